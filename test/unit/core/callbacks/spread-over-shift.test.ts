import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { spreadOverShift, type Waiting } from '../../../../src/core/callbacks/spread-over-shift.js';

const opening = new Date('2026-03-03T08:00:00-05:00');
const after = (minutes: number) => new Date(opening.getTime() + minutes * 60_000);
const minutesOf = (at: Date) => (at.getTime() - opening.getTime()) / 60_000;
let made = 0;
const waiting = (change: Partial<Waiting> & { readonly ago?: number } = {}): Waiting => {
  made += 1;
  const { ago = 1000 - made, ...rest } = change;
  return { id: `w${String(made).padStart(4, '0')}`, urgency: 'standard', since: after(-ago), promisedBy: after(120), ...rest };
};
const many = (count: number, change: Partial<Waiting> = {}) => Array.from({ length: count }, () => waiting(change));
const spread = (all: readonly Waiting[], counsellors = 1, booked: readonly Date[] = [], minutesPerCall = 15) => {
  const placed = new Map(
    spreadOverShift(all, opening, booked, { counsellors, minutesPerCall }).map(({ id, at }) => [id, minutesOf(at)]),
  );
  return all.map(({ id }) => placed.get(id)!);
};

describe('many who wait for the same opening', () => {
  test.each([
    [1, [0, 15, 30, 45, 60]],
    [2, [0, 0, 15, 15, 30]],
    [5, [0, 0, 0, 0, 0]],
    [0, [0, 15, 30, 45, 60]],
  ])('are called as many at once as there are counsellors: %i', (counsellors, minutes) => {
    expect(spread(many(5), counsellors)).toEqual(minutes);
  });

  test('are called as fast as a shift can talk', () => {
    expect(spread(many(3), 1, [], 7)).toEqual([0, 7, 14]);
  });

  test('nobody waits: nobody is placed', () => {
    expect(spreadOverShift([], opening, [opening], { counsellors: 1, minutesPerCall: 15 })).toEqual([]);
  });

  test('whoever waits longest is first, and among equals the lower id', () => {
    expect(spread([waiting({ ago: 5 }), waiting({ ago: 90 }), waiting({ ago: 20 })])).toEqual([30, 0, 15]);
    const [a, b, c] = [waiting({ ago: 7, id: 'b' }), waiting({ ago: 7, id: 'a' }), waiting({ ago: 7, id: 'c' })];
    expect(spread([a, b, c])).toEqual([15, 0, 30]);
  });

  test('danger goes before age and before an earlier promise', () => {
    expect(
      spread([waiting({ ago: 500 }), waiting({ ago: 400, promisedBy: after(60) }), waiting({ ago: 1, urgency: 'urgent' })]),
    ).toEqual([30, 15, 0]);
  });

  test('whoever was promised less time goes before age', () => {
    expect(spread([waiting({ ago: 500 }), waiting({ ago: 1, promisedBy: after(20) })])).toEqual([15, 0]);
  });

  test('calls that stand already take their round, whenever in it they begin', () => {
    expect(spread(many(3), 1, [after(0), after(29), after(45)])).toEqual([30, 60, 75]);
    expect(spread(many(3), 2, [after(0), after(29)])).toEqual([0, 15, 30]);
  });

  test('a call that should have begun before counts as one of the first round', () => {
    expect(spread(many(1), 1, [after(-40)])).toEqual([15]);
  });

  test.each([
    [14, [0, 0]],
    [15, [0, 15]],
    [29, [0, 15]],
  ])('a promise within %i minutes', (minutes, expected) => {
    expect(spread(many(2, { promisedBy: after(minutes) }))).toEqual(expected);
  });

  test('a promise that has passed is kept as soon as the line opens', () => {
    expect(spread([waiting(), waiting({ promisedBy: after(-90) })])).toEqual([15, 0]);
  });

  test('more than promises allow: the emptiest rounds take one too many, and the order stays', () => {
    expect(spread(many(5, { promisedBy: after(30) }))).toEqual([0, 0, 15, 15, 30]);
    expect(spread(many(7, { promisedBy: after(15) }), 2, [after(0), after(0), after(0)])).toEqual([0, 0, 15, 15, 15, 15, 15]);
  });
});

const anyWaiting = fc.record({
  ago: fc.nat(4000),
  urgency: fc.constantFrom('urgent', 'standard'),
  promised: fc.constantFrom(1, 20, 60, 120, 180),
});
const anyWave = fc.record({
  all: fc.array(anyWaiting, { maxLength: 40 }),
  booked: fc.array(fc.integer({ min: -30, max: 200 }), { maxLength: 10 }),
  counsellors: fc.integer({ min: 1, max: 6 }),
  minutesPerCall: fc.integer({ min: 5, max: 60 }),
});

test('the order of equals, every promise and the capacity are kept; a round is overfull only where a promise left no other', () => {
  fc.assert(
    fc.property(anyWave, ({ all: drawn, booked, counsellors, minutesPerCall }) => {
      const all = drawn.map(({ ago, urgency, promised }) => waiting({ ago, urgency, promisedBy: after(promised) }));
      const placed = spread(all, counsellors, booked.map(after), minutesPerCall);
      const roundOf = (minutes: number) => Math.max(0, Math.floor(minutes / minutesPerCall));
      const crowd = (round: number) => [...placed, ...booked].filter((minutes) => roundOf(minutes) === round).length;
      all.forEach((one, i) => {
        const lastRound = roundOf(minutesOf(one.promisedBy));
        expect(placed[i]).toBeGreaterThanOrEqual(0);
        expect(placed[i]! <= minutesOf(one.promisedBy)).toBe(true);
        all.forEach((other, j) => {
          const alike = one.urgency === other.urgency && roundOf(minutesOf(other.promisedBy)) === lastRound;
          if (alike && one.since < other.since) expect(placed[i]).toBeLessThanOrEqual(placed[j]!);
        });
        const overfull = crowd(roundOf(placed[i]!)) > counsellors;
        if (overfull) {
          const latest = all
            .filter((_, j) => roundOf(placed[j]!) === roundOf(placed[i]!))
            .map((x) => roundOf(minutesOf(x.promisedBy)));
          // Somebody in this round could go nowhere else: every round until their last is full too.
          const stuck = latest.some((last) =>
            Array.from({ length: last + 1 }, (_, round) => crowd(round)).every((n) => n >= counsellors),
          );
          expect(stuck).toBe(true);
        }
      });
    }),
  );
});

test('whoever is in danger is never called after somebody who is not and was promised as much', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 4 }),
      (calm, urgent, counsellors) => {
        const all = [...many(calm, { promisedBy: after(600) }), ...many(urgent, { urgency: 'urgent', promisedBy: after(600) })];
        const placed = spread(all, counsellors);
        expect(Math.max(...placed.slice(calm))).toBeLessThanOrEqual(Math.min(...placed.slice(0, calm)));
      },
    ),
  );
});
