/** Numbers from one seed (xorshift128, as good as a long run needs): `exponential(mean)`, and `share(p)` true that often. */
export function chance(seed) {
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) state[i] = Math.imul(seed + i + 1, 0x9e3779b1) ^ 0x85ebca6b;
  const next = () => {
    let mixed = state[3];
    const first = state[0];
    state.copyWithin(1, 0, 3);
    mixed ^= mixed << 11;
    mixed ^= mixed >>> 8;
    state[0] = mixed ^ first ^ (first >>> 19);
    return (state[0] + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < 64; i++) next();
  return { exponential: (mean) => -mean * Math.log(next()), share: (p) => next() < p };
}
