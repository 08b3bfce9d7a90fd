import type { SentFrom } from '../../leads/index.js';
import type { SourceForm } from '../source/form-sources.js';
import type { FormFields } from './form-fields.js';

/** Somebody pressed the button. */
export interface Post {
  readonly form: SourceForm;
  readonly fields: FormFields;
  /** As it was sent, but for campaign data and the page around the form: those are kept apart from the person. */
  readonly rawBody: string;
  readonly address: string;
  /** Who sent it, as evidence may keep it (L-310). */
  readonly from: SentFrom;
}
