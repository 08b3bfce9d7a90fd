import type { Presence } from '../../../core/presence/presences.js';
import type { ShiftPoint } from '../../../core/waiting/wait-facts.js';

export interface PresenceStep {
  readonly counsellorId: string;
  readonly at: Date;
  readonly presence: Presence;
}

const groupOf: Record<Presence, 'available' | 'busy' | 'away' | null> = {
  available: 'available',
  offered: 'busy',
  'on-call': 'busy',
  'wrap-up': 'busy',
  break: 'away',
  offline: null,
};

/** How many were free, busy and away after each change, from changes in the order in which they happened. */
export function shiftOver(steps: readonly PresenceStep[]): readonly ShiftPoint[] {
  const now = new Map<string, Presence>();
  return steps.map(({ counsellorId, at, presence }) => {
    now.set(counsellorId, presence);
    const count = (group: 'available' | 'busy' | 'away') => [...now.values()].filter((one) => groupOf[one] === group).length;
    return { at, available: count('available'), busy: count('busy'), away: count('away') };
  });
}
