import type { LeadConsentDto } from '../../../contracts/lead.dto.js';
import { consentThatCounts } from '../../../core/sources/consent-that-counts.js';
import type { SourceTrust } from '../../../core/sources/source-rules.js';
import type { ConsentChannel, ConsentKind } from '../../../core/consent/consent-event.js';

/** Where a submission came from, as far as the request shows it. */
export interface SentFrom {
  readonly channel: Extract<ConsentChannel, 'form' | 'api' | 'page'>;
  /** `<key id>:<hex>`, keyed; null when there was no request. */
  readonly ipHash: string | null;
  readonly userAgent: string | null;
}

/** The words of one kind that were agreed to. */
export interface AgreedText {
  readonly sha256: string;
  readonly language: string;
}

/** What was ticked, and everything that shows it later (L-310). */
export interface GivenConsent {
  readonly call: boolean;
  readonly sms: boolean;
  readonly textVersion: string | null;
  readonly textSha256: string | null;
  /** Without what could hold an answer: the part behind "?" and "#". */
  readonly page: string | null;
  readonly shownAt: string | null;
  readonly givenAt: string | null;
  /** A yes that does not count, because nothing shows it. */
  readonly unproven: boolean;
  /** The published words, by kind; empty where the site has published none. */
  readonly texts: Readonly<Partial<Record<ConsentKind, AgreedText>>>;
  readonly from: SentFrom;
}

type ReadConsent = Omit<GivenConsent, 'texts' | 'from'>;

/** Absent counts as "not ticked"; of what a source claims, what it shows counts (B-088). */
export function readConsent(given: LeadConsentDto | null | undefined, trust: SourceTrust, at: Date): ReadConsent {
  const claimed = {
    call: given?.call ?? false,
    sms: given?.sms ?? false,
    textVersion: given?.textVersion ?? null,
    page: given?.page ?? null,
    at: given?.givenAt ?? null,
  };
  const { givenAt, ...counted } = consentThatCounts(claimed, trust, at);
  return {
    ...counted,
    givenAt: givenAt?.toISOString() ?? null,
    textSha256: given?.textSha256 ?? null,
    shownAt: given?.shownAt ?? null,
  };
}

export function tickedKinds({ call, sms }: Pick<GivenConsent, 'call' | 'sms'>): readonly ConsentKind[] {
  return [...(call ? ['call_live' as const] : []), ...(sms ? ['sms' as const] : [])];
}
