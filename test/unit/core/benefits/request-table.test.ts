import { describe, expect, it, test } from '@jest/globals';
import {
  decideMove,
  isOpen,
  requestMoves,
  requestStates,
  requestTable,
  type RequestMove,
  type RequestState,
} from '../../../../src/core/benefits/request-table.js';

// Every state and every move: where it leads, or nowhere.
const expected: Readonly<Record<RequestState, Partial<Record<RequestMove, RequestState>>>> = {
  asked: {
    block: 'waiting-for-consent',
    'hold-up': 'asked',
    begin: 'in-progress',
    'turn-to-phone': 'asked',
    cancel: 'cancelled',
  },
  'waiting-for-consent': { resume: 'asked', cancel: 'cancelled' },
  'in-progress': {
    block: 'waiting-for-consent',
    'hold-up': 'asked',
    begin: 'in-progress',
    answer: 'answered',
    'give-up': 'failed',
    'turn-to-phone': 'asked',
    cancel: 'cancelled',
  },
  answered: {},
  failed: {
    block: 'waiting-for-consent',
    'hold-up': 'asked',
    begin: 'in-progress',
    'turn-to-phone': 'asked',
    cancel: 'cancelled',
  },
  cancelled: {},
};

describe('a question to an insurer', () => {
  test.each(requestStates.flatMap((state) => requestMoves.map((move) => [state, move] as const)))('%s, %s', (state, move) => {
    const to = expected[state][move];
    const refusal = { kind: 'refused', message: expect.stringMatching(/\.$/) };
    expect(decideMove(state, move)).toEqual(to ? { kind: 'moved', to } : refusal);
  });

  it('L-105 is never begun while consent is waited for', () => {
    expect(decideMove('waiting-for-consent', 'begin').kind).toBe('refused');
    expect(decideMove('waiting-for-consent', 'answer').kind).toBe('refused');
  });

  it('ends only answered or cancelled, and can always be cancelled until then', () => {
    for (const state of requestStates) {
      expect(isOpen(state)).toBe(requestTable.cancel.from.includes(state));
      expect(isOpen(state)).toBe(Object.keys(expected[state]).length > 0);
    }
  });

  it('reaches every state from the first one', () => {
    const reached = new Set<RequestState>(['asked']);
    for (const _ of requestStates) for (const state of reached) for (const to of Object.values(expected[state])) reached.add(to);
    expect([...reached].sort()).toEqual([...requestStates].sort());
  });
});
