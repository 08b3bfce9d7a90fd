import { describe, expect, it, test } from '@jest/globals';
import { emergencyReviewDueAt, missingInEmergency } from '../../../../src/core/flags/emergency-disclosure.js';
import { decideHandle, flagOutcomes, type FlagOutcome } from '../../../../src/core/flags/handle-flag.js';
import { flagLevels, type FlagLevel } from '../../../../src/core/flags/levels.js';
import { decideLower } from '../../../../src/core/flags/lower-flag.js';
import { flagDueAt, whoIsTold } from '../../../../src/core/flags/who-is-told.js';

const at = new Date('2026-11-24T08:00:00Z'); // 03:00 in Florida
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe('who is told', () => {
  const orange = { level: 'orange' as const, dueAt: flagDueAt('orange', at) };
  test.each<[string, { level: FlagLevel; dueAt: Date | null }, boolean, number, string | null]>([
    ['red, with a clinician', { level: 'red', dueAt: at }, true, 0, 'supervisors'],
    ['red, without', { level: 'red', dueAt: at }, false, 0, 'supervisors'],
    ['orange, with a clinician', orange, true, 0, 'clinician'],
    ['orange, a minute before its time', orange, true, 14, 'clinician'],
    ['orange, after 15 minutes', orange, true, 15, 'medical-director'],
    ['B-111: orange at 03:00 with no clinician on duty', orange, false, 0, 'medical-director'],
    ['yellow', { level: 'yellow', dueAt: null }, false, 600, null],
  ])('%s', (_what, flag, isClinicianOnDuty, minutes, kind) => {
    expect(whoIsTold(flag, isClinicianOnDuty, later(minutes))?.kind ?? null).toBe(kind);
  });
});

describe('B-108: lowering', () => {
  const lower = (roles: string[], level: FlagLevel, to: FlagLevel | null, reason = 'Seen by me') => {
    const decision = decideLower({ level }, { roles, to, reason });
    return decision.kind === 'refused' ? decision.code : decision.kind;
  };

  it.each(['counsellor', 'navigator', 'supervisor', 'manager', 'admin'])('is not for a %s', (role) => {
    for (const level of flagLevels) expect(lower([role], level, null)).toBe('flag/clinician-only');
  });

  it('is for a clinician with a reason, and only downwards', () => {
    expect(lower(['clinician'], 'red', 'orange')).toBe('lowered');
    expect(lower(['clinician'], 'orange', 'yellow')).toBe('lowered');
    expect(lower(['clinician'], 'yellow', null)).toBe('lowered');
    expect(lower(['clinician'], 'red', null, '  ')).toBe('flag/no-reason');
    expect(lower(['clinician'], 'orange', 'red')).toBe('flag/not-lower');
    expect(lower(['clinician'], 'yellow', 'yellow')).toBe('flag/not-lower');
  });
});

describe('saying what was done', () => {
  const may = (level: FlagLevel, role: string, outcome: FlagOutcome) => decideHandle(level, [role], outcome).kind === 'handled';

  it('of a red flag is for whoever is there, of an orange one for a clinician', () => {
    for (const role of ['counsellor', 'navigator', 'supervisor', 'manager', 'clinician'])
      expect(may('red', role, 'emergency-services-called')).toBe(true);
    expect(may('orange', 'clinician', 'clinician-talked')).toBe(true);
    for (const role of ['counsellor', 'navigator', 'manager'])
      expect(may('orange', role, 'emergency-services-called')).toBe(false);
    expect(may('yellow', 'manager', 'reviewed')).toBe(true);
    expect(may('yellow', 'counsellor', 'reviewed')).toBe(false);
  });

  it('that a clinician talked with them is said by a clinician', () => {
    expect(may('red', 'manager', 'clinician-talked')).toBe(false);
    expect(may('red', 'clinician', 'clinician-talked')).toBe(true);
  });

  it('takes only what fits the level', () => {
    expect(may('red', 'clinician', 'reviewed')).toBe(false);
    expect(Object.keys(flagOutcomes).filter((outcome) => may('yellow', 'clinician', outcome as FlagOutcome))).toEqual([
      'clinician-talked',
      'reviewed',
    ]);
  });
});

describe('L-109: the record of an emergency', () => {
  const full = {
    recipientName: 'Sam Ortiz',
    recipientAffiliation: 'Hillsborough Fire Rescue',
    discloserName: 'Dana',
    disclosedAt: '2026-11-24T03:05:00-05:00',
    nature: 'Overdose, not waking',
  };

  it('lacks nothing with all of 2.51(c), or with why nobody was told', () => {
    expect(missingInEmergency(full)).toEqual([]);
    expect(missingInEmergency({ nothingDisclosedBecause: 'Her mother dialled 911' })).toEqual([]);
  });

  it.each(Object.keys(full))('is not complete without %s', (field) => {
    expect(missingInEmergency({ ...full, [field]: ' ' }).map((one) => one.field)).toEqual([field]);
  });

  test.each([
    ['2026-11-24T08:00:00Z', '2026-11-26T04:59:59.999Z'], // a Tuesday: until Wednesday evening
    ['2026-11-25T20:00:00Z', '2026-11-28T04:59:59.999Z'], // the day before Thanksgiving: until Friday evening
    ['2026-11-28T20:00:00Z', '2026-12-01T04:59:59.999Z'], // a Saturday: until Monday evening
    ['2026-11-25T04:00:00Z', '2026-11-26T04:59:59.999Z'], // still Tuesday in New York
  ])('that began at %s is reviewed until %s', (openedAt, dueAt) => {
    expect(emergencyReviewDueAt(new Date(openedAt)).toISOString()).toBe(dueAt);
  });
});
