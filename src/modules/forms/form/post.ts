import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import type { SourceForm } from '../source/source-form.store.js';
import type { FormFields } from './form-fields.js';

/** Somebody pressed the button. */
export interface Post {
  readonly form: SourceForm;
  readonly fields: FormFields;
  readonly rawBody: string;
  readonly address: string;
  readonly userAgent: string | null;
}

export function sourceOf({ form: { sourceId, siteId } }: Pick<Post, 'form'>): SourcePrincipal {
  return { kind: 'source', sourceId, siteId };
}
