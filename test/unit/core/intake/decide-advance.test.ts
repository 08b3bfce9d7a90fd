import { describe, expect, test } from '@jest/globals';
import { checkStageTable } from '../../../../src/core/intake/check-stage-table.js';
import { closeReasonCodes } from '../../../../src/core/intake/close-reason-codes.js';
import { decideAdvance, type AdvanceRequest } from '../../../../src/core/intake/decide-advance.js';
import type { IntakeFacts } from '../../../../src/core/intake/intake-facts.js';
import { stageTable } from '../../../../src/core/intake/stage-table.js';
import type { Stage } from '../../../../src/core/intake/stages.js';

const at = new Date('2026-03-02T12:00:00Z');
const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const clinical = { clinicianName: 'Dr. Ruiz', levelOfCare: '3.7', criteriaEdition: '4', decisionReason: 'Daily sedative use' };
const screened = { substances: 'clonazepam', lastUse: 'this morning', personLocation: 'Tampa, FL' };

function advance(stage: Stage, to: Stage, request: Partial<AdvanceRequest> = {}, facts: IntakeFacts = {}) {
  return decideAdvance({ stage, facts }, { to, reason: null, facts: {}, roles: ['counsellor'], ...request }, at);
}

describe('the way through', () => {
  test.each<[Stage, Stage, object, number]>([
    ['inquiry', 'attempting', {}, 24],
    ['attempting', 'contacted', { spokeWith: 'family', safeToTalk: true }, 1],
    ['contacted', 'screening', { screeningAgreed: true }, 1],
    ['screening', 'clinical-review', screened, 4],
    ['contacted', 'clinical-review', screened, 4],
    ['screening', 'coverage', { coverageConsent: true, payer: 'self-pay' }, 0.5],
  ])('%s -> %s', (from, to, facts, hours) => {
    expect(advance(from, to, { facts: { ...facts } })).toEqual({
      kind: 'advance',
      to,
      nextStep: stageTable[to].nextStep,
      nextStepDueAt: hoursLater(hours),
      facts,
      overridden: [],
    });
  });

  test('facts are kept and added to', () => {
    const decision = advance(
      'contacted',
      'screening',
      { facts: { screeningAgreed: true } },
      { spokeWith: 'self', safeToTalk: true },
    );
    expect(decision).toMatchObject({ facts: { spokeWith: 'self', safeToTalk: true, screeningAgreed: true } });
  });

  test('payment never gates clinical review: neither needs a fact of the other', () => {
    for (const stage of ['screening', 'coverage'] as const) expect(stageTable['clinical-review'].from).toContain(stage);
    for (const stage of ['screening', 'clinical-review'] as const) expect(stageTable.coverage.from).toContain(stage);
    expect(advance('screening', 'clinical-review', {}, screened).kind).toBe('advance');
  });

  test('the next step comes earlier when a date asks for it, and never lies in the past', () => {
    const facts = { ...clinical, arrivalPlace: 'Main site' };
    const due = (arrivalAt: string) => advance('approved', 'scheduled', { facts: { arrivalAt } }, facts);
    expect(due('2026-03-04T12:00:00Z')).toMatchObject({ nextStepDueAt: hoursLater(24) });
    expect(due('2026-03-30')).toMatchObject({ nextStepDueAt: hoursLater(72) });
    expect(due('2026-03-02T18:00:00Z')).toMatchObject({ nextStepDueAt: at });
  });

  test('on the waiting list they hear from us within 48 hours, or on the day they were told', () => {
    const request = { roles: ['manager'], facts: { nextContactOn: '2026-03-03', safetyPlan: 'Sister stays' } } as const;
    expect(advance('approved', 'waitlisted', request, clinical)).toMatchObject({ nextStepDueAt: hoursLater(12) });
  });
});

describe('refusals', () => {
  const refusal = (code: string, fields: readonly string[]) => ({
    kind: 'refused',
    code,
    missing: fields.map((field) => expect.objectContaining({ field })),
  });

  test.each<[string, ReturnType<typeof advance>, string, readonly string[]]>([
    ['a leap', advance('inquiry', 'approved'), 'intake/not-allowed', []],
    ['out of an end', advance('closed', 'contacted'), 'intake/not-allowed', []],
    ['all missing facts at once', advance('attempting', 'contacted'), 'intake/missing-facts', ['spokeWith', 'safeToTalk']],
    [
      'an agreement that is a no',
      advance('contacted', 'screening', { facts: { screeningAgreed: false } }),
      'intake/missing-facts',
      ['screeningAgreed'],
    ],
    ['an unknown fact', advance('inquiry', 'attempting', { facts: { nickname: 'x' } }), 'intake/unknown-fact', ['nickname']],
    [
      'a fact of the prototype',
      advance('inquiry', 'attempting', { facts: { constructor: 'x' } }),
      'intake/unknown-fact',
      ['constructor'],
    ],
    ['a wrong choice', advance('attempting', 'contacted', { facts: { spokeWith: 'dog' } }), 'intake/invalid-fact', ['spokeWith']],
    [
      'a day that does not exist',
      advance('approved', 'scheduled', { facts: { arrivalAt: '2026-02-30' } }),
      'intake/invalid-fact',
      ['arrivalAt'],
    ],
    ['a text of spaces', advance('screening', 'coverage', { facts: { payer: '  ' } }), 'intake/invalid-fact', ['payer']],
    ['B-008 NUL', advance('screening', 'coverage', { facts: { payer: 'a\u0000' } }), 'intake/invalid-fact', ['payer']],
    ['a counsellor approves', advance('clinical-review', 'approved', { facts: clinical }, screened), 'intake/role', []],
    ['no reason to close', advance('contacted', 'closed'), 'intake/missing-facts', ['closeReason']],
    [
      'declined without a referral',
      advance('contacted', 'closed', { facts: { closeReason: 'declined-by-person' } }),
      'intake/missing-facts',
      ['referralOffered'],
    ],
    [
      'no benefit without a referral',
      advance('coverage', 'closed', { facts: { closeReason: 'no-benefit' } }),
      'intake/missing-facts',
      ['referralOffered'],
    ],
    [
      'referred nowhere',
      advance('contacted', 'closed', { facts: { closeReason: 'referred-out' } }),
      'intake/missing-facts',
      ['referredTo'],
    ],
    [
      'declined clinically by a counsellor',
      advance('clinical-review', 'closed', { facts: { closeReason: 'declined-clinically', referralOffered: true } }, clinical),
      'intake/role',
      [],
    ],
    [
      'a counsellor rewrites the decision',
      advance('approved', 'scheduled', { facts: { levelOfCare: '1', arrivalAt: '2026-03-05', arrivalPlace: 'x' } }, clinical),
      'intake/role',
      [],
    ],
    [
      'a day that has passed',
      advance('contacted', 'scheduled', {}, { ...clinical, arrivalAt: '2026-02-20', arrivalPlace: 'Main site' }),
      'intake/missing-facts',
      ['arrivalAt'],
    ],
  ])('%s', (_, decision, code, fields) => {
    expect(decision).toMatchObject(refusal(code, fields));
    expect(decision).toHaveProperty('message', expect.stringMatching(/^[A-Z].+\.$/));
  });

  test('a new clinical review forgets the decision of the last one', () => {
    const decision = advance('approved', 'clinical-review', { roles: ['manager'] }, { ...clinical, ...screened });
    expect(decision).toMatchObject({ kind: 'advance', facts: screened });
    expect(decision).not.toHaveProperty('facts.clinicianName');
  });

  test.each(['manager', 'admin', 'clinician'] as const)('a %s records the decision of the clinician', (role) => {
    expect(advance('clinical-review', 'approved', { facts: clinical, roles: [role] }).kind).toBe('advance');
    const { clinicianName: _, ...incomplete } = clinical;
    expect(advance('clinical-review', 'approved', { facts: incomplete, roles: [role] })).toMatchObject(
      refusal('intake/missing-facts', ['clinicianName']),
    );
  });
});

describe('override', () => {
  const crisis = { override: true, reason: 'In danger, facts later' } as const;

  test('a manager goes on without waivable facts, and the log knows which', () => {
    const decision = advance('contacted', 'clinical-review', { ...crisis, roles: ['manager'], facts: { substances: 'xanax' } });
    expect(decision).toMatchObject({ kind: 'advance', overridden: ['lastUse', 'personLocation'] });
  });

  test('not a counsellor, not without a reason, and not over the decision of a clinician', () => {
    expect(advance('contacted', 'clinical-review', crisis)).toMatchObject({ code: 'intake/role' });
    const silent = { override: true, reason: ' ', roles: ['manager'] } as const;
    expect(advance('contacted', 'clinical-review', silent)).toMatchObject({ code: 'intake/reason-required' });
    expect(advance('clinical-review', 'approved', { ...crisis, roles: ['admin'] })).toMatchObject({
      code: 'intake/missing-facts',
    });
  });
});

describe('the table itself', () => {
  test('is sound', () => {
    expect(checkStageTable(stageTable)).toEqual([]);
  });

  test.each([
    ['a stage nobody can reach', { coverage: { from: [] } }, 'coverage cannot be reached from inquiry.'],
    [
      'a way out of an end',
      { contacted: { from: ['inquiry', 'attempting', 'closed'] } },
      'closed is an end, and yet it leads to contacted.',
    ],
    ['no next step', { screening: { nextStep: null } }, 'screening has a clock and no next step.'],
    ['no clock', { screening: { hoursUntilNextStep: null } }, 'screening has a next step and no clock.'],
    ['nobody may', { screening: { roles: [] } }, 'Nobody may enter screening.'],
    ['waives what it does not need', { screening: { needs: [] } }, 'screening waives screeningAgreed without needing it.'],
  ])('finds %s', (_, changes, problem) => {
    const broken = Object.fromEntries(
      Object.entries(stageTable).map(([stage, rule]) => [stage, { ...rule, ...(changes as Record<string, object>)[stage] }]),
    ) as unknown as typeof stageTable;
    expect(checkStageTable(broken)).toEqual([problem]);
  });

  test('every reason to close can be used by somebody with all facts', () => {
    const facts = { ...clinical, referredTo: 'x', referralOffered: true, followUpOn: '2026-03-09', duplicateOf: 'x' };
    for (const closeReason of closeReasonCodes)
      expect(advance('contacted', 'closed', { facts: { ...facts, closeReason }, roles: ['manager'] })).toMatchObject({
        kind: 'advance',
        nextStep: null,
        nextStepDueAt: null,
      });
  });
});
