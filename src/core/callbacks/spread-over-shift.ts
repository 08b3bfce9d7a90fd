import type { ShiftCapacity } from './shift-capacity.js';
import { urgencies, type Urgency } from './urgency.js';

/** Somebody who is to be called from the same opening on. */
export interface Waiting {
  readonly id: string;
  readonly urgency: Urgency;
  /** Since when they wait. */
  readonly since: Date;
  /** The latest they were promised. */
  readonly promisedBy: Date;
}

export interface Placed {
  readonly id: string;
  readonly at: Date;
}

/**
 * When each of many is called who wait for the same opening (quiet hours end, the site opens, a part of the day begins): in rounds as
 * long as a call, as many at once as there are counsellors; danger first, then whoever was promised less time, then whoever waits
 * longest. `booked` are calls that stand already. No promise is broken for it: when a round is full and the next would be too late,
 * the emptiest round takes one too many.
 */
export function spreadOverShift(
  waiting: readonly Waiting[],
  from: Date,
  booked: readonly Date[],
  { counsellors, minutesPerCall }: ShiftCapacity,
): readonly Placed[] {
  const roundMs = minutesPerCall * 60_000;
  const roundOf = (instant: Date): number => Math.max(0, Math.floor((instant.getTime() - from.getTime()) / roundMs));
  const rounds = new Rounds(counsellors);
  for (const call of booked) rounds.add(roundOf(call));
  return groupsOf(waiting, ({ promisedBy }) => roundOf(promisedBy)).flatMap(({ last, members }) => {
    const taken = members.map(() => rounds.takeUpTo(last)).toSorted((a, b) => a - b);
    return members.map(({ id }, index) => ({ id, at: new Date(from.getTime() + taken[index]! * roundMs) }));
  });
}

class Rounds {
  private readonly calls = new Map<number, number>();

  constructor(private readonly atOnce: number) {}

  add(round: number): void {
    this.calls.set(round, (this.calls.get(round) ?? 0) + 1);
  }

  /** The first round that is not full; when all are, the first of the emptiest. */
  takeUpTo(last: number): number {
    let best = 0;
    for (let round = 1; round <= last; round += 1) if (this.crowd(round) < this.crowd(best)) best = round;
    this.add(best);
    return best;
  }

  /** Two rounds with room are alike. */
  private crowd(round: number): number {
    return Math.max(this.calls.get(round) ?? 0, this.atOnce - 1);
  }
}

interface Group {
  readonly last: number;
  readonly members: readonly Waiting[];
}

/** Those of the same urgency and last round, longest waiting first; the groups in the order in which they choose. */
function groupsOf(waiting: readonly Waiting[], lastOf: (one: Waiting) => number): readonly Group[] {
  const lasts = [...new Set(waiting.map(lastOf))].toSorted((a, b) => a - b);
  return urgencies.flatMap((urgency) =>
    lasts.map((last) => ({
      last,
      members: waiting.filter((one) => one.urgency === urgency && lastOf(one) === last).toSorted(byAge),
    })),
  );
}

function byAge(a: Waiting, b: Waiting): number {
  return a.since.getTime() - b.since.getTime() || a.id.localeCompare(b.id);
}
