import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { after, many, minutesOf, spread, waiting } from './waiting-steps.js';

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
