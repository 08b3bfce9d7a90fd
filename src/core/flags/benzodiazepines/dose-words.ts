export type DoseUnit = 'mg' | 'mcg' | 'g' | 'ml' | 'bar' | 'tablet' | 'drop';

/** Each at the start of what follows a number. */
export const unitWords: readonly { readonly unit: DoseUnit; readonly pattern: RegExp }[] = [
  { unit: 'mcg', pattern: /^(?:mcgs?|ugs?|micrograms?|microgramos?)\b/ },
  { unit: 'mg', pattern: /^(?:mgs?|milligrams?|miligramos?)\b/ },
  { unit: 'ml', pattern: /^(?:mls?|milliliters?|mililitros?)\b/ },
  { unit: 'g', pattern: /^(?:g|grams?|gramos?)\b/ },
  { unit: 'bar', pattern: /^(?:a |de )?(?:xanax |xannie )?(?:bars?|barras?)\b/ },
  { unit: 'tablet', pattern: /^(?:a )?(?:tablets?|tabs?|pills?|pastillas?|tabletas?|comprimidos?)\b/ },
  { unit: 'drop', pattern: /^(?:drops?|gotas?)\b/ },
];

const halves: readonly (readonly [RegExp, string])[] = [
  [/\b(?:one|1|a) and a half\b|\b(?:uno|una|1) y medi[oa]\b/g, '1 1/2'],
  [/\b(?:two|2) and a half\b|\b(?:dos|2) y medi[oa]\b/g, '2 1/2'],
  [/\b(?:a )?half(?: an?| of an?| of)?\b|\bmedi[oa]\b/g, '1/2'],
  [/\b(?:a )?quarter(?: of)?(?: an?)?\b|\bun cuarto(?: de)?\b/g, '1/4'],
];
const times: readonly (readonly [RegExp, string])[] = [
  [/\btwice(?: a day| daily)?\b|\bbid\b/g, '2 times a day'],
  [/\b(?:once|1 time)(?: a day| daily)?\b/g, '1 times a day'],
  [/\btid\b/g, '3 times a day'],
  [/\bqid\b/g, '4 times a day'],
];
const words: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  un: '1',
  uno: '1',
  una: '1',
  dos: '2',
  tres: '3',
  cuatro: '4',
  cinco: '5',
  seis: '6',
  siete: '7',
  ocho: '8',
  nueve: '9',
  diez: '10',
};

/** Numbers that are written as words, as digits. */
export function numberWords(text: string): string {
  const replaced = [...halves, ...times].reduce((sofar, [pattern, digits]) => sofar.replace(pattern, digits), text);
  return replaced
    .replace(/[a-z]+/g, (word) => words[word] ?? word)
    .replace(/(\d)(?=[a-z])/g, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();
}
