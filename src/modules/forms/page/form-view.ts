import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import type { WordList } from '../../../core/forms/words/word-list.js';
import type { FormFields } from '../form/form-fields.js';
import type { NightQuestion } from '../form/night-question.js';
import type { SourceForm } from '../source/form-sources.js';
import type { ConsentWording } from '../texts/consent-wordings.js';

export interface ShownProblem {
  /** Name of the form's field. */
  readonly field: string;
  readonly message: string;
}

/** Everything that the page of the form shows. */
export interface FormView {
  readonly form: SourceForm;
  readonly language: SpokenLanguage;
  readonly words: WordList;
  readonly site: { readonly name: string; readonly phoneNumber: string; readonly timeZone: string };
  /** As they were typed: a page that is shown again keeps every one. */
  readonly fields: FormFields;
  readonly problems: readonly ShownProblem[];
  /** What happened to the post as a whole. */
  readonly banner: string | null;
  /** Signs of danger: help comes first. */
  readonly danger: boolean;
  readonly question: NightQuestion | null;
  readonly wording: ConsentWording;
  readonly token: string;
  /** JSON, for the script. */
  readonly challenge: string;
  readonly now: Date;
}
