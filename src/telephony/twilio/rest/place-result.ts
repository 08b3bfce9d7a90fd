import { CarrierError } from '../../carrier-error.js';
import type { FailureReason } from '../../failure-reason.js';
import type { CreateResult } from '../../telephony-provider.js';

type Failed = Exclude<CreateResult, { kind: 'accepted' }>;

// Sentences are ours: the carrier's quote the number.
const sentences: Partial<Record<FailureReason, string>> = {
  'bad-destination': 'This number cannot be reached; another one is needed.',
  'caller-id-not-ours': 'The number we call from is not ours to use at the carrier.',
  'geo-not-allowed': 'Calls to this part of the world are not permitted at the carrier.',
  'blocked-destination': 'The carrier blocks this number.',
  'opted-out': 'This number has asked for no more texts.',
  'not-verified': 'The carrier has not verified our number for texts yet.',
  throttled: 'The carrier allows no more calls at once.',
  'auth-broken': 'The carrier does not accept our account or credentials.',
  'race-gone': 'It is not there any more.',
};

/**
 * What a failed create means. Creating has no idempotency key: only what surely did nothing may be asked again,
 * everything that may have reached the carrier is `unknown`. Throws what is not a carrier's failure.
 */
export function toFailedResult(error: unknown): Failed {
  if (!(error instanceof CarrierError)) throw error;
  switch (error.outcome) {
    case 'rejected':
      return { kind: 'rejected', reason: error.reason, code: error.code, message: sentenceFor(error) };
    case 'not-processed':
      return { kind: 'not-processed', retryAfterSeconds: error.retryAfterSeconds, message: error.message };
    case 'unknown':
      return { kind: 'unknown', message: error.message };
    default:
      throw new Error(`no result for ${String(error.outcome satisfies never)}`);
  }
}

function sentenceFor(error: CarrierError): string {
  return sentences[error.reason] ?? `The carrier refused this (${error.code}).`;
}
