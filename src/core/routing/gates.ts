import type { CounsellorFacts, EntryFacts } from './facts.js';
import type { Ring, RoutingPolicy } from './routing-policy.js';

type Gated = Pick<EntryFacts, 'urgency' | 'waitingSince'>;

/** When something that a policy opens after so many seconds opens for this entry. Danger waits for nobody: all is open at once. */
export function opensAt({ urgency, waitingSince }: Gated, afterSeconds: number): Date {
  return urgency === 'urgent' ? waitingSince : new Date(waitingSince.getTime() + afterSeconds * 1000);
}

/** When the rings have widened to this proficiency; null: they never do. */
export function ringOpensAt(entry: Gated, rings: readonly Ring[], proficiency: number): Date | null {
  if (rings.length === 0 || entry.urgency === 'urgent') return entry.waitingSince;
  const widening = fromTheBeginning(rings).filter(({ minProficiency }) => minProficiency <= proficiency);
  return widening.length === 0 ? null : opensAt(entry, Math.min(...widening.map(({ afterSeconds }) => afterSeconds)));
}

/** The proficiency that is asked for now: a later ring only widens. */
export function askedProficiency(entry: Gated, rings: readonly Ring[], at: Date): number {
  const open = fromTheBeginning(rings).filter(({ afterSeconds }) => opensAt(entry, afterSeconds) <= at);
  return Math.min(5, ...open.map(({ minProficiency }) => minProficiency));
}

/** When counsellors of another route than the entry's own are asked; null: never. */
export function routeOpensAt(entry: EntryFacts, { overflow }: RoutingPolicy, { routeId }: CounsellorFacts): Date | null {
  if (routeId === entry.routeId) return entry.waitingSince;
  const steps = overflow.routes.filter((step) => step.routeId === routeId).map(({ afterSeconds }) => afterSeconds);
  return steps.length === 0 ? null : opensAt(entry, Math.min(...steps));
}

function fromTheBeginning(rings: readonly Ring[]): readonly Ring[] {
  const first = Math.min(...rings.map(({ afterSeconds }) => afterSeconds));
  return rings.map((ring) => (ring.afterSeconds === first ? { ...ring, afterSeconds: 0 } : ring));
}
