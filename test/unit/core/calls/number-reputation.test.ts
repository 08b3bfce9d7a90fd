import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { judgeNumber, reputationPolicy, type CallsEnded } from '../../../../src/core/calls/number-reputation.js';

const ended = (calls: number, sipResponseCode: number | null, failureCode: string | null = null): CallsEnded => ({
  sipResponseCode,
  failureCode,
  calls,
});
const judge = (...all: readonly CallsEnded[]) => judgeNumber(all, reputationPolicy);

describe('a number of ours that is labelled as spam (F104)', () => {
  test.each([
    ['no calls at all', [], 'fine'],
    ['a few, none of them refused', [ended(3, 200), ended(2, 486)], 'fine'],
    ['many, none of them refused', [ended(200, 200), ended(30, 486), ended(10, 487), ended(5, null)], 'fine'],
    ['too few to say, all of them refused', [ended(19, 608)], 'unknown'],
    ['just enough, all of them refused', [ended(20, 608)], 'labelled'],
    ['a quarter refused', [ended(15, 200), ended(5, 608)], 'labelled'],
    ['just under a quarter', [ended(16, 200), ended(5, 608)], 'fine'],
    ['declined and rejected count alike', [ended(15, 200), ended(3, 603), ended(2, 608)], 'labelled'],
    ["the carrier's own word for it counts", [ended(15, 200), ended(5, null, '32017')], 'labelled'],
    [
      'what was never placed for another reason tells nothing',
      [ended(15, 200), ended(5, 608), ended(90, null, '21211')],
      'labelled',
    ],
  ])('%s: %s', (_, all, kind) => {
    expect(judge(...all).kind).toBe(kind);
  });

  it('says how many, in a sentence', () => {
    expect(judge(ended(18, 200), ended(7, 608))).toEqual({
      kind: 'labelled',
      refused: 7,
      other: 18,
      because: '7 of 25 calls in 24 hours were refused',
    });
  });

  it('is never cleared by one more refusal, nor labelled by one more call that went well', () => {
    const counts = fc.tuple(fc.nat(200), fc.nat(200));
    fc.assert(
      fc.property(counts, ([refused, other]) => {
        const now = judge(ended(refused, 608), ended(other, 200)).kind;
        if (now === 'labelled') expect(judge(ended(refused + 1, 608), ended(other, 200)).kind).toBe('labelled');
        if (now === 'fine') expect(judge(ended(refused, 608), ended(other + 1, 200)).kind).toBe('fine');
      }),
    );
  });
});
