import type { Fulfilment, GivenPromise } from '../../../core/waiting/judge-promise.js';
import type { CallbackHistory, CallbackStep } from './wait-facts.reader.js';

export type GivenAndFulfilled = GivenPromise & Fulfilment;

/**
 * Every promise of a callback, oldest first, and what became of it. A new window replaces the promise before it; a ring answers the
 * promise that stood then.
 */
export function promisesOf({ steps, rings }: Pick<CallbackHistory, 'steps' | 'rings'>): readonly GivenAndFulfilled[] {
  const given = steps.filter((step, index) => index === 0 || !isSamePromise(step, steps[index - 1]!));
  return given.map((step, index) => {
    const until = given[index + 1]?.at ?? steps.find((one) => one.at >= step.at && isEnd(one))?.at ?? null;
    const rungAt = rings.find((at) => at >= step.at && (until === null || at <= until)) ?? null;
    return { windowStart: step.windowStart, promisedBy: step.promisedBy, rungAt, endedAt: until };
  });
}

function isSamePromise(a: CallbackStep, b: CallbackStep): boolean {
  return a.promisedBy.getTime() === b.promisedBy.getTime() && a.windowStart.getTime() === b.windowStart.getTime();
}

function isEnd({ state }: CallbackStep): boolean {
  return state === 'done' || state === 'cancelled';
}
