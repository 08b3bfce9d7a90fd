import { presenceTable, type PresenceCause, type PresenceFact } from './presence-table.js';
import type { Presence } from './presences.js';

export interface PresenceMove {
  readonly from: Presence;
  readonly to: Presence;
  readonly by: PresenceCause;
}

export type MoveDecision =
  | { readonly kind: 'go' }
  /** The first fact that is missing. */
  | { readonly kind: 'lacks'; readonly fact: PresenceFact }
  | { readonly kind: 'no-way' };

/** Whether somebody whose `facts` hold may be moved. */
export function decideMove({ from, to, by }: PresenceMove, facts: ReadonlySet<PresenceFact>): MoveDecision {
  const way = presenceTable[to].find((one) => one.by === by && one.from.includes(from));
  if (!way) return { kind: 'no-way' };
  const fact = way.needs.find((need) => !facts.has(need));
  return fact ? { kind: 'lacks', fact } : { kind: 'go' };
}
