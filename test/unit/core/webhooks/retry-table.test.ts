import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decideRetry, longestRetryAfterSeconds, retrySeconds } from '../../../../src/core/webhooks/retry-table.js';

const after = (tries: number, roll = 0.5, retryAfterSeconds: number | null = null) =>
  decideRetry({ tries, roll, retryAfterSeconds });

describe('B-090 a delivery that was not accepted', () => {
  test.each([
    [1, 5],
    [2, 60],
    [3, 300],
    [4, 1800],
    [5, 7200],
    [6, 21_600],
    [7, 43_200],
    [8, 86_400],
    [9, 86_400],
    [10, 86_400],
  ])('is tried again after try %i in %i s', (tries, seconds) => {
    expect(after(tries)).toEqual({ kind: 'again', afterSeconds: seconds });
  });

  it('is given up after the eleventh try', () => {
    expect(after(11)).toEqual({ kind: 'give-up' });
  });

  it('is tried for more than three days, even when every wait is as short as it can be', () => {
    const shortest = retrySeconds.map((_, index) => after(index + 1, 0));
    const seconds = shortest.reduce((sum, one) => sum + (one.kind === 'again' ? one.afterSeconds : 0), 0);
    expect(seconds).toBeGreaterThan(3 * 86_400);
  });
});

it('waits are spread by a fifth to both sides', () => {
  expect([after(2, 0), after(2, 1)]).toEqual([
    { kind: 'again', afterSeconds: 48 },
    { kind: 'again', afterSeconds: 72 },
  ]);
});

it('the receiver is asked no sooner than it wants, and never later than in a day for that', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(10_000_000),
      (tries, roll, asked) => {
        const [own, decision] = [after(tries, roll), after(tries, roll, asked)];
        if (own.kind !== 'again' || decision.kind !== 'again') throw new Error('given up too early');
        expect(decision.afterSeconds).toBe(Math.max(own.afterSeconds, Math.min(asked, longestRetryAfterSeconds)));
      },
    ),
  );
});
