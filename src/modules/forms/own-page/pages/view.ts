import type { NextStep } from '../../../../core/own-page/what-is-next.js';
import type { PageWords } from '../../../../core/own-page/page-words.js';
import type { SpokenLanguage } from '../../../../core/scripts/spoken-line.js';

/** All that a page may know: never a name, a message or a whole number of theirs. */
export interface View {
  /** Address of the page, without a slash at its end. */
  readonly base: string;
  readonly language: SpokenLanguage;
  readonly words: PageWords;
  /** The site's number in E.164: whom to call, and what their phone shows when we call. */
  readonly hotline: string;
  readonly next: NextStep;
  /** 'today between 6:00 PM and 6:30 PM'; empty when nothing is planned. */
  readonly when: string;
  /** 'Eastern time' */
  readonly zone: string;
  readonly timeZone: string;
  readonly digits: string;
  readonly now: Date;
}

/** `to` is the part after the page's address; the language goes along. */
export function addressOf(
  { base, language }: Pick<View, 'base' | 'language'>,
  to: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams({ ...query, l: language });
  return `${base}${to}?${search.toString()}`;
}
