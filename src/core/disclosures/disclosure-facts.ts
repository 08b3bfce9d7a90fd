import type { ConsentKind, LedgerEvent, SubjectRole } from '../consent/consent-event.js';
import type { FieldGroup } from './field-groups.js';
import type { Purpose, Recipient } from './recipients.js';

/** On what a disclosure rests. Anything but a consent is written down with what the law wants to know of it. */
export type LegalBasis =
  | { readonly kind: 'consent' }
  /** 42 CFR 2.51: to medical personnel, when consent cannot be had. All three have to be written down (2.51(c)). */
  | { readonly kind: 'emergency'; readonly medicalPerson: string; readonly affiliation: string; readonly nature: string }
  /** 42 CFR 2.23: the patient sees their own record. */
  | { readonly kind: 'own-request' }
  /** 42 CFR 2.12(c)(4): to a service organization that is bound in writing, for what it does for us. */
  | { readonly kind: 'service-organization' }
  /** 42 CFR part 2 subpart E: to whom a court order names, within what it lets out (L-112). */
  | { readonly kind: 'court-order'; readonly legalRequestId: string };
export type LegalBasisKind = LegalBasis['kind'];
export const legalBasisKinds = [
  'consent',
  'emergency',
  'own-request',
  'service-organization',
  'court-order',
] as const satisfies readonly LegalBasisKind[];

export interface AskedDisclosure {
  readonly recipient: Recipient;
  readonly purpose: Purpose;
  readonly fields: readonly FieldGroup[];
  readonly basis: LegalBasis;
  /** Of no use in part: unless all of it may be told, nothing is. */
  readonly onlyWhole?: true;
}

/** An event of the consent ledger, with what a grant under 42 CFR 2.31 names. */
export interface Part2Event extends LedgerEvent {
  readonly id: string;
  readonly kind: ConsentKind;
  /** Whose word it is. */
  readonly subjectRole: SubjectRole;
  /** What may be disclosed by it; null: the wording did not list it. */
  readonly fields: readonly FieldGroup[] | null;
}

/** The patient asked that something is not told, and we agreed (42 CFR 2.26, L-108). */
export interface Restriction {
  /** Empty: everything. */
  readonly fields: readonly FieldGroup[];
  /** As recipients are named; null: everybody. */
  readonly recipient: string | null;
  /** Empty: whatever it is for. */
  readonly purposes: readonly Purpose[];
}

/** A demand of the law about this person, as it stands in the log. */
export interface LegalRequestFacts {
  /** An order under 42 CFR part 2 subpart E is on record; a subpoena is none. */
  readonly courtOrder: boolean;
  /** Answered or withdrawn. */
  readonly isClosed: boolean;
  /** The court, or who sent it. */
  readonly sender: string;
  /** What the order lets out. */
  readonly orderFields: readonly FieldGroup[];
}

/** What whoever takes out a file took out before (B-110). */
export interface FileFacts {
  /** About how many others in 24 hours, without a second person. */
  readonly othersLately: number;
}

/** Whether others approved this very disclosure: null: nobody was asked; else why theirs does not count, if so. */
export type ApprovalStanding = { readonly objection: string | null } | null;

export interface DisclosureFacts {
  /** The ledger of each of the records that are this person. */
  readonly ledgers: readonly (readonly Part2Event[])[];
  /** Agreed to, and in force. */
  readonly restrictions: readonly Restriction[];
  /** The vendor that gets or carries it, and why it may not, if so; null: there is none. */
  readonly vendor: { readonly objection: string | null } | null;
  /** Null: it is no file that one of us takes out. */
  readonly file: FileFacts | null;
  /** Null: it rests on none, or there is no such request about this person. */
  readonly legalRequest: LegalRequestFacts | null;
  readonly approval: ApprovalStanding;
}

export type RefusalReason =
  | 'no-consent'
  | 'expired'
  | 'revoked'
  | 'frozen'
  | 'outside-scope'
  | 'restricted'
  | 'incomplete'
  | 'wrong-recipient'
  | 'vendor-inactive'
  | 'no-court-order'
  | 'needs-approval'
  | 'no-notice';

export interface RefusedDisclosure {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** For whoever wanted to send it: what is the matter, and what to do. */
  readonly sentence: string;
  /** Where that is written. */
  readonly rule: string;
}

export interface AllowedDisclosure {
  readonly kind: 'allowed';
  readonly basis: LegalBasisKind;
  readonly consentId: string | null;
  /** What may be told of what was wanted; never empty. */
  readonly permitted: readonly FieldGroup[];
  readonly withheld: readonly FieldGroup[];
  /** Goes along with it: on what it rests, for whom and what for (42 CFR 2.32). */
  readonly scopeText: string;
  /** It is allowed since others approved it: their approval is used up by it. */
  readonly byApproval: boolean;
}

export type DisclosureDecision = AllowedDisclosure | RefusedDisclosure;
