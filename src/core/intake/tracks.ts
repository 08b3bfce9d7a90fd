import type { FactName, IntakeFacts } from './intake-facts.js';
import { factProblem } from './missing-facts.js';
import type { FieldProblem } from './read-facts.js';
import { tracks, type Track } from './stages.js';

/** What each track asks, and what else is written on it. Facts of no track are about the way: when and where, and why it ended. */
const trackFacts: Readonly<Record<Track, { readonly asks: readonly FactName[]; readonly also: readonly FactName[] }>> = {
  safety: {
    asks: ['spokeWith', 'safeToTalk', 'personLocation'],
    also: ['safetyPlan', 'emergencySigns', 'emergencyTold', 'emergencyOutcome'],
  },
  clinical: {
    asks: ['screeningAgreed', 'substances', 'lastUse', 'personState', 'clinicianName', 'decisionReason'],
    also: ['levelOfCare', 'criteriaEdition', 'declinedByClinician'],
  },
  payment: { asks: ['coverageConsent', 'payer', 'coverageResult'], also: ['memberId', 'publicOption'] },
};

export interface TrackStanding {
  readonly track: Track;
  readonly state: 'not-begun' | 'going-on' | 'done';
  readonly missing: readonly FieldProblem[];
}

/** How far each track is, by itself: none of them waits for another. */
export function trackStandings(facts: IntakeFacts, at: Date): readonly TrackStanding[] {
  return tracks.map((track) => {
    const { asks } = trackFacts[track];
    const missing = asks.flatMap((field) => {
      const message = factProblem(field, facts, at);
      return message === null ? [] : [{ field, message }];
    });
    const begun = asks.some((field) => facts[field] !== undefined);
    return { track, state: missing.length === 0 ? 'done' : begun ? 'going-on' : 'not-begun', missing };
  });
}

export function trackOfFact(name: FactName): Track | null {
  return tracks.find((track) => [...trackFacts[track].asks, ...trackFacts[track].also].includes(name)) ?? null;
}
