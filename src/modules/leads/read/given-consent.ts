import type { LeadConsentDto } from '../../../contracts/lead.dto.js';
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
  /** The published words, by kind; empty where the site has published none. */
  readonly texts: Readonly<Partial<Record<ConsentKind, AgreedText>>>;
  readonly from: SentFrom;
}

type ReadConsent = Omit<GivenConsent, 'texts' | 'from'>;

/** Absent counts as "not ticked". */
export function readConsent(consent: LeadConsentDto | null | undefined): ReadConsent {
  return {
    call: consent?.call ?? false,
    sms: consent?.sms ?? false,
    textVersion: consent?.textVersion ?? null,
    textSha256: consent?.textSha256 ?? null,
    page: consent?.page?.replace(/[?#].*$/s, '') ?? null,
    shownAt: consent?.shownAt ?? null,
    givenAt: consent?.givenAt ?? null,
  };
}

export function tickedKinds({ call, sms }: Pick<GivenConsent, 'call' | 'sms'>): readonly ConsentKind[] {
  return [...(call ? ['call_live' as const] : []), ...(sms ? ['sms' as const] : [])];
}
