import { readInstant } from '../shared/read-instant.js';
import { pageWithoutQuery } from '../shared/page-address.js';
import type { SourceTrust } from './source-rules.js';

/** What a source says that the person agreed to, and how it knows. */
export interface ClaimedConsent {
  readonly call: boolean;
  readonly sms: boolean;
  /** Which wording they saw. */
  readonly textVersion: string | null;
  /** On which page. */
  readonly page: string | null;
  /** When, with its offset. */
  readonly at: string | null;
}

export interface CountedConsent {
  readonly call: boolean;
  readonly sms: boolean;
  readonly textVersion: string | null;
  /** Without its query: that may name the person. */
  readonly page: string | null;
  readonly givenAt: Date | null;
  /** A yes that does not count, because nothing shows it. */
  readonly unproven: boolean;
}

// Clocks differ; a consent that is to be given tomorrow is none.
const clockSkewMs = 5 * 60_000;

/**
 * A partner's "consented: yes" is worth what shows it: the wording, the page and the time. Without all three it counts as no consent
 * (B-088): the lead is taken, a human may answer the request, no machine calls. Our own websites show our own wording.
 */
export function consentThatCounts(claimed: ClaimedConsent, trust: SourceTrust, receivedAt: Date): CountedConsent {
  const page = claimed.page === null ? null : pageWithoutQuery(claimed.page);
  const givenAt = instantOf(claimed.at, receivedAt);
  const shown = Boolean(claimed.textVersion?.trim()) && page !== null && givenAt !== null;
  const counts = trust === 'own' || (trust === 'partner' && shown);
  const { textVersion } = claimed;
  return {
    call: claimed.call && counts,
    sms: claimed.sms && counts,
    textVersion,
    page,
    givenAt,
    unproven: (claimed.call || claimed.sms) && !counts,
  };
}

function instantOf(text: string | null, receivedAt: Date): Date | null {
  if (text === null) return null;
  const read = readInstant(text, receivedAt);
  return read.kind === 'accepted' && read.at.getTime() <= receivedAt.getTime() + clockSkewMs ? read.at : null;
}
