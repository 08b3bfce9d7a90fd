import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { frontDeadline, liveDeadline } from '../../../../src/core/hotline/line-place.js';
import { callbackDeadline, comparePlaces, type PlaceInLine } from '../../../../src/core/routing/entry-order.js';

const start = new Date('2026-03-02T12:00:00Z').getTime();
const after = (seconds: number) => new Date(start + seconds * 1000);
const dayMs = 24 * 3_600_000;

interface Arrival extends PlaceInLine {
  readonly arrivedAt: Date;
  readonly isAhead: boolean;
}

/** Everybody who may come, each with the deadline that the program gives them. */
const kinds = {
  caller: (at: Date) => liveDeadline('standard', false, at),
  'caller in danger': (at: Date) => liveDeadline('urgent', false, at),
  callback: (at: Date) => callbackDeadline({ urgency: 'standard', dueAt: at, promisedBy: new Date(at.getTime() + 300_000) }),
  'callback in danger': (at: Date) => callbackDeadline({ urgency: 'urgent', dueAt: at, promisedBy: at }),
  'callback with a long promise': (at: Date) =>
    callbackDeadline({ urgency: 'standard', dueAt: at, promisedBy: new Date(at.getTime() + 7_200_000) }),
  'caller in a crisis': (at: Date) => liveDeadline('urgent', true, at),
  'caller back from a partner': frontDeadline,
} as const;
const ahead: readonly string[] = ['caller in a crisis', 'caller back from a partner'];

// An adversary chooses who comes when, and how fast the one counsellor is.
const arrivals = fc
  .array(
    fc.record({ kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])), second: fc.nat(1200), id: fc.uuid() }),
    { minLength: 1, maxLength: 60 },
  )
  .map((all) =>
    all.map(({ kind, second, id }): Arrival => {
      const arrivedAt = after(second);
      return { id, arrivedAt, deadlineAt: kinds[kind](arrivedAt), isAhead: ahead.includes(kind) };
    }),
  );

/** In the order in which one counsellor takes them, `talk` seconds each. */
function served(all: readonly Arrival[], talk: number): readonly Arrival[] {
  const left = [...all];
  const order: Arrival[] = [];
  for (let now = start; left.length > 0;) {
    const here = left.filter(({ arrivedAt }) => arrivedAt.getTime() <= now).sort(comparePlaces);
    const [next] = here;
    if (!next) {
      now = Math.min(...left.map(({ arrivedAt }) => arrivedAt.getTime()));
      continue;
    }
    order.push(next);
    left.splice(left.indexOf(next), 1);
    now += talk * 1000;
  }
  return order;
}

test('nobody starves: only who comes before my deadline overtakes me (in a crisis, within a day after it), however many come', () => {
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 3600 }), (all, talk) => {
      const order = served(all, talk);
      for (const [index, me] of order.entries()) {
        const overtakers = order.slice(0, index).filter(({ arrivedAt }) => arrivedAt > me.arrivedAt);
        for (const { arrivedAt, isAhead } of overtakers)
          expect(arrivedAt.getTime()).toBeLessThanOrEqual(me.deadlineAt.getTime() + (isAhead ? dayMs : 0));
        const mayOvertake = all.filter(
          (one) => one.arrivedAt > me.arrivedAt && one.arrivedAt.getTime() <= me.deadlineAt.getTime() + (one.isAhead ? dayMs : 0),
        );
        expect(overtakers.length).toBeLessThanOrEqual(mayOvertake.length);
      }
    }),
  );
});

test('of one kind, first come is first served', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(kinds)),
      fc.nat(1000),
      fc.integer({ min: 1, max: 1000 }),
      (deadline, at, gap) => {
        const first = { id: 'z', deadlineAt: deadline(after(at)) };
        expect(comparePlaces(first, { id: 'a', deadlineAt: deadline(after(at + gap)) })).toBeLessThan(0);
      },
    ),
  );
});

describe('the deadline of a callback', () => {
  test.each([
    ['is its promise', 'standard', 0, 1800, 1800],
    ['is its target when the promise is behind us', 'standard', 600, 300, 900],
    ['is its target at once in danger, whatever was promised', 'urgent', 0, 1800, 60],
  ] as const)('%s', (_, urgency, due, promised, expected) => {
    expect(callbackDeadline({ urgency, dueAt: after(due), promisedBy: after(promised) })).toEqual(after(expected));
  });
});
