import { describe, expect, it } from '@jest/globals';
import { mayOpenRecord, ties, type Purpose, type RecordStanding } from '../../../../src/core/access/may-open-record.js';
import { defaultOpeningPolicy as policy } from '../../../../src/core/access/opening-policy.js';
import { mayReviewOpening } from '../../../../src/core/access/review-opening.js';
import { staffRoles, type StaffRole } from '../../../../src/core/access/roles.js';

const at = new Date('2026-03-02T17:00:00Z');
const daysAgo = (days: number, milliseconds = 0) => new Date(at.getTime() - days * 86_400_000 - milliseconds);
const stranger: Omit<RecordStanding, 'roles'> = {
  purpose: 'work',
  work: [],
  isOpen: true,
  lastActiveAt: daysAgo(400),
  openedUntil: null,
};
const ask = (role: StaffRole, standing: Partial<RecordStanding> = {}) => {
  const decision = mayOpenRecord({ ...stranger, roles: [role], ...standing }, policy, at);
  return decision.kind === 'may' ? decision.because : decision.kind;
};
const why = 'needs-reason';

describe('B-109: whose record may be opened by whom', () => {
  it.each<[StaffRole, whileOpen: string, endedLately: string, endedLongAgo: string]>([
    ['counsellor', why, why, why],
    ['navigator', why, why, why],
    ['clinician', 'treats', why, why],
    ['supervisor', 'supervises', 'supervises', why],
    ['manager', 'supervises', 'supervises', why],
    ['privacy-officer', why, why, why],
    ['admin', why, why, why],
    ['auditor', why, why, why],
  ])('without work of their own, a %s', (role, whileOpen, endedLately, endedLongAgo) => {
    expect(ask(role)).toBe(whileOpen);
    expect(ask(role, { isOpen: false, lastActiveAt: daysAgo(14) })).toBe(endedLately);
    expect(ask(role, { isOpen: false, lastActiveAt: daysAgo(14, 1) })).toBe(endedLongAgo);
  });

  it.each(staffRoles)('with work of their own a %s may, while it goes on and for the recent days after it', (role) => {
    for (const tie of ties) {
      expect(ask(role, { work: [{ tie, endedAt: null }], isOpen: false })).toBe(tie);
      expect(ask(role, { work: [{ tie, endedAt: daysAgo(14) }], isOpen: false })).toBe(tie);
      expect(ask(role, { work: [{ tie, endedAt: daysAgo(14, 1) }], isOpen: false })).toBe(why);
    }
  });

  it('the newest of their work counts, wherever it stands', () => {
    const work = [
      { tie: 'call', endedAt: daysAgo(200) },
      { tie: 'callback', endedAt: null },
    ] as const;
    expect(ask('counsellor', { work })).toBe('callback');
  });

  it('L-203: a reason opens it until its time is over, to the millisecond', () => {
    expect(ask('counsellor', { openedUntil: new Date(at.getTime() + 1) })).toBe('said-why');
    expect(ask('counsellor', { openedUntil: at })).toBe(why);
  });

  it.each<[Purpose, Partial<Record<StaffRole, string>>]>([
    ['proof', { 'privacy-officer': 'answers-for-privacy', manager: 'answers-for-privacy' }],
    ['work', {}],
  ])('%s of a record that ended long ago', (purpose, expected) => {
    for (const role of staffRoles) expect([role, ask(role, { purpose, isOpen: false })]).toEqual([role, expected[role] ?? why]);
  });

  it('a stop, a danger that is dealt with and taking somebody on wait for no reason', () => {
    for (const role of staffRoles)
      for (const purpose of ['take', 'protect'] as const) expect(ask(role, { purpose, isOpen: false })).toBe(purpose);
  });

  it('a site says for how many days', () => {
    const standing = { ...stranger, roles: ['manager'] as const, isOpen: false, lastActiveAt: daysAgo(20) };
    expect(mayOpenRecord(standing, { ...policy, recentDays: 19 }, at)).toEqual({ kind: 'needs-reason' });
    expect(mayOpenRecord(standing, { ...policy, recentDays: 20 }, at)).toEqual({ kind: 'may', because: 'supervises' });
  });
});

it('B-109: nobody reviews what they opened themselves, and the first who looks counts', () => {
  expect(mayReviewOpening({ openedBy: 'ana', reviewedAt: null }, 'morgan')).toEqual({ kind: 'reviewed' });
  expect(mayReviewOpening({ openedBy: 'ana', reviewedAt: null }, 'ana')).toMatchObject({ code: 'record-opening/own' });
  expect(mayReviewOpening({ openedBy: 'ana', reviewedAt: at }, 'morgan')).toMatchObject({
    code: 'record-opening/reviewed-already',
  });
});
