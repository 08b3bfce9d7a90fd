import type { SpokenLanguage } from '../spoken-line.js';

export interface TalkStep {
  /** What the step is for, in the language of the console. */
  readonly title: Readonly<Record<SpokenLanguage, string>>;
  /** To be said as it stands, or in one's own words, in the language of the person; `{counsellor}` is who says it. */
  readonly says: Readonly<Record<SpokenLanguage, string>>;
}
