import type { CounsellorFacts, EntryFacts } from '../../../core/routing/facts.js';
import type { Refusal } from '../offer.store.js';
import type { WaitingEntry } from '../queue-entry.store.js';
import type { RulesOfRoute } from './route-rules.js';

/** An entry as the policy sees it. */
export function factsOf(entry: WaitingEntry, rules: RulesOfRoute): EntryFacts {
  return {
    ...rules.facts,
    urgency: entry.urgency,
    waitingSince: entry.arrived_at,
    assignedTo: entry.assigned_to,
    lastCounsellorId: entry.last_counsellor_id,
  };
}

/** Counsellors for whom the entry may be kept. */
export function wishedOf({ assigned_to: assigned, last_counsellor_id: last }: WaitingEntry): readonly string[] {
  return [assigned, last].filter((id) => id !== null);
}

/** With when they last said no to this entry; `refusals` newest first. */
export function refusedAt(one: CounsellorFacts, entry: WaitingEntry, refusals: readonly Refusal[]): CounsellorFacts {
  const theirs = refusals.filter((r) => r.queue_entry_id === entry.id && r.counsellor_id === one.id);
  if (theirs.length === 0) return one;
  const last = (state: Refusal['state']): Date | null => theirs.find((r) => r.state === state)?.ended_at ?? null;
  return { ...one, declinedAt: last('declined'), missedAt: last('expired') };
}
