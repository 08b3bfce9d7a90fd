import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { closeReasonCodes } from '../../../../src/core/intake/closing/close-reason-codes.js';
import { decideAdvance, type AdvanceDecision, type IntakeSnapshot } from '../../../../src/core/intake/decide-advance.js';
import type { FactName } from '../../../../src/core/intake/intake-facts.js';
import { nextStages, stageTable } from '../../../../src/core/intake/stage-table.js';
import { endStages, intakeRoles, stages } from '../../../../src/core/intake/stages.js';
import { trackOfFact } from '../../../../src/core/intake/tracks.js';

const start = new Date('2026-03-02T12:00:00Z').getTime();

const facts = fc.record(
  {
    spokeWith: fc.constantFrom('self', 'family', 'nonsense'),
    safeToTalk: fc.boolean(),
    screeningAgreed: fc.boolean(),
    substances: fc.constant('alcohol'),
    lastUse: fc.constant('today'),
    personLocation: fc.constant('Tampa, FL'),
    coverageConsent: fc.boolean(),
    payer: fc.constant('self-pay'),
    personState: fc.constantFrom('FL', 'nowhere'),
    nextContactOn: fc.constantFrom('2026-03-04', '2026-04-01', '2025-01-01'),
    safetyPlan: fc.constant('sister stays'),
    arrivalAt: fc.constantFrom('2026-03-04', '2026-04-01', '2025-01-01'),
    arrivalPlace: fc.constant('Main site'),
    arrivedAt: fc.constant('2026-03-05'),
    admittedAt: fc.constant('2026-03-05'),
    facilityContact: fc.constant('Nurse Kim'),
    emergencySigns: fc.constant('seizure'),
    closeReason: fc.constantFrom(...closeReasonCodes),
    referralOffered: fc.boolean(),
    referredTo: fc.constant('another site'),
    whatever: fc.constant(1),
  },
  { requiredKeys: [] },
);

const complete = {
  spokeWith: 'self',
  safeToTalk: true,
  screeningAgreed: true,
  substances: 'alcohol',
  lastUse: 'today',
  personLocation: 'Tampa',
  coverageConsent: true,
  payer: 'self-pay',
  personState: 'FL',
  nextContactOn: '2026-06-01',
  safetyPlan: 'sister stays',
  arrivalPlace: 'Main site',
  arrivedAt: '2026-06-01',
  admittedAt: '2026-06-01',
  facilityContact: 'Nurse Kim',
  emergencySigns: 'seizure',
  emergencyTold: '911',
  emergencyOutcome: 'taken to hospital',
};
const decision = { clinicianName: 'Dr. Ruiz', levelOfCare: '3.7', criteriaEdition: '4', decisionReason: 'because' };
const agreed = ['2026-03-01', '2026-03-01', '2026-06-01'].map((arrivalAt) => ({ ...complete, arrivalAt }));

const command = fc.record({
  to: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...stages.filter((stage) => stage !== 'closed')) },
    fc.constant('closed' as const),
  ),
  facts: fc.oneof(fc.constant({}), facts, { weight: 4, arbitrary: fc.constantFrom(complete, ...agreed) }),
  decides: fc.boolean(),
  /** Which of the possible stages, instead of `to`; null: `to`, whether or not a way leads there. */
  way: fc.option(fc.nat(20)),
  roles: fc.oneof(fc.constant([...intakeRoles]), fc.subarray([...intakeRoles], { minLength: 1 })),
  reason: fc.constantFrom(null, 'a reason'),
  override: fc.boolean(),
  hours: fc.oneof({ weight: 12, arbitrary: fc.nat(48) }, fc.constant(700)),
});

type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

/** Without anything that is about payment. */
const unpaid = (all: object) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => trackOfFact(name as FactName) !== 'payment'));

function step(intake: IntakeSnapshot, { decides, way, ...request }: Omit<Command, 'hours'>, at: Date) {
  const ways = nextStages(intake).filter((stage) => stage !== 'closed');
  const to = (way === null ? undefined : ways[way % ways.length]) ?? request.to;
  return decideAdvance(intake, { ...request, to, ...(decides && to === 'approved' && { decided: decision }) }, at);
}

type Advance = Extract<AdvanceDecision, { kind: 'advance' }>;

/** One sentence for each thing that must never be. */
function whatIsWrong(
  before: IntakeSnapshot,
  { to, facts, overridden, nextStep, nextStepDueAt, stageBefore }: Advance,
  now: number,
) {
  const { needs, waivable } = stageTable[to];
  const open = (fact: FactName) => facts[fact] === undefined && !overridden.includes(fact);
  const lacking = before.stage === 'emergency' ? [] : needs.filter(open);
  const unsaid = stageTable[before.stage].leavesWith.filter(open);
  const isEnd = endStages.includes(to);
  const rules: readonly [boolean, string][] = [
    [nextStages(before).includes(to), 'no way leads there'],
    [[...lacking, ...unsaid].length === 0, `without ${[...lacking, ...unsaid].join(', ')}`],
    [overridden.every((fact) => waivable.includes(fact)), 'waived what is not waivable'],
    [(nextStep === null) === isEnd && (nextStepDueAt === null) === isEnd, 'a next step and its time, in open stages only'],
    [stageBefore === (to === 'emergency' ? before.stage : null), 'an emergency knows where it began'],
    [nextStepDueAt === null || nextStepDueAt.getTime() >= now, 'due in the past'],
  ];
  return rules.filter(([holds]) => !holds).map(([, what]) => `${before.stage} -> ${to}: ${what}`);
}

test('random commands never reach a stage without its facts and never leave an open intake without a next step', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 80, size: 'max' }), (commands) => {
      let now = start;
      let intake: IntakeSnapshot = { stage: 'inquiry', stageBefore: null, facts: {} };
      for (const one of commands) {
        now += one.hours * 3_600_000;
        const decision = step(intake, one, new Date(now));
        if (decision.kind === 'refused') continue;
        expect(whatIsWrong(intake, decision, now)).toEqual([]);
        intake = { stage: decision.to, stageBefore: decision.stageBefore, facts: decision.facts };
        reached.add(intake.stage);
      }
    }),
    { numRuns: 300, seed: 15 },
  );
  expect([...reached].sort()).toEqual([...stages].sort());
});

test('payment gates nothing but itself: without all that is known of it every other stage is entered as before', () => {
  const others = stages.filter((stage) => stageTable[stage].track !== 'payment' && stage !== 'closed');
  fc.assert(
    fc.property(fc.constantFrom(...stages), facts, fc.constantFrom(...others), command, (stage, known, to, one) => {
      const before = (all: object): IntakeSnapshot => ({
        stage,
        stageBefore: stage === 'emergency' ? to : null,
        facts: { ...decision, ...all },
      });
      const asked = { ...one, to, way: null };
      const at = new Date(start);
      const paid = step(before(known), asked, at);
      const notPaid = step(before(unpaid(known)), { ...asked, facts: unpaid(asked.facts) }, at);
      expect(notPaid.kind).toBe(paid.kind);
      if (paid.kind === 'advance' && notPaid.kind === 'advance')
        expect([notPaid.nextStepDueAt, notPaid.overridden]).toEqual([paid.nextStepDueAt, paid.overridden]);
    }),
    { numRuns: 400, seed: 7 },
  );
});
