// Enough areas for a storm: each has a hundred numbers that are reserved for fiction.
const areas =
  `201 203 205 207 208 209 210 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262
  267 269 270 276 281 301 302 303 304 307 308 309 310 313 314 315 316 317 318 319`.split(/\s+/);

/** The n-th number of a storm. */
export function stormNumber(n: number): string {
  const area = areas[Math.floor(n / 100)];
  if (!area) throw new Error(`a storm has numbers for ${areas.length * 100} phones only`);
  return `+1${area}55501${String(n % 100).padStart(2, '0')}`;
}
