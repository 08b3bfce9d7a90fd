const minute = 60;

/**
 * How many seconds to wait after the first, second, ... try that came to nothing. All of it fits into the time that was told to the person;
 * then a human rings the insurer.
 */
export const retrySeconds = [15, minute, 3 * minute, 6 * minute] as const;

// Requests that failed together shall not all be sent again in the same second.
const jitter = 0.2;

/** Tries so far, this one included; `roll` is any number from 0 to 1. Null: no more tries. */
export function waitAfter(tries: number, roll: number): number | null {
  const seconds = retrySeconds[tries - 1];
  return seconds === undefined ? null : Math.round(seconds * (1 - jitter + 2 * jitter * roll));
}
