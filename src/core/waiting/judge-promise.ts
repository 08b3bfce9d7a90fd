import { explainWait } from './explain-wait.js';
import type { WaitFacts } from './wait-facts.js';
import { lateCauseOf, lateCauses, type LateCause } from './wait-causes.js';

/** What somebody was told: we call between these. */
export interface GivenPromise {
  readonly windowStart: Date;
  readonly promisedBy: Date;
}

export type PromiseVerdict =
  | { readonly kind: 'kept' }
  | { readonly kind: 'open' }
  /** It ended before its time: they called us, agreed on another time, or want no call any more. */
  | { readonly kind: 'released' }
  | {
      readonly kind: 'late';
      readonly lateSeconds: number;
      readonly cause: LateCause;
      readonly seconds: ReadonlyMap<LateCause, number>;
    };

/** How a promise came out. `rungAt`: when their phone first rang for it; `endedAt`: when it ended without. Null: not yet. */
export interface Fulfilment {
  readonly rungAt: Date | null;
  readonly endedAt: Date | null;
}

/**
 * A promise is kept when their phone rings before it runs out. What is late is put down to the cause that took the most of the time from
 * the start of the window on; of equal ones to the first of `lateCauses`. Lateness that nothing explains is our fault.
 */
export function judgePromise(
  promise: GivenPromise,
  { rungAt, endedAt }: Fulfilment,
  facts: WaitFacts,
  now: Date,
): PromiseVerdict {
  const { windowStart, promisedBy } = promise;
  const end = endOf({ rungAt, endedAt }, now);
  if (end <= promisedBy) return { kind: rungAt ? 'kept' : endedAt ? 'released' : 'open' };
  const seconds = secondsByCause(facts, windowStart, end);
  const lateSeconds = (end.getTime() - promisedBy.getTime()) / 1000;
  return { kind: 'late', lateSeconds, cause: mainCause(seconds), seconds };
}

function endOf({ rungAt, endedAt }: Fulfilment, now: Date): Date {
  return earliest(rungAt, endedAt) ?? now;
}

function earliest(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a < b ? a : b) : (a ?? b);
}

function secondsByCause(facts: WaitFacts, from: Date, to: Date): ReadonlyMap<LateCause, number> {
  const seconds = new Map<LateCause, number>();
  for (const segment of explainWait(facts, from, to)) {
    const cause = lateCauseOf[segment.cause];
    const took = (segment.to.getTime() - segment.from.getTime()) / 1000;
    if (cause) seconds.set(cause, (seconds.get(cause) ?? 0) + took);
  }
  return seconds;
}

function mainCause(seconds: ReadonlyMap<LateCause, number>): LateCause {
  const most = Math.max(0, ...seconds.values());
  return lateCauses.find((cause) => most > 0 && seconds.get(cause) === most) ?? 'our fault';
}
