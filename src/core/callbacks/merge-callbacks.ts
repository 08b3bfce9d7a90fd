import type { Urgency } from './urgency.js';

/** What two open callbacks, of persons who turned out to be one, have to become: a person has one open callback. */
export interface OpenCallback {
  readonly id: string;
  readonly state: string;
  readonly urgency: Urgency;
  readonly windowStart: Date;
  readonly promisedBy: Date;
  readonly dueAt: Date;
}

export interface MergedCallbacks {
  readonly keptId: string;
  readonly endedId: string;
  readonly urgency: Urgency;
  readonly windowStart: Date;
  readonly promisedBy: Date;
  readonly dueAt: Date;
}

// Whoever stands in line stays there; a call that is planned goes before one that a person still has to decide on.
const order: Readonly<Record<string, number>> = { queued: 0, scheduled: 1, 'needs-decision': 2 };

/** The earlier promise, the higher urgency (B-105), and one callback, whichever of the two persons is merged into the other. */
export function mergeCallbacks(one: OpenCallback, other: OpenCallback): MergedCallbacks {
  const [kept, ended] = [one, other].sort(byPlace) as [OpenCallback, OpenCallback];
  const earlier = (a: Date, b: Date) => (a <= b ? a : b);
  return {
    keptId: kept.id,
    endedId: ended.id,
    urgency: [kept.urgency, ended.urgency].includes('urgent') ? 'urgent' : kept.urgency,
    windowStart: earlier(kept.windowStart, ended.windowStart),
    promisedBy: earlier(kept.promisedBy, ended.promisedBy),
    dueAt: kept.state === 'scheduled' && ended.state !== 'needs-decision' ? earlier(kept.dueAt, ended.dueAt) : kept.dueAt,
  };
}

function byPlace(a: OpenCallback, b: OpenCallback): number {
  return (
    (order[a.state] ?? 3) - (order[b.state] ?? 3) || a.promisedBy.getTime() - b.promisedBy.getTime() || (a.id < b.id ? -1 : 1)
  );
}
