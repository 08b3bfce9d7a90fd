import { exclusionOf, heldFor, type Exclusion } from './exclusions.js';
import type { CounsellorFacts, EntryFacts } from './facts.js';
import type { RoutingPolicy } from './routing-policy.js';

export interface RankedCounsellor {
  readonly counsellorId: string;
  /** 'Ana: speaks Spanish, took their last call, idle 4 min' */
  readonly sentence: string;
  readonly terms: readonly { readonly name: string; readonly value: string }[];
}

export interface ExcludedCounsellor {
  readonly counsellorId: string;
  /** `routing/ring` */
  readonly rule: string;
  /** 'Ben: proficiency 2, this ring asks for 3 until 02:14' */
  readonly sentence: string;
}

export interface RoutingDecision {
  /** Best first. */
  readonly ranked: readonly RankedCounsellor[];
  readonly excluded: readonly ExcludedCounsellor[];
  /** The first instant at which time alone lets somebody in who is excluded now. */
  readonly nextLookAt: Date | null;
}

interface Judged {
  readonly candidate: CounsellorFacts;
  readonly exclusion: Exclusion | null;
}

const minuteMs = 60_000;
const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/**
 * Who is offered this entry, and why not the others. First what nobody may overlook: route, skills, presence, a phone that can be
 * rung, no refusal a moment ago. Then the order: whom it is assigned to, the counsellor of their last talk, the entry's own route before another's,
 * supervisors last, the most proficient, whoever serves the fewest other routes (which keeps the versatile free), the longest idle by weight, and
 * the id, so that two processes agree. ADR 0014.
 */
export function rankCounsellors(
  asked: EntryFacts,
  candidates: readonly CounsellorFacts[],
  policy: RoutingPolicy,
  at: Date,
): RoutingDecision {
  // Another process's clock may be ahead of ours.
  const entry = asked.waitingSince > at ? { ...asked, waitingSince: at } : asked;
  const situation = { entry, policy, at, heldFor: heldFor(entry, candidates, policy, at) };
  const judged = candidates.map((candidate): Judged => ({ candidate, exclusion: exclusionOf(candidate, situation) }));
  const able = judged.filter(({ exclusion }) => exclusion === null).map(({ candidate }) => candidate);
  const excluded = judged.filter(({ exclusion }) => exclusion !== null).sort((a, b) => byId(a.candidate, b.candidate));
  return {
    ranked: able.sort((a, b) => compare(a, b, entry)).map((candidate) => explain(candidate, entry, at)),
    excluded: excluded.map(({ candidate, exclusion }) => toExcluded(candidate, exclusion!)),
    nextLookAt: earliest(excluded.flatMap(({ exclusion }) => exclusion!.until ?? [])),
  };
}

function compare(a: CounsellorFacts, b: CounsellorFacts, entry: EntryFacts): number {
  return (
    Number(b.id === entry.assignedTo) - Number(a.id === entry.assignedTo) ||
    Number(b.id === entry.lastCounsellorId) - Number(a.id === entry.lastCounsellorId) ||
    Number(b.routeId === entry.routeId) - Number(a.routeId === entry.routeId) ||
    Number(a.isSupervisor) - Number(b.isSupervisor) ||
    b.proficiency - a.proficiency ||
    a.otherRoutes - b.otherRoutes ||
    countsAsIdleFrom(a) - countsAsIdleFrom(b) ||
    byId(a, b)
  );
}

/** Milliseconds since the epoch. Fairness goes by weight: after a hard talk somebody stands further back. */
function countsAsIdleFrom({ availableSince, talkWeightSeconds }: CounsellorFacts): number {
  return availableSince.getTime() + talkWeightSeconds * 1000;
}

function byId(a: CounsellorFacts, b: CounsellorFacts): number {
  return a.id < b.id ? -1 : 1;
}

function explain(candidate: CounsellorFacts, entry: EntryFacts, at: Date): RankedCounsellor {
  const isAssigned = candidate.id === entry.assignedTo;
  const isLast = candidate.id === entry.lastCounsellorId;
  const isOwn = candidate.routeId === entry.routeId;
  const idle = minutesBetween(candidate.availableSince.getTime(), at);
  const counted = minutesBetween(countsAsIdleFrom(candidate), at);
  const words = [
    `speaks ${languageNames.of(entry.language)}`,
    entry.programme && `knows ${entry.programme}`,
    isAssigned && 'it is assigned to them',
    isLast && 'took their last call',
    !isOwn && 'helps out from another route',
    candidate.isSupervisor && 'supervisor',
    `idle ${idle}${counted === idle ? '' : ` (${counted} by the weight of their last talk)`}`,
  ];
  return {
    counsellorId: candidate.id,
    sentence: `${candidate.name}: ${words.filter(Boolean).join(', ')}`,
    terms: [
      { name: 'assigned', value: yesOrNo(isAssigned) },
      { name: 'last counsellor', value: yesOrNo(isLast) },
      { name: 'own route', value: yesOrNo(isOwn) },
      { name: 'supervisor', value: yesOrNo(candidate.isSupervisor) },
      { name: 'proficiency', value: String(candidate.proficiency) },
      { name: 'other routes', value: String(candidate.otherRoutes) },
      { name: 'idle', value: idle },
      { name: 'idle by weight', value: counted },
    ],
  };
}

function toExcluded({ id, name }: CounsellorFacts, { rule, words }: Exclusion): ExcludedCounsellor {
  return { counsellorId: id, rule, sentence: `${name}: ${words}` };
}

function minutesBetween(from: number, to: Date): string {
  return `${Math.max(0, Math.floor((to.getTime() - from) / minuteMs))} min`;
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function earliest(instants: readonly Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.min(...instants.map((instant) => instant.getTime())));
}
