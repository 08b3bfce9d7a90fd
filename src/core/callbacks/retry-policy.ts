import type { AttemptOutcome } from './attempt-outcomes.js';
import type { SpreadPolicy } from './other-part.js';

/** What ends a callback is never tried again by itself: it has no row in the table. */
export const retriedOutcomes = [
  'busy',
  'no-answer',
  'failed',
  'unreachable',
  'asked-later',
  'voicemail',
  'other-person',
  'hung-up',
] as const satisfies readonly AttemptOutcome[];
export type RetriedOutcome = (typeof retriedOutcomes)[number];

/** A quick try after so many seconds, or a try in another part of the day and week, so many hours later or more. */
export type RetryStep = { readonly afterSeconds: number } | { readonly otherPartAfterHours: number };

export interface RetryPolicy extends SpreadPolicy {
  readonly maxAttempts: number;
  /** Per outcome, what follows attempt 1, 2, ...; after the last of them a person decides. */
  readonly steps: Readonly<Record<RetriedOutcome, readonly RetryStep[]>>;
}

const minutes = (count: number): RetryStep => ({ afterSeconds: count * 60 });
const hours = (count: number): RetryStep => minutes(count * 60);
const otherPart = (count: number): RetryStep => ({ otherPartAfterHours: count });

/**
 * Quick while the person is still near the phone, then whenever they were not tried yet, at most six attempts before somebody decides.
 * Whole hours from 8 to 20 are open in nearly every state (L-301); whether they are is asked again at the moment of the call.
 */
export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 6,
  dayPartsFrom: { morning: 8, midday: 11, afternoon: 14, evening: 17, night: 20 },
  weekendTries: 1,
  steps: {
    busy: [minutes(5), minutes(15), hours(1), otherPart(20), otherPart(30)],
    'no-answer': [minutes(10), hours(2), otherPart(20), otherPart(30), otherPart(44)],
    failed: [minutes(1), minutes(5), minutes(15), hours(1), hours(4)],
    unreachable: [minutes(15), otherPart(20)],
    'asked-later': [hours(2), otherPart(20), otherPart(30), otherPart(44), otherPart(44)],
    voicemail: [hours(4), otherPart(20), otherPart(30), otherPart(44)],
    'other-person': [hours(2), otherPart(20), otherPart(30)],
    'hung-up': [otherPart(20)],
  },
};
