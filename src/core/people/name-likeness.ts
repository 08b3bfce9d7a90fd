import { isNear } from '../screening/near-spelling.js';

/**
 * `same`: the same words, in whatever order. `near`: a slip, or one name is part of the other ("Maria" and "Maria de la Cruz").
 * `family`: a word in common and another that differs, as in one family. `unknown`: one of them has no name.
 */
export type NameLikeness = 'same' | 'near' | 'family' | 'different' | 'unknown';

// What NFD does not take apart.
const plainLetters: Readonly<Record<string, string>> = { đ: 'd', ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };
const mostWords = 12;

/** 'José  O’Brien-Núñez' -> 'jose obrien nunez': as it is compared and searched, never as it is shown. Empty without a letter. */
export function foldName(name: string): string {
  return wordsOf(name).join(' ');
}

export function compareNames(a: string | null, b: string | null): NameLikeness {
  const [few, many] = [wordsOf(a ?? ''), wordsOf(b ?? '')].sort((one, other) => one.length - other.length) as [
    string[],
    string[],
  ];
  if (few.length === 0) return 'unknown';
  if (few.toSorted().join(' ') === many.toSorted().join(' ')) return 'same';
  const left = [...many];
  const found = few.filter((word) => {
    const index = left.findIndex((other) => isNear(word, other) || isInitialOf(word, other));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
  if (found.length === few.length) return 'near';
  return found.some((word) => word.length > 1) ? 'family' : 'different';
}

/** 'Maria L.' is told apart from nobody by her L. */
function isInitialOf(word: string, other: string): boolean {
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  return short.length === 1 && long.startsWith(short);
}

function wordsOf(name: string): string[] {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ`´]/gu, '')
    .toLowerCase()
    .replace(/[đøłßæœı]/gu, (letter) => plainLetters[letter]!);
  return folded
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, mostWords);
}
