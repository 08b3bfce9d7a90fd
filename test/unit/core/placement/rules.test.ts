import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { appointmentMoves, appointmentStates } from '../../../../src/core/placement/appointment-states.js';
import { confidenceOf } from '../../../../src/core/placement/bed-confidence.js';
import { decideStep, type StepFacts } from '../../../../src/core/placement/decide-step.js';
import { bookedUntil, heldUntil } from '../../../../src/core/placement/hold-times.js';
import { whyNotMove } from '../../../../src/core/placement/move-table.js';
import {
  followUpAt,
  isLateFollowUp,
  optionsProblem,
  referralMoves,
  referralStates,
} from '../../../../src/core/placement/referral-rules.js';
import { outcomeOfCallback, stepKinds, whyCalled } from '../../../../src/core/placement/step-kinds.js';
import { inLineOrder, nextContactProblem, priorityOf } from '../../../../src/core/placement/waitlist-rules.js';

const at = new Date('2026-11-23T15:00:00Z');
const hoursFromNow = (hours: number) => new Date(at.getTime() + hours * 3_600_000);

describe('what is said of a bed', () => {
  it.each([
    [0, 'fresh'],
    [4, 'fresh'],
    [4.1, 'recent'],
    [12.1, 'old'],
    [24, 'old'],
    [24.1, 'stale'],
    [900, 'stale'],
    [-1, 'fresh'], // a clock of another process
  ])('%s hours ago is %s', (hours, confidence) => {
    expect(confidenceOf(hoursFromNow(-hours), at)).toMatchObject({ confidence });
  });

  it('is held for hours, and booked until a day after the appointed time', () => {
    expect([heldUntil(at, 4), bookedUntil(at)]).toEqual([hoursFromNow(4), hoursFromNow(24)]);
  });
});

describe('the line of a programme', () => {
  it.each([
    [true, true, 'pregnant-injecting'],
    [true, false, 'pregnant'],
    [false, true, 'injecting'],
    [false, false, 'none'],
  ])('pregnant %s and injecting %s is %s', (pregnant, injecting, priority) => {
    expect(priorityOf({ pregnant, injecting })).toBe(priority);
  });

  const waiting = (priority: ReturnType<typeof priorityOf>, hours: number, publiclyFunded = true) => ({
    priority,
    publiclyFunded,
    since: hoursFromNow(-hours),
  });

  it('follows 45 CFR 96.131 where there is federal money, and then who has waited longest', () => {
    const line = [
      waiting('none', 9),
      waiting('injecting', 1),
      waiting('pregnant', 1),
      waiting('pregnant-injecting', 0),
      waiting('injecting', 5),
    ];
    expect(line.toSorted(inLineOrder)).toEqual([line[3], line[2], line[4], line[1], line[0]]);
  });

  it('is by time alone elsewhere', () => {
    const line = [waiting('pregnant', 1, false), waiting('none', 2, false)];
    expect(line.toSorted(inLineOrder)).toEqual([line[1], line[0]]);
  });

  it('is never ordered by who pays, nor are places (L-501, L-502)', () => {
    const payment = /payer|payor|insur|coverage|medicaid|medicare|self[-_ ]?pay|premium|revenue|commission|\bfee\b/i;
    const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
    const root = join(import.meta.dirname, '../../../..');
    for (const folder of ['src/core/placement', 'src/modules/placement']) {
      const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
      expect(files.length).toBeGreaterThan(10);
      for (const file of files)
        expect(readFileSync(join(root, folder, file), 'utf8').replaceAll(comments, '')).not.toMatch(payment);
    }
  });

  it('hears from us again within 48 hours', () => {
    expect(nextContactProblem(hoursFromNow(48), at)).toBeNull();
    expect(nextContactProblem(hoursFromNow(49), at)).toContain('48 hours');
    expect(nextContactProblem(at, at)).toContain('past');
  });
});

describe('appointments and referrals', () => {
  it('end where they end, and everything else leads on', () => {
    expect(appointmentStates.filter((state) => appointmentMoves[state].length === 0)).toEqual(['arrived', 'cancelled', 'moved']);
    expect(referralStates.filter((state) => referralMoves[state].length === 0)).toEqual(['arrived', 'lost']);
  });

  it('whoever did not come may still arrive, and whoever arrived cannot be missed', () => {
    expect(whyNotMove(appointmentMoves, 'appointment', 'no-show', 'arrived')).toBeNull();
    expect(whyNotMove(appointmentMoves, 'appointment', 'arrived', 'no-show')).toBe(
      'The appointment is arrived: that is its end.',
    );
  });

  it('a referral is accepted only in a warm hand-over, and one that breaks off goes back to the choice', () => {
    expect(whyNotMove(referralMoves, 'referral', 'chosen', 'accepted')).toBe(
      'The referral is chosen: it can become warm-hand-over, lost.',
    );
    expect(whyNotMove(referralMoves, 'referral', 'warm-hand-over', 'chosen')).toBeNull();
  });

  it('need three different places, one of them public (L-503)', () => {
    const places = (...kinds: ('public' | 'private')[]) => kinds.map((kind, index) => ({ id: String(index), kind }));
    expect(optionsProblem(places('public', 'private', 'private'))).toBeNull();
    expect(optionsProblem(places('public', 'public'))).toContain('at least 3');
    expect(optionsProblem(places('private', 'private', 'private', 'private'))).toContain('public');
    expect(optionsProblem(['a', 'a', 'b'].map((id) => ({ id, kind: 'public' })))).toContain('different');
  });

  it('are asked how it went after 24 to 48 hours', () => {
    expect(followUpAt(at)).toEqual(hoursFromNow(24));
    expect([48, 48.1].map((hours) => isLateFollowUp(hoursFromNow(24), hoursFromNow(hours)))).toEqual([false, true]);
  });
});

describe('a step that is due', () => {
  const nothing: StepFacts = { appointment: null, reachedSince: false, referral: null, waitlist: null, usefulUntil: null };
  const decided = (kind: (typeof stepKinds)[number], facts: Partial<StepFacts>) => decideStep(kind, { ...nothing, ...facts }, at);

  it.each<[(typeof stepKinds)[number], Partial<StepFacts>, object]>([
    ['reminder-24h', { appointment: 'scheduled', usefulUntil: hoursFromNow(1) }, { kind: 'remind' }],
    ['reminder-2h', { appointment: 'reminded', usefulUntil: at }, { kind: 'remind' }],
    ['reminder-2h', { appointment: 'reminded', usefulUntil: hoursFromNow(-1) }, { kind: 'end', outcome: 'too-late' }],
    ['reminder-2h', { appointment: 'cancelled' }, { kind: 'end', outcome: 'not-needed' }],
    ['chase-60min', { appointment: 'no-show' }, { kind: 'call' }],
    ['chase-day-3', { appointment: 'no-show', reachedSince: true }, { kind: 'end', outcome: 'reached' }],
    ['chase-day-7', { appointment: 'moved' }, { kind: 'end', outcome: 'not-needed' }],
    ['referral-follow-up', { referral: 'accepted' }, { kind: 'call' }],
    ['referral-follow-up', { referral: 'arrived' }, { kind: 'call' }],
    ['referral-follow-up', { referral: 'lost' }, { kind: 'end', outcome: 'not-needed' }],
    ['referral-follow-up', { referral: 'offered' }, { kind: 'end', outcome: 'not-needed' }],
    ['waitlist-contact', { waitlist: 'waiting' }, { kind: 'call' }],
    ['waitlist-contact', { waitlist: 'placed' }, { kind: 'end', outcome: 'not-needed' }],
  ])('%s with %j', (kind, facts, decision) => {
    expect(decided(kind, facts)).toMatchObject(decision);
  });

  it('ends as its callback does, and not before', () => {
    const outcomes = ['scheduled', 'queued', 'dialling', 'awaiting-disposition', 'done', 'cancelled', 'needs-decision'].map(
      outcomeOfCallback,
    );
    expect(outcomes).toEqual([null, null, null, null, 'reached', 'closed', 'human-decision']);
  });

  it('says why somebody is called', () => {
    for (const kind of stepKinds) expect(whyCalled[kind].length).toBeGreaterThan(20);
  });
});
