import { lastDayOfYearlyReport, lastDayToTell } from './breach-dates.js';

/**
 * From so many on HHS is told at the same time as the people, and the media of a state where so many of them live. The law says "more
 * than 500" for the media (45 CFR 164.406); we tell them from 500 on, as HHS (164.408(b)), so that one more who is found later changes nothing.
 */
export const manyPeople = 500;

/** The four factors of 45 CFR 164.402(2), as they were written down. */
export interface RiskAssessment {
  /** What kind of information it is, and whether people can be told from it. */
  readonly information: string | null;
  /** Who used it, or to whom it went. */
  readonly recipient: string | null;
  /** Whether it was really taken or looked at. */
  readonly acquired: string | null;
  /** How far the risk was lessened since. */
  readonly mitigation: string | null;
  readonly lowProbability: boolean;
}

export const riskFactors = ['information', 'recipient', 'acquired', 'mitigation'] as const;
export type RiskFactor = (typeof riskFactors)[number];

export const breachNoticeKinds = ['people', 'media', 'hhs'] as const;
export type BreachNoticeKind = (typeof breachNoticeKinds)[number];

export interface BreachFacts {
  /** The first day on which it was known, or should have been. */
  readonly discoveredOn: string;
  /** Null: nobody has weighed it yet. */
  readonly assessment: RiskAssessment | null;
  /** How many live where; null: nobody knows where. */
  readonly affected: readonly { readonly state: string | null; readonly people: number }[];
  readonly notices: readonly { readonly kind: BreachNoticeKind; readonly state: string | null; readonly sentOn: string }[];
}

export interface BreachDuty {
  readonly kind: BreachNoticeKind;
  /** Of the media. */
  readonly state: string | null;
  /** The last day. */
  readonly dueOn: string;
  /** The first notice; null: it is still to be sent. */
  readonly sentOn: string | null;
  readonly rule: string;
}

/** The factors that nobody has written down. */
export function missingFactors(assessment: RiskAssessment | null): readonly RiskFactor[] {
  return riskFactors.filter((factor) => (assessment?.[factor] ?? '').trim() === '');
}

/** It counts as a breach unless all four factors are written down and come to a low probability (45 CFR 164.402(2)). */
export function isPresumedBreach(assessment: RiskAssessment | null): boolean {
  return assessment?.lowProbability !== true || missingFactors(assessment).length > 0;
}

/** Who has to be told by when, and who was (L-113). Empty: it is no breach. */
export function breachDuties({ discoveredOn, assessment, affected, notices }: BreachFacts): readonly BreachDuty[] {
  if (!isPresumedBreach(assessment)) return [];
  const dueOn = lastDayToTell(discoveredOn);
  const total = affected.reduce((sum, { people }) => sum + people, 0);
  const duty = (kind: BreachNoticeKind, rule: string, due = dueOn, state: string | null = null): BreachDuty => {
    const sent = notices.filter((one) => one.kind === kind && one.state === state).map(({ sentOn }) => sentOn);
    return { kind, state, dueOn: due, sentOn: sent.sort()[0] ?? null, rule };
  };
  return [
    duty('people', '45 CFR 164.404'),
    ...affected.flatMap(({ state, people }) =>
      state !== null && people >= manyPeople ? [duty('media', '45 CFR 164.406', dueOn, state)] : [],
    ),
    total >= manyPeople
      ? duty('hhs', '45 CFR 164.408(b)')
      : duty('hhs', '45 CFR 164.408(c)', lastDayOfYearlyReport(discoveredOn)),
  ];
}

/** What has to be sent by `day`, or had to be. */
export function dutiesDueBy(facts: BreachFacts, day: string): readonly BreachDuty[] {
  return breachDuties(facts).filter(({ sentOn, dueOn }) => sentOn === null && dueOn <= day);
}

/** Why a case cannot be closed, for whoever wants to; null: everybody was told, or it is no breach. */
export function closingObjection(facts: BreachFacts): string | null {
  if (!isPresumedBreach(facts.assessment)) return null;
  if (facts.affected.length === 0)
    return 'Nobody has written down how many people of which state it is about, and it counts as a breach: write it down first.';
  const open = breachDuties(facts).filter(({ sentOn }) => sentOn === null);
  if (open.length === 0) return null;
  const words = open.map(({ kind, state, dueOn }) => `${kind}${state === null ? '' : ` of ${state}`} (by ${dueOn})`);
  return `It counts as a breach, and these were not told: ${words.join(', ')}. Write down each notice, or all four factors of a low probability.`;
}
