/** The languages a caller can choose; es-US is what carriers call the Spanish of the Americas. */
export const spokenLanguages = ['en', 'es'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/**
 * One sentence that may be said aloud, with where it comes from: key and version answer "which words did she hear?" later. Made by
 * the script directory only, which has checked the words.
 */
export interface SpokenLine {
  readonly key: string;
  /** 0 is the text that comes with the program; a site's own versions count from 1. */
  readonly version: number;
  readonly language: SpokenLanguage;
  readonly text: string;
}

/** `es-MX` -> es; whatever we do not speak is English. */
export function spokenLanguageOf(language: string | null): SpokenLanguage {
  return /^es\b/i.test(language ?? '') ? 'es' : 'en';
}
