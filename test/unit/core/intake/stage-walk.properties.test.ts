import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { closeReasonCodes } from '../../../../src/core/intake/close-reason-codes.js';
import { decideAdvance, type IntakeSnapshot } from '../../../../src/core/intake/decide-advance.js';
import type { FactName } from '../../../../src/core/intake/intake-facts.js';
import { stageTable } from '../../../../src/core/intake/stage-table.js';
import { intakeRoles, stages } from '../../../../src/core/intake/stages.js';

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
    clinicianName: fc.constant('Dr. Ruiz'),
    levelOfCare: fc.constantFrom('3.7', '2.1'),
    criteriaEdition: fc.constant('4'),
    decisionReason: fc.constant('because'),
    nextContactOn: fc.constantFrom('2026-03-04', '2026-04-01', '2025-01-01'),
    safetyPlan: fc.constant('sister stays'),
    arrivalAt: fc.constantFrom('2026-03-04', '2026-04-01', '2025-01-01'),
    arrivalPlace: fc.constant('Main site'),
    admittedAt: fc.constant('2026-03-05'),
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
  nextContactOn: '2026-06-01',
  safetyPlan: 'sister stays',
  clinicianName: 'Dr. Ruiz',
  levelOfCare: '3.7',
  criteriaEdition: '4',
  decisionReason: 'because',
  arrivalAt: '2026-06-01',
  arrivalPlace: 'Main site',
  admittedAt: '2026-06-01',
};

const command = fc.record({
  to: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...stages.filter((stage) => stage !== 'closed')) },
    fc.constant('closed' as const),
  ),
  facts: fc.oneof(fc.constant({}), facts, fc.constant(complete)),
  roles: fc.subarray([...intakeRoles], { minLength: 1 }),
  reason: fc.constantFrom(null, 'a reason'),
  override: fc.boolean(),
  hours: fc.nat(48),
});

test('random commands never reach a stage without its facts and never leave an open intake without a next step', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 80, size: 'max' }), (commands) => {
      let now = start;
      let intake: IntakeSnapshot = { stage: 'inquiry', facts: {} };
      for (const { hours, ...request } of commands) {
        now += hours * 3_600_000;
        const decision = decideAdvance(intake, request, new Date(now));
        if (decision.kind === 'refused') continue;
        const rule = stageTable[decision.to];
        const open = (fact: FactName) => decision.facts[fact] === undefined && !decision.overridden.includes(fact);
        expect(rule.from).toContain(intake.stage);
        expect(rule.needs.filter(open)).toEqual([]);
        expect(decision.overridden.filter((fact) => !rule.waivable.includes(fact))).toEqual([]);
        expect(decision.nextStep === null).toBe(decision.to === 'closed' || decision.to === 'admitted');
        expect(decision.nextStepDueAt === null).toBe(decision.nextStep === null);
        if (decision.nextStepDueAt) expect(decision.nextStepDueAt.getTime()).toBeGreaterThanOrEqual(now);
        intake = { stage: decision.to, facts: decision.facts };
        reached.add(intake.stage);
      }
    }),
    { numRuns: 150, seed: 7 },
  );
  expect([...reached].sort()).toEqual(stages.filter((stage) => stage !== 'inquiry').sort());
});
