const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * How many seconds to wait after the first, second, ... failed try. Quick at first, for a receiver that restarts; then over more than
 * three days, for one that nobody looks after at a weekend (B-090).
 */
export const retrySeconds = [5, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, day, day, day] as const;

/** A receiver that asks for more patience than this gets our own table instead of being forgotten. */
export const longestRetryAfterSeconds = day;

// Receivers that failed together shall not all be asked again in the same second: each wait is up to a fifth shorter or longer.
const jitter = 0.2;

export type RetryDecision = { readonly kind: 'again'; readonly afterSeconds: number } | { readonly kind: 'give-up' };

interface FailedTry {
  /** Tries so far, this one included. */
  readonly tries: number;
  /** Any number from 0 to 1. */
  readonly roll: number;
  /** What the receiver asked for; null: nothing. */
  readonly retryAfterSeconds: number | null;
}

/** When is a delivery tried again that was not accepted? Never sooner than the receiver asked for, up to a day. */
export function decideRetry({ tries, roll, retryAfterSeconds }: FailedTry): RetryDecision {
  const seconds = retrySeconds[tries - 1];
  if (seconds === undefined) return { kind: 'give-up' };
  const spread = Math.round(seconds * (1 - jitter + 2 * jitter * roll));
  const asked = Math.min(retryAfterSeconds ?? 0, longestRetryAfterSeconds);
  return { kind: 'again', afterSeconds: Math.max(spread, asked) };
}
