import type { Urgency } from '../../core/callbacks/urgency.js';
import type { Campaign } from '../../core/attribution/clean-campaign.js';
import type { KnownBirthDate } from '../../core/people/birth-date.js';
import type { SafetyHelpDto } from '../../contracts/lead.dto.js';
import type { GivenConsent } from './read/given-consent.js';

/** A lead that passed every check and has its promise, ready to be written. */
export interface LeadDraft {
  readonly id: string;
  readonly reference: string;
  readonly sourceId: string;
  readonly siteId: string;
  readonly routeId: string;
  readonly receivedAt: Date;
  readonly rawBody: string;
  readonly idempotency: { readonly key: string; readonly requestHash: Buffer } | null;
  readonly phone: {
    readonly e164: string;
    readonly extension: string | null;
    readonly automaticCalls: boolean;
    readonly whyNotAutomatic: string | null;
  };
  readonly name: { readonly display: string | null; readonly search: string | null };
  readonly email: string | null;
  readonly emailUsable: boolean | null;
  readonly message: string | null;
  /** Five digits; null when none was given, or none that can be read. */
  readonly zip: string | null;
  /** Of whoever needs help. */
  readonly birthDate: KnownBirthDate | null;
  readonly language: string;
  readonly aboutSomeoneElse: boolean;
  readonly preferredTime: string | null;
  readonly consent: GivenConsent;
  /** Null: when we received it. Else before that: what was revoked in between stays revoked. */
  readonly consentedAt: Date | null;
  /** Somebody on our side brought it: they tell supervisors of danger in it. */
  readonly isLate: boolean;
  readonly attribution: Campaign | null;
  /** Whose number it is, when it is a canary's. */
  readonly canaryId: string | null;
  readonly dangerSigns: readonly { readonly sign: string; readonly words: string }[];
  readonly safety: SafetyHelpDto[] | null;
  readonly urgency: Urgency;
  readonly promise: { readonly windowStart: Date; readonly promisedBy: Date; readonly dueAt: Date; readonly because: string };
  readonly anyHourRequestedAt: Date | null;
  /** Until when the link to their own page is good. */
  readonly pageValidUntil: Date;
  /** They agreed to texts just now, and the site sends them that link. */
  readonly textsPageLink: boolean;
  /** They named a time to be called at. */
  readonly isWish: boolean;
  /** The clock on which times are said to them: of their ZIP, else of the site. */
  readonly zone: string;
  /** What they were answered already, when it waited on the disk for the database. */
  readonly given?: { readonly status: number; readonly body: string };
  /** They asked a while ago, and are not in danger; with `decidedBy` that staff user decides whether they are called at all. */
  readonly late: { readonly decidedBy: string | null } | null;
}

/** What is different about a lead that reaches us late: from a list, or once a rule was fixed. */
export interface LateArrival {
  /** Its id, so that it cannot be written twice. */
  readonly leadId: string;
  /** Nobody is called before that, unless in danger. */
  readonly notBefore: Date | null;
  /** This staff user decides whether they are called at all, unless in danger. */
  readonly decidedBy: string | null;
  readonly consentGivenAt: Date | null;
}

/** What came of writing a draft. The body is kept as text: a repeated request gets the same bytes. */
export type CaptureResult =
  | { readonly kind: 'captured' | 'replayed'; readonly status: number; readonly body: string }
  | { readonly kind: 'in-flight' }
  | { readonly kind: 'mismatch' };
