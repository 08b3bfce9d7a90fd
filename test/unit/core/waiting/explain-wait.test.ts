import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { explainWait } from '../../../../src/core/waiting/explain-wait.js';
import type { WaitFacts, WaitOffer, WaitStep } from '../../../../src/core/waiting/wait-facts.js';

const start = new Date('2026-11-23T15:00:00Z');
const minute = (n: number) => new Date(start.getTime() + n * 60_000);
const step = (at: number, state: WaitStep['state'], rule: string | null = null, because = 'Because'): WaitStep => ({
  at: minute(at),
  state,
  rule,
  because,
  windowStart: minute(-60),
});
const offer = (from: number, to: number | null, state: WaitOffer['state'], reason: string | null = null): WaitOffer => ({
  counsellor: 'Ana',
  from: minute(from),
  to: to === null ? null : minute(to),
  state,
  reason,
});
const shift = (at: number, available: number, busy: number, away = 0) => ({ at: minute(at), available, busy, away });
const facts = (some: Partial<WaitFacts>): WaitFacts => ({ steps: [], offers: [], shift: [], outages: [], ...some });
const told = (of: WaitFacts, to = 60) =>
  explainWait(of, start, minute(to)).map(({ from, to: until, cause, sentence }) => [
    (from.getTime() - start.getTime()) / 60_000,
    (until.getTime() - start.getTime()) / 60_000,
    cause,
    sentence,
  ]);

describe('explainWait', () => {
  test('tells a night, a missed offer, a full shift and the call', () => {
    const story = facts({
      steps: [
        step(0, 'scheduled', 'contact/quiet-hours-state', 'Not before 08:00, quiet hours in Florida'),
        step(20, 'queued'),
        step(40, 'dialling', null, 'Ana calls them'),
        step(42, 'done'),
      ],
      offers: [offer(20, 21, 'expired'), offer(38, 40, 'accepted')],
      shift: [shift(-5, 1, 1), shift(21, 0, 2), shift(38, 1, 1)],
    });
    expect(told(story)).toEqual([
      [0, 20, 'quiet-hours', 'Not before 08:00, quiet hours in Florida.'],
      [20, 21, 'not-taken', 'Offered to Ana, who did not answer.'],
      [21, 38, 'everyone-busy', '2 counsellors on shift, all busy.'],
      [38, 40, 'being-offered', 'Offered to Ana.'],
      [40, 42, 'being-called', 'Ana calls them.'],
    ]);
  });

  test.each([
    [[], 'nobody-on-shift', 'Nobody on shift.'],
    [[shift(-1, 0, 0, 2)], 'nobody-on-shift', 'Nobody on shift but 2 counsellors on a break.'],
    [[shift(-1, 0, 1, 1)], 'everyone-busy', '1 counsellor on shift, all busy; 1 on a break.'],
    [[shift(-1, 3, 1)], 'others-first', 'Others were ahead in line; 3 counsellors free.'],
  ])('in line with a shift of %j', (points, cause, sentence) => {
    expect(told(facts({ steps: [step(0, 'queued')], shift: points }), 5)).toEqual([[0, 5, cause, sentence]]);
  });

  test.each([
    ['declined', 'I know them', 'not-taken', 'Offered to Ana, who declined: I know them.'],
    ['declined', null, 'not-taken', 'Offered to Ana, who declined.'],
    ['withdrawn', 'they called us', 'being-offered', 'Offered to Ana, and withdrawn: they called us.'],
    ['withdrawn', null, 'being-offered', 'Offered to Ana, and withdrawn.'],
    ['pending', null, 'being-offered', 'Offered to Ana.'],
  ] as const)('an offer that is %s (%s)', (state, reason, cause, sentence) => {
    expect(told(facts({ steps: [step(0, 'queued')], offers: [offer(0, null, state, reason)] }), 2)).toEqual([
      [0, 2, cause, sentence],
    ]);
  });

  test.each([
    ['contact/safe-hours', 'their-wish'],
    ['contact/site-closed', 'site-closed'],
    ['contact/cap-24-hours', 'too-many-attempts'],
    ['contact/no-common-hour', 'quiet-hours'],
    ['contact/not-automatic', 'bad-number'],
    ['retry/unreachable', 'bad-number'],
    ['retry/wrong-number', 'bad-number'],
    ['retry/failed', 'our-fault'],
    ['retry/asked-later', 'their-wish'],
    ['retry/no-answer', 'not-reached'],
    ['staff/rescheduled', 'their-wish'],
    ['staff/snoozed', 'set-aside'],
    [null, 'our-fault'],
  ])('put off by %s: %s', (rule, cause) => {
    expect(told(facts({ steps: [step(0, 'scheduled', rule)] }), 1)).toEqual([[0, 1, cause, 'Because.']]);
  });

  test('an outage of the telephone company comes before the shift; a human’s decision and an outcome have their own names', () => {
    const steps = [
      step(0, 'queued'),
      step(10, 'needs-decision', null, 'Who?'),
      step(15, 'awaiting-disposition'),
      step(20, 'cancelled'),
    ];
    const outages = [
      { from: minute(2), to: minute(4) },
      { from: minute(8), to: null },
    ];
    expect(told(facts({ steps, outages }), 30).map(([from, to, cause]) => [from, to, cause])).toEqual([
      [0, 2, 'nobody-on-shift'],
      [2, 4, 'carrier-down'],
      [4, 8, 'nobody-on-shift'],
      [8, 10, 'carrier-down'],
      [10, 15, 'human-decides'],
      [15, 20, 'being-called'],
    ]);
    expect(told(facts({ steps }), 30)).toContainEqual([10, 15, 'human-decides', 'Who?']);
  });

  test('a time that they chose is theirs until it has come', () => {
    const tomorrow = { ...step(0, 'scheduled'), windowStart: minute(30) };
    expect(told(facts({ steps: [tomorrow] }), 40).map(([from, to, cause]) => [from, to, cause])).toEqual([
      [0, 30, 'their-wish'],
      [30, 40, 'our-fault'],
    ]);
  });

  test('says nothing of the time before there was anything to wait for', () => {
    expect(told(facts({ steps: [step(5, 'queued')] }), 10)).toEqual([[5, 10, 'nobody-on-shift', 'Nobody on shift.']]);
  });

  test('has neither holes nor overlaps, whatever happened when', () => {
    const at = fc.integer({ min: 0, max: 60 });
    const states = fc.constantFrom('scheduled', 'queued', 'dialling', 'needs-decision');
    const steps = fc.array(fc.record({ at, state: states }), { maxLength: 8 });
    const offers = fc.array(fc.tuple(at, at), { maxLength: 5 });
    const points = fc.array(fc.record({ at, available: fc.nat(2), busy: fc.nat(2), away: fc.nat(2) }), { maxLength: 5 });
    fc.assert(
      fc.property(steps, offers, points, (given, offered, shifts) => {
        const some = facts({
          steps: [step(0, 'queued'), ...given.toSorted((a, b) => a.at - b.at).map((one) => step(one.at, one.state))],
          offers: offered.map(([a, b]) => offer(Math.min(a, b), Math.max(a, b), 'declined')),
          shift: shifts.toSorted((a, b) => a.at - b.at).map((one) => ({ ...one, at: minute(one.at) })),
        });
        const segments = explainWait(some, start, minute(60));
        expect([start, ...segments.map(({ to }) => to)]).toEqual([...segments.map(({ from }) => from), minute(60)]);
        for (const [index, one] of segments.entries()) {
          const next = segments[index + 1];
          if (next) expect([one.cause, one.sentence]).not.toEqual([next.cause, next.sentence]);
        }
      }),
    );
  });

  test('walks a long history once, however long it is', () => {
    let looks = 0;
    const changes = Array.from({ length: 3000 }, (_, n) => ({
      get at() {
        looks += 1;
        return new Date(start.getTime() + n * 1000);
      },
      available: 0,
      busy: 1 + (n % 2),
      away: 0,
    }));
    expect(told(facts({ steps: [step(0, 'queued')], shift: changes }))).toHaveLength(3000);
    expect(looks).toBeLessThan(10 * changes.length);
  });
});
