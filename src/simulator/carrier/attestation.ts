import { randomBytes } from 'node:crypto';
import { isTollFree } from '../messages/opt-out-list.js';
import type { WebhookParameters } from '../webhooks/webhook.js';

/** What a called carrier can find out about a caller id that came with a signature of the caller's carrier. */
const VERDICTS = ['TN-Validation-Passed', 'TN-Validation-Failed', 'No-TN-Validation'] as const;
const LEVEL = /-[ABC](-Passed|-Failed|-Diverted)?$/;

function isVerdict(value: string): boolean {
  return VERDICTS.some((verdict) => verdict === value.replace(LEVEL, ''));
}

/**
 * What the first request says of a caller id that was attested, as `TN-Validation-Passed-A`. Nothing on a toll-free
 * number: there it is not documented, and missing it is no reason for suspicion. Throws an Error for an unknown verdict.
 */
export function attested(to: string, verdict: string | undefined): WebhookParameters {
  if (verdict === undefined) return {};
  if (!isVerdict(verdict)) throw new Error(`stirVerstat must be one of ${VERDICTS.join(', ')}, with a level such as -A`);
  return isTollFree(to) ? {} : { StirVerstat: verdict, StirPassportToken: randomBytes(48).toString('base64url') };
}
