import type { Urgency } from '../../core/callbacks/urgency.js';
import type { ConsentEvidence } from './consent-evidence.js';
import type { SafetyHelpDto } from '../../contracts/lead.dto.js';

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
  readonly language: string;
  readonly aboutSomeoneElse: boolean;
  readonly preferredTime: string | null;
  readonly consent: { readonly call: boolean; readonly sms: boolean; readonly textVersion: string | null };
  /** Null: all we know is what the source says. */
  readonly evidence: ConsentEvidence | null;
  readonly attribution: Record<string, string> | null;
  readonly dangerSigns: readonly { readonly sign: string; readonly words: string }[];
  readonly safety: SafetyHelpDto[] | null;
  readonly urgency: Urgency;
  readonly promise: { readonly windowStart: Date; readonly promisedBy: Date; readonly dueAt: Date; readonly because: string };
  readonly anyHourRequestedAt: Date | null;
  /** They named a time to be called at. */
  readonly isWish: boolean;
}

/** What came of writing a draft. The body is kept as text: a repeated request gets the same bytes. */
export type CaptureResult =
  | { readonly kind: 'captured' | 'replayed'; readonly status: number; readonly body: string }
  | { readonly kind: 'in-flight' }
  | { readonly kind: 'mismatch' };
