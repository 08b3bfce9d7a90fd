import { describe, expect, test } from '@jest/globals';
import { judgePromise } from '../../../../src/core/waiting/judge-promise.js';
import type { WaitFacts } from '../../../../src/core/waiting/wait-facts.js';

const start = new Date('2026-11-23T15:00:00Z');
const minute = (n: number) => new Date(start.getTime() + n * 60_000);
const promise = { windowStart: minute(0), promisedBy: minute(5) };
const inLine: WaitFacts = {
  steps: [{ at: minute(-1), state: 'queued', rule: null, because: 'Waiting', windowStart: minute(0) }],
  offers: [{ counsellor: 'Ana', from: minute(0), to: minute(3), state: 'expired', reason: null }],
  shift: [
    { at: minute(-9), available: 1, busy: 0, away: 0 },
    { at: minute(3), available: 0, busy: 2, away: 0 },
  ],
  outages: [],
};
const judge = (rung: number | null, ended: number | null, now: number, facts = inLine) =>
  judgePromise(
    promise,
    { rungAt: rung === null ? null : minute(rung), endedAt: ended === null ? null : minute(ended) },
    facts,
    minute(now),
  );

describe('judgePromise', () => {
  test.each([
    ['rung in time', 4, null, 60, 'kept'],
    ['rung at the last moment', 5, null, 60, 'kept'],
    ['not rung yet', null, null, 5, 'open'],
    ['ended before its time', null, 4, 60, 'released'],
    ['rung in time, ended later', 4, 50, 60, 'kept'],
  ] as const)('%s', (_, rung, ended, now, kind) => {
    expect(judge(rung, ended, now)).toEqual({ kind });
  });

  test.each([
    ['rung too late', 9, null, 60, 240],
    ['not rung, and it is late already', null, null, 9, 240],
    ['ended too late without a ring', null, 9, 60, 240],
  ] as const)('%s: late, by the cause that took most of the time', (_, rung, ended, now, lateSeconds) => {
    expect(judge(rung, ended, now)).toEqual({
      kind: 'late',
      lateSeconds,
      cause: 'everyone busy',
      seconds: new Map([
        ['not worked', 180],
        ['everyone busy', 360],
      ]),
    });
  });

  test('of equal causes the first of the list counts', () => {
    expect(judge(6, null, 60)).toMatchObject({ cause: 'everyone busy' });
  });

  test('what nothing explains is our fault', () => {
    const nothing = { steps: [], offers: [], shift: [], outages: [] };
    expect(judge(9, null, 60, nothing)).toMatchObject({ kind: 'late', cause: 'our fault', seconds: new Map() });
  });

  test('time in which they were being called is nobody’s lateness', () => {
    const called: WaitFacts = {
      ...inLine,
      steps: [{ at: minute(0), state: 'dialling', rule: null, because: 'Ana calls', windowStart: minute(0) }],
    };
    expect(judge(null, 9, 60, called)).toMatchObject({ cause: 'our fault' });
  });
});
