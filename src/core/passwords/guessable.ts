const keyRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'abcdefghijklmnopqrstuvwxyz'];
const neighbours = new Set(
  keyRows.flatMap((row) => Array.from(row).flatMap((key, i) => (i === 0 ? [] : [`${row[i - 1]}${key}`, `${key}${row[i - 1]}`]))),
);

/** One sign, a few in a row of keys, or a short piece again and again: `aaaaaaaa`, `1234567890qwerty`, `abc1abc1abc1`. */
export function isPattern(text: string): boolean {
  const signs = Array.from(text);
  if (new Set(signs).size < 5) return true;
  const steps = signs.slice(1).filter((sign, i) => sign === signs[i] || neighbours.has(`${signs[i]}${sign}`)).length;
  return steps >= 0.75 * (signs.length - 1) || isRepeated(text);
}

function isRepeated(text: string): boolean {
  const longest = Math.min(8, Math.floor(text.length / 2));
  return Array.from({ length: longest }, (_, i) => text.slice(0, i + 1)).some(
    (piece) => piece.repeat(Math.ceil(text.length / piece.length)).slice(0, text.length) === text,
  );
}

/** Names that stand on the sign-in screen. */
const ours = ['ringback', 'password', 'admin', 'administrator', 'counsellor'];

/** What is left of `text` without the words of `about` and of ours, and without digits and signs. */
export function withoutWords(text: string, about: readonly string[]): string {
  const words = [...about.flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u)), ...ours].filter(
    (word) => word.length >= 3,
  );
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((left, word) => left.replaceAll(word, ''), text).replaceAll(/[^\p{L}]/gu, '');
}
