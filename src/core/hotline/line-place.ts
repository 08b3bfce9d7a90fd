import type { Urgency } from '../callbacks/urgency.js';

/** Seconds from the moment a caller starts waiting until somebody should have answered; callbacks have their own targets. */
const liveTargetSeconds: Record<Urgency, number> = { urgent: 10, standard: 20 };

// Crisis goes to the front of everything that waits (promise 6), first come first served among themselves. Nothing waits in line for
// a day: who is not reached by then has had a new promise.
const aheadOfAllSeconds = -24 * 3600;
// Behind every crisis of the next twelve hours, ahead of everybody else.
const frontSeconds = -12 * 3600;

/** The deadline by which the line is ordered, of a caller who waits since `arrivedAt`. */
export function liveDeadline(urgency: Urgency, inCrisis: boolean, arrivedAt: Date): Date {
  const seconds = inCrisis ? aheadOfAllSeconds : liveTargetSeconds[urgency];
  return new Date(arrivedAt.getTime() + seconds * 1000);
}

/** The deadline of a caller whom we sent to a partner in vain: nobody but a caller in a crisis goes before them. */
export function frontDeadline(arrivedAt: Date): Date {
  return new Date(arrivedAt.getTime() + frontSeconds * 1000);
}
