import type { Urgency } from '../callbacks/urgency.js';

export interface EntryFacts {
  readonly routeId: string;
  readonly urgency: Urgency;
  /** Who talked to this person last. */
  readonly lastCounsellorId: string | null;
  /** Until then the entry waits for that counsellor alone; null: it never waits. */
  readonly lastCounsellorReliefAt: Date | null;
}

/** A counsellor who is available now. */
export interface CounsellorFacts {
  readonly id: string;
  readonly name: string;
  readonly routeIds: readonly string[];
  readonly availableSince: Date;
  readonly declinedThisEntry: boolean;
  readonly missedThisEntry: boolean;
}

export interface RankedCounsellor {
  readonly counsellorId: string;
  /** 'Ana: took their last call, serves 2 other routes, idle 4 min' */
  readonly sentence: string;
  readonly terms: readonly { readonly name: string; readonly value: string }[];
}

const minuteMs = 60_000;

/**
 * Who is offered this entry, best first: the counsellor of their last call, then whoever serves the fewest other routes (keeping
 * the versatile free), then the longest idle, then by id so that two processes agree. Languages are routes. While relief is
 * pending only the last counsellor is named; danger waits for nobody.
 */
export function rankCounsellors(
  entry: EntryFacts,
  candidates: readonly CounsellorFacts[],
  at: Date,
): readonly RankedCounsellor[] {
  return candidates
    .filter((candidate) => mayBeOffered(candidate, entry))
    .filter((candidate, _, able) => candidate.id === entry.lastCounsellorId || !isHeld(entry, candidates, able, at))
    .sort((a, b) => compare(a, b, entry))
    .map((candidate) => explain(candidate, entry, at));
}

function mayBeOffered(candidate: CounsellorFacts, { routeId }: EntryFacts): boolean {
  return candidate.routeIds.includes(routeId) && !candidate.declinedThisEntry && !candidate.missedThisEntry;
}

// Held until relief, unless the last counsellor is here and has already declined or missed it.
function isHeld(entry: EntryFacts, all: readonly CounsellorFacts[], able: readonly CounsellorFacts[], at: Date): boolean {
  const { lastCounsellorId, lastCounsellorReliefAt, urgency } = entry;
  if (urgency === 'urgent' || lastCounsellorId === null || lastCounsellorReliefAt === null || at >= lastCounsellorReliefAt)
    return false;
  const isHere = (some: readonly CounsellorFacts[]): boolean => some.some(({ id }) => id === lastCounsellorId);
  return isHere(able) || !isHere(all);
}

function compare(a: CounsellorFacts, b: CounsellorFacts, entry: EntryFacts): number {
  return (
    Number(b.id === entry.lastCounsellorId) - Number(a.id === entry.lastCounsellorId) ||
    otherRoutes(a, entry) - otherRoutes(b, entry) ||
    a.availableSince.getTime() - b.availableSince.getTime() ||
    (a.id < b.id ? -1 : 1)
  );
}

function otherRoutes({ routeIds }: CounsellorFacts, { routeId }: EntryFacts): number {
  return new Set(routeIds.filter((id) => id !== routeId)).size;
}

function explain(candidate: CounsellorFacts, entry: EntryFacts, at: Date): RankedCounsellor {
  const isLast = candidate.id === entry.lastCounsellorId;
  const others = otherRoutes(candidate, entry);
  const idle = `${Math.max(0, Math.floor((at.getTime() - candidate.availableSince.getTime()) / minuteMs))} min`;
  const serves = others === 0 ? 'serves no other route' : `serves ${others} other ${others === 1 ? 'route' : 'routes'}`;
  return {
    counsellorId: candidate.id,
    sentence: `${candidate.name}: ${[...(isLast ? ['took their last call'] : []), serves, `idle ${idle}`].join(', ')}`,
    terms: [
      { name: 'last counsellor', value: isLast ? 'yes' : 'no' },
      { name: 'other routes', value: String(others) },
      { name: 'idle', value: idle },
    ],
  };
}
