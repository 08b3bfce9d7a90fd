import type { Urgency } from '../callbacks/urgency.js';

export interface EntryFacts {
  readonly routeId: string;
  readonly urgency: Urgency;
  readonly lastCounsellorId: string | null;
}

/** A counsellor who is available now. */
export interface CounsellorFacts {
  readonly id: string;
  readonly name: string;
  readonly routeIds: readonly string[];
  readonly availableSince: Date;
  /** Just now, this very entry. */
  readonly declinedThisEntry: boolean;
  readonly missedThisEntry: boolean;
}

export interface RankedCounsellor {
  readonly counsellorId: string;
  /** Why it is theirs, for the offer: "Ana: took their last call, idle 4 min". */
  readonly sentence: string;
  readonly terms: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Who is offered this entry first, best first. Filters: serves the route, has not just declined or missed it. Then: whoever
 * talked with the person last (they need not tell their story twice), fewest other routes (keeps the rare skills free), longest
 * idle, and the id so that a tie is never a coin toss. What somebody's care would pay plays no part (L-502).
 */
export function rankCounsellors(
  entry: EntryFacts,
  candidates: readonly CounsellorFacts[],
  at: Date,
): readonly RankedCounsellor[] {
  return candidates
    .filter((one) => one.routeIds.includes(entry.routeId) && !one.declinedThisEntry && !one.missedThisEntry)
    .toSorted((a, b) => compare(entry, a, b))
    .map((one) => explain(entry, one, at));
}

function compare(entry: EntryFacts, a: CounsellorFacts, b: CounsellorFacts): number {
  const isLast = (one: CounsellorFacts) => Number(one.id === entry.lastCounsellorId);
  return (
    isLast(b) - isLast(a) ||
    a.routeIds.length - b.routeIds.length ||
    a.availableSince.getTime() - b.availableSince.getTime() ||
    (a.id < b.id ? -1 : 1)
  );
}

function explain(entry: EntryFacts, one: CounsellorFacts, at: Date): RankedCounsellor {
  const others = one.routeIds.length - 1;
  const terms = [
    ...(one.id === entry.lastCounsellorId ? [{ name: 'last counsellor', value: 'took their last call' }] : []),
    {
      name: 'other routes',
      value: others === 0 ? 'serves only this route' : `serves ${others} other route${others === 1 ? '' : 's'}`,
    },
    { name: 'idle', value: `idle ${duration(at.getTime() - one.availableSince.getTime())}` },
  ];
  return { counsellorId: one.id, sentence: `${one.name}: ${terms.map((term) => term.value).join(', ')}`, terms };
}

function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
}
