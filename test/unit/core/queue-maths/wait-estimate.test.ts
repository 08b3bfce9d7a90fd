import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { estimateWait } from '../../../../src/core/queue-maths/wait-estimate.js';

const five = (minutes: number) => Array.from({ length: 5 }, () => minutes * 60);

describe('the wait that a caller is told', () => {
  test.each([
    ['next, one counsellor', 1, 1, five(4), 5],
    ['third, two counsellors', 3, 2, five(10), 15],
    ['never less than a minute', 1, 10, five(0.1), 1],
    ['exactly a step', 1, 1, five(10), 10],
    ['an hour', 6, 1, five(10), 60],
    ['the slow talk counts, not the mean', 1, 1, [60, 60, 60, 1200, 1200], 20],
  ])('%s', (_, position, onShift, recentTalkSeconds, atMost) => {
    expect(estimateWait({ position, onShift, recentTalkSeconds })).toEqual({ kind: 'minutes', atMost });
  });

  test.each([
    ['four talks', 1, 1, five(5).slice(1)],
    ['nobody on shift', 1, 0, five(5)],
    ['more than an hour', 7, 1, five(10)],
    ['nothing measured', 1, 3, []],
    ['too far back to be counted', null, 1000, five(1)],
  ])('is unknown: %s', (_, position, onShift, recentTalkSeconds) => {
    expect(estimateWait({ position, onShift, recentTalkSeconds })).toEqual({ kind: 'unknown' });
  });
});

const facts = fc.record({
  position: fc.integer({ min: 1, max: 50 }),
  onShift: fc.nat(12),
  recentTalkSeconds: fc.array(fc.integer({ min: 1, max: 5400 }), { maxLength: 50 }),
});

/** At least three quarters of the talks took this long or less, by definition rather than by index. */
function thirdQuartile(seconds: readonly number[]): number {
  return Math.min(...seconds.filter((one) => seconds.filter((other) => other <= one).length >= seconds.length * 0.75));
}

test('what is said is never below a slow talk for each place in line, shared by the counsellors', () => {
  fc.assert(
    fc.property(facts, ({ position, onShift, recentTalkSeconds }) => {
      const said = estimateWait({ position, onShift, recentTalkSeconds });
      if (said.kind === 'unknown') return;
      expect(said.atMost * 60).toBeGreaterThanOrEqual((thirdQuartile(recentTalkSeconds) * position) / onShift);
    }),
    { numRuns: 1000 },
  );
});

test('nothing is said from fewer than five talks, or without anybody on shift', () => {
  fc.assert(
    fc.property(facts, (one) => {
      if (one.recentTalkSeconds.length < 5 || one.onShift === 0) expect(estimateWait(one)).toEqual({ kind: 'unknown' });
    }),
  );
});

test('further back in line is never told less', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const [here, behind] = [estimateWait(one), estimateWait({ ...one, position: one.position + 1 })];
      if (behind.kind === 'minutes') expect(here.kind === 'minutes' && here.atMost <= behind.atMost).toBe(true);
    }),
  );
});
