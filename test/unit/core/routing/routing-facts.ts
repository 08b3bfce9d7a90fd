import type { CounsellorFacts, EntryFacts } from '../../../../src/core/routing/facts.js';
import { defaultRoutingPolicy, type RoutingPolicy } from '../../../../src/core/routing/routing-policy.js';

export const at = new Date('2026-03-02T12:00:00Z');
export const secondsAgo = (seconds: number) => new Date(at.getTime() - seconds * 1000);
export const inSeconds = (seconds: number) => secondsAgo(-seconds);

export function entryOf(changes: Partial<EntryFacts> = {}): EntryFacts {
  const route = { routeId: 'en', language: 'en', programme: null, requiredSkills: [], zone: 'America/New_York' };
  return { ...route, urgency: 'standard', waitingSince: secondsAgo(3600), assignedTo: null, lastCounsellorId: null, ...changes };
}

export function counsellor(id: string, changes: Partial<CounsellorFacts> = {}): CounsellorFacts {
  return {
    id,
    name: id.toUpperCase(),
    routeId: 'en',
    proficiency: 3,
    otherRoutes: 0,
    skills: [],
    isSupervisor: false,
    isActive: true,
    presence: 'available',
    availableSince: secondsAgo(240),
    talkWeightSeconds: 0,
    isReachable: true,
    declinedAt: null,
    missedAt: null,
    ...changes,
  };
}

export function policyOf(
  changes: Partial<Omit<RoutingPolicy, 'overflow'>> = {},
  overflow: Partial<RoutingPolicy['overflow']> = {},
) {
  return { ...defaultRoutingPolicy, ...changes, overflow: { ...defaultRoutingPolicy.overflow, ...overflow } };
}
