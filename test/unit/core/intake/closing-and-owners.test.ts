import { describe, expect, test } from '@jest/globals';
import { closeReasonCodes } from '../../../../src/core/intake/closing/close-reason-codes.js';
import { closingBlockers, type ClosingFacts } from '../../../../src/core/intake/closing/closing-blockers.js';
import { decideFacts } from '../../../../src/core/intake/decide-facts.js';
import type { IntakeFacts } from '../../../../src/core/intake/intake-facts.js';
import { trackStandings } from '../../../../src/core/intake/tracks.js';
import { mayAssign, ownerInstead } from '../../../../src/core/intake/work/owners.js';
import { flagLevels, type FlagLevel } from '../../../../src/core/flags/levels.js';
import { moveBlockers, type OpenDanger } from '../../../../src/core/intake/closing/open-danger.js';
import type { Stage } from '../../../../src/core/intake/stages.js';

const at = new Date('2026-03-02T12:00:00Z');

describe('closing', () => {
  const quiet = { alerts: 0, flags: [] };
  const inDanger = { alerts: 1, flags: [] };
  const flagged = (flag: FlagLevel) => ({ alerts: 0, flags: [flag] });
  const calm: ClosingFacts = { danger: quiet, callPlanned: false, byUserId: 'dana' };
  const codes = (reason: (typeof closeReasonCodes)[number], facts: Partial<ClosingFacts>) =>
    closingBlockers(reason, { ...calm, ...facts }).map(({ code }) => code);

  test.each(closeReasonCodes)('promise 6: nobody closes as %s over open danger, nor over a red or orange flag', (reason) => {
    expect(codes(reason, { danger: inDanger })).toEqual(['intake/danger-open']);
    for (const flag of ['red', 'orange'] as const) expect(codes(reason, { danger: flagged(flag) })).toEqual(['intake/flag-open']);
    expect(codes(reason, { danger: flagged('yellow') })).toEqual([]);
    expect(codes(reason, {})).toEqual([]);
  });

  test('the program gives up after the plan, knows its own tests and duplicates, and says nothing else of anybody', () => {
    const allowed = closeReasonCodes.filter((reason) => codes(reason, { byUserId: null }).length === 0);
    expect(allowed).toEqual(['unreachable', 'duplicate-merged', 'test']);
    expect(codes('unreachable', { byUserId: null, danger: inDanger })).toEqual(['intake/danger-open']);
    for (const flag of flagLevels)
      expect(codes('unreachable', { byUserId: null, danger: flagged(flag) })).toEqual(['intake/flag-open']);
    expect(codes('test', { byUserId: null, danger: { alerts: 1, flags: ['red'] } })).toEqual([]); // nobody is behind it
  });

  test('somebody with any flag is not given a day before it was looked at; an orange one is a clinician’s', () => {
    const said = (to: Stage, danger: OpenDanger) => moveBlockers(to, danger).map(({ message }) => message);
    for (const flag of flagLevels) expect(said('scheduled', flagged(flag))).toEqual([expect.stringContaining(flag)]);
    expect(said('scheduled', { alerts: 0, flags: ['yellow', 'orange'] })).toEqual([expect.stringContaining('a clinician')]);
    expect(said('scheduled', quiet)).toEqual([]);
    expect(said('clinical-review', flagged('red'))).toEqual([]); // nothing comes between danger and a clinician
    expect(said('closed', { alerts: 1, flags: ['orange'] })).toHaveLength(2);
  });

  test('nobody is unreachable while a call to them is planned', () => {
    expect(codes('unreachable', { callPlanned: true })).toEqual(['intake/plan-not-over']);
    expect(codes('wrong-number', { callPlanned: true })).toEqual([]);
  });
});

describe('whose a step is', () => {
  const ana = { ownerUserId: 'ana', ownerTeam: null };
  const managers = { ownerUserId: null, ownerTeam: 'managers' };

  test.each([
    ['stays with whoever is there', { active: true, present: true }, true, null],
    ['stays with whoever is away and not late', { active: true, present: false }, false, null],
    ['falls to the managers when its owner is away and late', { active: true, present: false }, true, managers],
    ['falls to the managers when its owner has left', { active: false, present: false }, false, managers],
  ] as const)('%s', (_, standing, late, expected) => {
    expect(ownerInstead({ ...ana, ...standing }, late)).toEqual(expected);
    expect(ownerInstead({ ...managers, ...standing }, late)).toBeNull();
  });

  test.each([
    ['a manager gives to anybody', ['manager'], 'mo', ana, managers, true],
    ['a counsellor takes what a team owns', ['counsellor'], 'ben', managers, { ownerUserId: 'ben', ownerTeam: null }, true],
    ['a counsellor gives away what is theirs', ['counsellor'], 'ana', ana, managers, true],
    ['a counsellor takes nothing from a colleague', ['counsellor'], 'ben', ana, { ownerUserId: 'ben', ownerTeam: null }, false],
    ['a counsellor gives nothing of a team to others', ['counsellor'], 'ben', managers, ana, false],
  ] as const)('%s', (_, roles, userId, current, to, allowed) => {
    expect(mayAssign({ roles, userId, current, to })).toBe(allowed);
  });
});

describe('facts without a move', () => {
  const write = (facts: IntakeFacts, raw: object, seen: object = {}) =>
    decideFacts({ stage: 'waitlisted', stageBefore: null, facts }, { ...raw }, { ...seen }, at);

  test('B-150 what somebody else has written meanwhile is not written over: both versions come back', () => {
    expect(write({ payer: 'Aetna' }, { payer: 'Cigna', memberId: '7' }, { payer: 'Humana' })).toEqual({
      kind: 'conflict',
      conflicts: [{ field: 'payer', theirs: 'Aetna', yours: 'Cigna' }],
    });
    expect(write({ payer: 'Aetna' }, { payer: 'Cigna' })).toMatchObject({ kind: 'conflict' });
    expect(write({ payer: 'Aetna' }, { payer: 'Cigna' }, { payer: 'Aetna' })).toMatchObject({ facts: { payer: 'Cigna' } });
    expect(write({ payer: 'Aetna' }, { payer: 'Aetna' })).toMatchObject({ kind: 'write', written: {} });
  });

  test('C-701 nobody writes what a clinician decides', () => {
    expect(write({}, { levelOfCare: '3.7' })).toMatchObject({ kind: 'refused', code: 'intake/clinical-fact' });
  });

  test('a date moves the next step that waits for it', () => {
    expect(write({}, { nextContactOn: '2026-03-03' })).toMatchObject({ dueAt: new Date('2026-03-03T00:00:00Z') });
    expect(write({}, { payer: 'Self-pay' })).toMatchObject({ dueAt: null });
  });

  test('the tracks stand each by itself', () => {
    const states = (facts: IntakeFacts) => trackStandings(facts, at).map(({ state }) => state);
    expect(states({})).toEqual(['not-begun', 'not-begun', 'not-begun']);
    expect(states({ coverageConsent: true, payer: 'Self-pay', coverageResult: 'none needed' })).toEqual([
      'not-begun',
      'not-begun',
      'done',
    ]);
    expect(states({ spokeWith: 'self', safeToTalk: true, personLocation: 'Tampa', substances: 'alcohol' })).toEqual([
      'done',
      'going-on',
      'not-begun',
    ]);
  });
});
