import type { PageAction } from '../../../../core/own-page/page-actions.js';
import type { Tx } from '../../../../platform/database/database.js';
import type { OwnPage } from '../own-page.js';

/** What was sent with the form; empty when it was not. */
export interface Said {
  readonly step: string;
  readonly at: string;
  readonly phone: string;
  readonly reason: string;
}

export type Deed =
  | {
      readonly kind: 'done';
      /** Codes and ids, for the audit. */
      readonly detail?: Readonly<Record<string, string>>;
      /** Of which the page speaks from now on. */
      readonly callbackId?: string;
    }
  /** Nobody waits to be called any more, or they are on the phone: nothing was changed. */
  | { readonly kind: 'too-late' };

/** One thing that a person does on their own page, in the transaction of its step. Throws DomainError for what they can do otherwise. */
export interface PageDeed {
  run(tx: Tx, page: OwnPage, action: PageAction, said: Said, at: Date): Promise<Deed>;
}
