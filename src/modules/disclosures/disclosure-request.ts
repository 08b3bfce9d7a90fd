import type { AskedDisclosure, RefusedDisclosure } from '../../core/disclosures/disclosure-facts.js';
import type { DisclosureChannel } from '../../core/disclosures/channels.js';
import type { DisclosurePermit } from '../../core/disclosures/disclosure-permit.js';
import type { FieldGroup } from '../../core/disclosures/field-groups.js';
import type { Attachment } from '../../core/disclosures/notice.js';
import type { Tx } from '../../platform/database/database.js';

/** Somebody wants to tell somebody else something about a person. */
export interface DisclosureRequest extends AskedDisclosure {
  readonly personId: string;
  readonly intakeId: string | null;
  /** Null: the program by itself. */
  readonly byUserId: string | null;
  readonly channel: DisclosureChannel;
  /** The key of the vendor that carries it; null: nobody between. */
  readonly vendor: string | null;
  /** Of what one of us takes out: which file of ours, such as record:pdf. */
  readonly file?: string;
  /** By which others approved it. */
  readonly approvalId?: string;
}

/** What the writer of a payload has to keep to, and to put into it. */
export interface DisclosureFrame extends Attachment {
  readonly disclosureId: string;
  /** Nothing but this may stand in it. */
  readonly permitted: readonly FieldGroup[];
  /** Wanted, and kept back: by the consent's scope, or since the patient asked for it. */
  readonly withheld: readonly FieldGroup[];
  /** By which others approved it; has to stand in what goes out. Null: it needed nobody else. */
  readonly approvalId: string | null;
  readonly at: Date;
}

/**
 * Writes what is sent, notice and scope text in it, reading with `tx`. Null: it is said or handed over by somebody, with the notice. It
 * may be called again.
 */
export type WritePayload = (frame: DisclosureFrame, tx: Tx) => Promise<string | null> | string | null;

export interface BlockedDisclosure extends Omit<RefusedDisclosure, 'kind'> {
  readonly kind: 'blocked';
  readonly disclosureId: string;
  /** Of the decision. */
  readonly at: Date;
}

export interface GrantedDisclosure {
  readonly kind: 'granted';
  readonly frame: DisclosureFrame;
  readonly payload: string | null;
  /** For the door outside; null when there is no payload. */
  readonly permit: DisclosurePermit | null;
}

export type SendResult = { readonly kind: 'sent' } | { readonly kind: 'failed'; readonly code: string };

export interface MadeDisclosure {
  readonly kind: 'made';
  readonly disclosureId: string;
  readonly withheld: readonly FieldGroup[];
  readonly result: SendResult;
}
