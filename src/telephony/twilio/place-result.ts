import { CarrierError, type PlaceResult } from '../telephony.port.js';

// Codes: the carrier's error dictionary. Sentences are ours; the carrier's quote the number.
const reasons: readonly { readonly codes: readonly string[]; readonly sentence: string }[] = [
  {
    codes: ['21201', '21211', '21214', '21217', '13223', '13224'],
    sentence: 'This number cannot be reached; another one is needed.',
  },
  {
    codes: ['21210', '21212', '21213', '13214', '13247'],
    sentence: 'The number we call from is not ours to use at the carrier.',
  },
  { codes: ['21215', '13227', '21408'], sentence: 'Calls to this part of the world are not permitted at the carrier.' },
  { codes: ['21216', '13225', '32203'], sentence: 'The carrier blocks this number.' },
  { codes: ['10004', '16021'], sentence: 'The carrier allows no more calls at once.' },
  { codes: ['10001', '20003', '20005', '20006', '20008'], sentence: 'The carrier does not accept our account or credentials.' },
];

/**
 * What a failed "place a call" means. Creating a call has no idempotency key: only what surely did nothing may be asked again,
 * everything that may have reached the carrier is `unknown`. Throws what is not a carrier's failure.
 */
export function toPlaceResult(error: unknown): PlaceResult {
  if (!(error instanceof CarrierError)) throw error;
  switch (error.outcome) {
    case 'rejected':
      return { kind: 'rejected', code: error.code, message: sentenceFor(error) };
    case 'not-processed':
      return { kind: 'not-processed', retryAfterSeconds: error.retryAfterSeconds, message: error.message };
    case 'unknown':
      return { kind: 'unknown', message: error.message };
    default:
      throw new Error(`no result for ${String(error.outcome satisfies never)}`);
  }
}

function sentenceFor(error: CarrierError): string {
  const known = reasons.find((reason) => reason.codes.includes(error.code));
  return known ? known.sentence : `The carrier refused the call (${error.code}).`;
}
