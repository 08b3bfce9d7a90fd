import type { SpokenLanguage } from '../../scripts/spoken-line.js';
import { englishWords } from './english.js';
import { spanishWords } from './spanish.js';
import type { WordList } from './word-list.js';

export const formWords: Readonly<Record<SpokenLanguage, WordList>> = { en: englishWords, es: spanishWords };

/** Puts values into the {places} of a sentence. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
