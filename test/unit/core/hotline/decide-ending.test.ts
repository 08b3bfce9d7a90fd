import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decideEnding, type EndingFacts } from '../../../../src/core/hotline/decide-ending.js';
import { callerOutcomes, callerStages } from '../../../../src/core/hotline/stages.js';

const waiting: EndingFacts = {
  leftAt: 'waiting',
  secondsOnTheLine: 60,
  inCrisis: false,
  talked: false,
  transferred: false,
  whileAway: false,
  declinedCallback: false,
  hasNumber: true,
  messageSeconds: 0,
  choseCallback: null,
  refusedOwnNumber: false,
};

const leftAt = callerStages.filter((stage): stage is EndingFacts['leftAt'] => stage !== 'ended');
const anyFacts: fc.Arbitrary<EndingFacts> = fc.record({
  leftAt: fc.constantFrom(...leftAt),
  secondsOnTheLine: fc.nat(600),
  inCrisis: fc.boolean(),
  talked: fc.boolean(),
  transferred: fc.boolean(),
  whileAway: fc.boolean(),
  declinedCallback: fc.boolean(),
  hasNumber: fc.boolean(),
  messageSeconds: fc.nat(60),
  choseCallback: fc.constantFrom('keep-my-place' as const, 'closed' as const, null),
  refusedOwnNumber: fc.boolean(),
});
const holds = (rule: (facts: EndingFacts) => void) => fc.assert(fc.property(anyFacts, rule), { numRuns: 500 });

describe('what follows when the line goes dead', () => {
  test.each<[string, Partial<EndingFacts>, object]>([
    ['a talk', { leftAt: 'talking', talked: true }, { kind: 'settled', outcome: 'talked' }],
    ['a talk in a crisis', { leftAt: 'talking', talked: true, inCrisis: true }, { kind: 'settled', outcome: 'talked' }],
    ['F39 while waiting', {}, { kind: 'call-back', outcome: 'callback', origin: 'abandoned', urgency: 'standard' }],
    ['F38 a misdial', { leftAt: 'greeting', secondsOnTheLine: 4.9 }, { kind: 'nothing', outcome: 'too-short' }],
    ['F38 five seconds', { leftAt: 'greeting', secondsOnTheLine: 5 }, { kind: 'call-back', origin: 'abandoned' }],
    ['a short wait is no misdial', { secondsOnTheLine: 2 }, { kind: 'call-back', origin: 'abandoned' }],
    ['kept their place', { choseCallback: 'keep-my-place' }, { kind: 'call-back', origin: 'keep-my-place' }],
    ['nobody on shift', { leftAt: 'closed-menu', choseCallback: 'closed' }, { kind: 'call-back', origin: 'closed' }],
    ['F42 a message', { messageSeconds: 2 }, { kind: 'call-back', outcome: 'voicemail', origin: 'voicemail' }],
    ['F42 a click instead of a message', { messageSeconds: 1 }, { outcome: 'callback', origin: 'abandoned' }],
    ['a message and no number', { messageSeconds: 9, hasNumber: false }, { kind: 'nothing', outcome: 'voicemail' }],
    ['F43 no number', { hasNumber: false }, { kind: 'nothing', outcome: 'no-number' }],
    ['asked for another number, gave none', { refusedOwnNumber: true }, { kind: 'human', outcome: 'callback' }],
    ['no callback wanted', { declinedCallback: true }, { kind: 'nothing', outcome: 'declined-callback' }],
    ['danger outlasts a "no"', { declinedCallback: true, inCrisis: true }, { kind: 'call-back', urgency: 'urgent' }],
    ['F108 we were away', { whileAway: true }, { kind: 'call-back', outcome: 'callback', origin: 'missed' }],
    ['F108 away is no misdial', { leftAt: 'greeting', secondsOnTheLine: 1, whileAway: true }, { kind: 'call-back' }],
    ['B-070 the standby phone', { whileAway: true, transferred: true }, { kind: 'settled', outcome: 'transferred' }],
    ['the crisis line', { transferred: true, inCrisis: true }, { kind: 'human', outcome: 'transferred' }],
    ['the crisis line, no number', { transferred: true, hasNumber: false }, { kind: 'nothing', outcome: 'transferred' }],
  ])('%s', (_, facts, ending) => {
    expect(decideEnding({ ...waiting, ...facts })).toMatchObject(ending);
  });

  test.each(leftAt)('says in words where they hung up: %s', (stage) => {
    const { because } = decideEnding({ ...waiting, leftAt: stage });
    expect(because).toMatch(/^They hung up (in|when|while|before|just|at) /);
  });
});

describe('whatever happened', () => {
  test('there is exactly one outcome, with its reason in words', () => {
    holds((facts) => {
      const { outcome, because } = decideEnding(facts);
      expect(callerOutcomes).toContain(outcome);
      expect(because).toMatch(/^They /);
    });
  });

  test('danger is never too short and never a declined callback', () => {
    holds((facts) => {
      expect(['too-short', 'declined-callback']).not.toContain(decideEnding({ ...facts, inCrisis: true }).outcome);
    });
  });

  test('danger that left a number is called back as urgent, unless somebody talked with them', () => {
    holds((facts) => {
      const ending = decideEnding({ ...facts, inCrisis: true, hasNumber: true, talked: false });
      expect(['call-back', 'human']).toContain(ending.kind);
      if (ending.kind === 'call-back') expect(ending.urgency).toBe('urgent');
    });
  });

  test('without a number nobody is promised a call', () => {
    holds((facts) => {
      expect(['call-back', 'human']).not.toContain(decideEnding({ ...facts, hasNumber: false }).kind);
    });
  });

  test('whoever talked has talked, and nothing else follows', () => {
    holds((facts) => {
      expect(decideEnding({ ...facts, talked: true })).toMatchObject({ kind: 'settled', outcome: 'talked' });
    });
  });

  test('nobody who left a number is forgotten, but for misdials and those who do not want it', () => {
    holds((facts) => {
      const ending = decideEnding({ ...facts, hasNumber: true, talked: false });
      if (ending.kind === 'nothing') expect(['too-short', 'declined-callback']).toContain(ending.outcome);
    });
  });
});
