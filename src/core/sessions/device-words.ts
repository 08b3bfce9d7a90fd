// In this order: each of the later names stands in the text of some earlier one too.
const browsers = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['CrOS', 'ChromeOS'],
  ['Mac OS X', 'Mac'],
  ['Linux', 'Linux'],
] as const;

const firstIn = (text: string, names: readonly (readonly [string, string])[]) => names.find(([sign]) => text.includes(sign))?.[1];

/** `Firefox on Windows`: enough to know one's own devices by, and no more of the header is kept. */
export function deviceWords(userAgent: string | undefined): string {
  const [browser, system] = [firstIn(userAgent ?? '', browsers), firstIn(userAgent ?? '', systems)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? 'unknown device';
}
