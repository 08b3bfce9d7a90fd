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
  const groups = new Map<string, 'available' | 'busy' | 'away' | null>();
  const counts = { available: 0, busy: 0, away: 0 };
  return steps.map(({ counsellorId, at, presence }) => {
    const before = groups.get(counsellorId);
    if (before) counts[before] -= 1;
    const now = groupOf[presence];
    groups.set(counsellorId, now);
    if (now) counts[now] += 1;
    return { at, ...counts };
  });
}
