import { describe, expect, it } from '@jest/globals';
import { callSlot } from '../../../../src/core/exchange/call-pace.js';
import { importCommands, importStates, importSteps } from '../../../../src/core/exchange/import-states.js';

describe('importSteps', () => {
  it('lead nowhere from an import that was cancelled or whose file is not there yet, and from a done one only to its refused rows', () => {
    for (const command of importCommands)
      for (const state of ['cancelled', 'receiving'] as const) expect(importSteps[command].from).not.toContain(state);
    expect(importCommands.filter((command) => importSteps[command].from.includes('done'))).toEqual(['retry']);
  });

  it('let staff stop whatever runs, and go on with whatever stands still', () => {
    const open = importStates.filter((state) => !['receiving', 'done', 'cancelled'].includes(state));
    expect([...importSteps.cancel.from].toSorted()).toEqual(open.toSorted());
    expect(importSteps.resume.from).toEqual([importSteps.pause.to]);
  });
});

describe('callSlot', () => {
  const now = new Date('2026-11-23T15:00:00Z');
  const in_ = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  it('lets the first be called at once, and the next of twenty an hour three minutes later', () => {
    expect(callSlot(null, 20, now)).toEqual({ at: now, next: in_(3) });
    expect(callSlot(in_(3), 20, now)).toEqual({ at: in_(3), next: in_(6) });
  });

  it('does not make up for a time in which nobody was called', () => {
    expect(callSlot(in_(-60), 20, now)).toEqual({ at: now, next: in_(3) });
  });
});
