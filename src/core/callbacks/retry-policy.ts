import { attemptOutcomes, outcomeWords, type AttemptOutcome } from './attempt-outcomes.js';

export interface RetryPolicy {
  readonly maxAttempts: number;
  /** Per outcome, the wait in seconds after attempt 1, 2, ...; after the last of them a person decides. */
  readonly delaysInSeconds: Readonly<Record<AttemptOutcome, readonly number[]>>;
}

export type AfterAttempt =
  | { readonly kind: 'done'; readonly reason: string }
  | { readonly kind: 'retry'; readonly at: Date; readonly reason: string }
  | { readonly kind: 'needs-decision'; readonly reason: string }
  | { readonly kind: 'do-not-call'; readonly reason: string };

const minute = 60;
const hour = 60 * minute;
const mostAttempts = 20;
const longestDelaySeconds = 14 * 24 * 3600;
const endings: readonly AttemptOutcome[] = ['reached', 'wrong-number', 'do-not-call'];

/**
 * Quick while the person is still near the phone, then at other times of the day than the last (20 h, 30 h and 44 h are not 24 h
 * apart), at most six attempts before somebody decides.
 */
export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 6,
  delaysInSeconds: {
    busy: [5 * minute, 15 * minute, hour, 20 * hour, 30 * hour],
    'no-answer': [10 * minute, 2 * hour, 20 * hour, 30 * hour, 44 * hour],
    failed: [minute, 5 * minute, 15 * minute, hour, 4 * hour],
    unreachable: [15 * minute, 20 * hour],
    reached: [],
    'asked-later': [2 * hour, 20 * hour, 30 * hour, 44 * hour, 44 * hour],
    voicemail: [4 * hour, 20 * hour, 30 * hour, 44 * hour],
    'wrong-number': [],
    'other-person': [2 * hour, 20 * hour, 30 * hour],
    'hung-up': [20 * hour],
    'do-not-call': [],
  },
};

/**
 * What follows from the outcome of attempt `attemptNumber` (1 is the first). It always ends: talked, never again, or a named
 * person's decision once the attempts or the waits of this outcome are used up. `askedFor` is kept to the minute, not spread.
 */
export function decideAfterAttempt(
  outcome: AttemptOutcome,
  attemptNumber: number,
  policy: RetryPolicy,
  at: Date,
  askedFor: Date | null,
): AfterAttempt {
  const words = outcomeWords[outcome];
  if (outcome === 'reached') return { kind: 'done', reason: `${words}.` };
  if (outcome === 'do-not-call') return { kind: 'do-not-call', reason: `${words}.` };
  if (outcome === 'wrong-number') return { kind: 'needs-decision', reason: `${words}: is there another way to reach them?` };
  if (attemptNumber >= policy.maxAttempts)
    return { kind: 'needs-decision', reason: `${words}, and all ${policy.maxAttempts} attempts are used: decide what to do.` };
  if (outcome === 'asked-later' && askedFor !== null && askedFor > at)
    return { kind: 'retry', at: askedFor, reason: `${words}, at this time.` };
  const delay = policy.delaysInSeconds[outcome][attemptNumber - 1];
  if (delay === undefined) return { kind: 'needs-decision', reason: `${words} on attempt ${attemptNumber}: decide what to do.` };
  const next = `attempt ${attemptNumber + 1} of at most ${policy.maxAttempts}`;
  return { kind: 'retry', at: new Date(at.getTime() + delay * 1000), reason: `${words}: ${next}.` };
}

const delaysSchema = (most: number): object => ({
  type: 'array',
  maxItems: most,
  items: { type: 'number', minimum: 1, maximum: longestDelaySeconds },
});

/** JSON Schema of a RetryPolicy: what ends a callback is never tried again, so it has no waits. */
export const retryPolicySchema: object = {
  type: 'object',
  additionalProperties: false,
  required: ['maxAttempts', 'delaysInSeconds'],
  properties: {
    maxAttempts: { type: 'integer', minimum: 1, maximum: mostAttempts },
    delaysInSeconds: {
      type: 'object',
      additionalProperties: false,
      required: attemptOutcomes,
      properties: Object.fromEntries(
        attemptOutcomes.map((outcome) => [outcome, delaysSchema(endings.includes(outcome) ? 0 : mostAttempts)]),
      ),
    },
  },
};
