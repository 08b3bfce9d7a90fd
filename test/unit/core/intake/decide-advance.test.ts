import { describe, expect, test } from '@jest/globals';
import { checkStageTable } from '../../../../src/core/intake/check-stage-table.js';
import { closeReasonCodes } from '../../../../src/core/intake/closing/close-reason-codes.js';
import { decideAdvance, type AdvanceRequest } from '../../../../src/core/intake/decide-advance.js';
import type { IntakeFacts } from '../../../../src/core/intake/intake-facts.js';
import { stageTable } from '../../../../src/core/intake/stage-table.js';
import { stages, type Stage } from '../../../../src/core/intake/stages.js';

const at = new Date('2026-03-02T12:00:00Z');
const hoursLater = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const clinical = { clinicianName: 'Dr. Ruiz', levelOfCare: '3.7', criteriaEdition: '4', decisionReason: 'Daily sedative use' };
const screened = { substances: 'clonazepam', lastUse: 'this morning', personLocation: 'Tampa, FL', personState: 'FL' };

function advance(stage: Stage, to: Stage, request: Partial<AdvanceRequest> = {}, facts: IntakeFacts = {}) {
  return decideAdvance(
    { stage, stageBefore: null, facts },
    { to, reason: null, facts: {}, roles: ['counsellor'], ...request },
    at,
  );
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
      stageBefore: null,
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
    expect(due('2026-03-02T18:00:00Z')).toMatchObject({ nextStepDueAt: hoursLater(4) }); // two hours before
    expect(due('2026-03-02T13:30:00Z')).toMatchObject({ nextStepDueAt: hoursLater(2.5) }); // did they come?
    expect(due('2026-03-02')).toMatchObject({ nextStepDueAt: at });
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
    ['a counsellor approves', advance('clinical-review', 'approved', {}, screened), 'intake/role', []],
    [
      'C-701 a level of care among the facts',
      advance('clinical-review', 'approved', { facts: { levelOfCare: '3.7' }, roles: ['clinician', 'admin'] }, screened),
      'intake/clinical-fact',
      ['levelOfCare'],
    ],
    [
      'a no-show before an hour has passed',
      advance('scheduled', 'no-show', {}, { ...clinical, arrivalAt: '2026-03-02T11:30:00Z' }),
      'intake/too-early',
      [],
    ],
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
      ['referralOffered', 'publicOption'],
    ],
    [
      'referred nowhere',
      advance('contacted', 'closed', { facts: { closeReason: 'referred-out' } }),
      'intake/missing-facts',
      ['referredTo'],
    ],
    [
      'declined clinically, says a counsellor over an approval',
      advance('approved', 'closed', { facts: { closeReason: 'declined-clinically', referralOffered: true } }, clinical),
      'intake/missing-facts',
      ['declinedByClinician'],
    ],
    [
      'spam that no person looked at',
      advance('contacted', 'closed', { facts: { closeReason: 'spam', spamConfirmed: false } }),
      'intake/missing-facts',
      ['spamConfirmed'],
    ],
    [
      'a counsellor rewrites the decision',
      advance('approved', 'scheduled', { facts: { levelOfCare: '1', arrivalAt: '2026-03-05', arrivalPlace: 'x' } }, clinical),
      'intake/clinical-fact',
      ['levelOfCare'],
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

  test('only the decision of a clinician approves', () => {
    expect(advance('clinical-review', 'approved', { decided: clinical, roles: ['clinician'] }, screened)).toMatchObject({
      kind: 'advance',
      facts: { ...screened, ...clinical },
    });
    const { clinicianName: _, ...incomplete } = clinical;
    expect(advance('clinical-review', 'approved', { decided: incomplete, roles: ['clinician'] })).toMatchObject(
      refusal('intake/missing-facts', ['clinicianName']),
    );
    expect(advance('clinical-review', 'approved', { decided: clinical, roles: ['manager', 'admin'] })).toMatchObject(
      refusal('intake/role', []),
    );
  });
});

describe('somebody who did not come', () => {
  const missed = { ...clinical, arrivalAt: '2026-03-02T11:00:00Z', arrivalPlace: 'Main site' };
  const calledAgain = (hours: number) =>
    decideAdvance(
      { stage: 'no-show', stageBefore: null, facts: missed },
      { to: 'no-show', reason: null, facts: {}, roles: ['counsellor'] },
      hoursLater(hours),
    );

  test('is called within the hour, then on days 1, 3 and 7', () => {
    expect(advance('scheduled', 'no-show', {}, missed)).toMatchObject({ nextStepDueAt: hoursLater(1) });
    const days = [0.5, 30, 80].map((hours) => calledAgain(hours));
    expect(days).toMatchObject([23, 71, 167].map((hours) => ({ nextStepDueAt: hoursLater(hours) })));
    expect(calledAgain(200)).toMatchObject({ nextStepDueAt: hoursLater(368) });
  });
});

describe('an emergency', () => {
  const over = { emergencySigns: 'seizure', emergencyTold: '911, Tampa Fire Rescue', emergencyOutcome: 'taken to hospital' };
  const openStages = stages.filter((stage) => !['emergency', 'admitted', 'closed'].includes(stage));

  test.each(openStages)('begins at %s, asks nothing, and goes back there only', (stage) => {
    expect(advance(stage, 'emergency')).toMatchObject({ kind: 'advance', stageBefore: stage, nextStepDueAt: hoursLater(1 / 60) });
    const current = { stage: 'emergency', stageBefore: stage, facts: {} } as const;
    const leave = (to: Stage, facts: object) =>
      decideAdvance(current, { to, reason: null, facts: { ...facts }, roles: ['counsellor'] }, at);
    expect(leave(stage, over)).toMatchObject({ kind: 'advance', to: stage, stageBefore: null });
    expect(leave(stage, {})).toMatchObject({
      code: 'intake/missing-facts',
      missing: Object.keys(over).map((field) => ({ field })),
    });
    for (const other of stages.filter((to) => to !== stage))
      expect(leave(other, over)).toMatchObject({ code: 'intake/not-allowed' });
  });

  test('knows nothing of the one before', () => {
    expect(advance('contacted', 'emergency', {}, { ...over, safeToTalk: true })).toMatchObject({ facts: { safeToTalk: true } });
    expect(advance('contacted', 'emergency', {}, over)).not.toHaveProperty('facts.emergencyOutcome');
  });
});

describe('override', () => {
  const crisis = { override: true, reason: 'In danger, facts later' } as const;

  test('a manager goes on without waivable facts, and the log knows which', () => {
    const decision = advance('contacted', 'clinical-review', { ...crisis, roles: ['manager'], facts: { substances: 'xanax' } });
    expect(decision).toMatchObject({ kind: 'advance', overridden: ['lastUse', 'personLocation', 'personState'] });
  });

  test('not a counsellor, not without a reason, and not over the decision of a clinician', () => {
    expect(advance('contacted', 'clinical-review', crisis)).toMatchObject({ code: 'intake/role' });
    const silent = { override: true, reason: ' ', roles: ['manager'] } as const;
    expect(advance('contacted', 'clinical-review', silent)).toMatchObject({ code: 'intake/reason-required' });
    expect(advance('clinical-review', 'approved', { ...crisis, roles: ['admin', 'clinician'] })).toMatchObject({
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
    [
      'payment before safety, by a fact',
      { contacted: { needs: ['spokeWith', 'safeToTalk', 'payer'] } },
      'contacted waits for payment: it needs payer.',
    ],
    [
      'payment before the clinician, as the only way',
      { 'clinical-review': { from: ['coverage'] } },
      'clinical-review is reached through payment only.',
    ],
    [
      'an emergency that waits for a form',
      { emergency: { needs: ['personLocation'] } },
      'An emergency must not wait for anything.',
    ],
    [
      'a stage without a way into an emergency',
      { emergency: { from: stageTable.emergency.from.filter((stage) => stage !== 'coverage') } },
      'No way leads from coverage into an emergency.',
    ],
    ['a stage that nobody hears of', { arrived: { events: [] } }, 'Nobody is told that an intake has entered arrived.'],
    [
      'an emergency that can be set aside',
      { emergency: { setAside: { holdHours: 1, snoozeHours: 1 } } },
      'emergency must never be set aside.',
    ],
    ['waives what it does not need', { screening: { needs: [] } }, 'screening waives screeningAgreed without needing it.'],
  ])('finds %s', (_, changes, problem) => {
    const broken = Object.fromEntries(
      Object.entries(stageTable).map(([stage, rule]) => [stage, { ...rule, ...(changes as Record<string, object>)[stage] }]),
    ) as unknown as typeof stageTable;
    expect(checkStageTable(broken)).toContain(problem);
  });

  test('every reason to close can be used by somebody with all facts', () => {
    const written = {
      referredTo: 'x',
      referralOffered: true,
      publicOption: 'x',
      followUpOn: '2026-03-09',
      duplicateOf: 'x',
      guardianRoute: 'x',
      spamConfirmed: true,
      toldBy: 'x',
    };
    const declined = { ...clinical, declinedByClinician: true };
    for (const closeReason of closeReasonCodes)
      expect(advance('contacted', 'closed', { facts: { ...written, closeReason }, roles: ['manager'] }, declined)).toMatchObject({
        kind: 'advance',
        nextStep: null,
        nextStepDueAt: null,
      });
  });
});
