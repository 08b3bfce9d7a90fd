import { expect, test } from '@jest/globals';
import { FaultRules, type FaultRule, type Occurrence } from '../../../src/simulator/faults/fault-rules.js';

const RULE: FaultRule = { match: { name: 'CreateCall' }, nth: 1, times: 1, effect: 'status', seconds: 1, status: 503 };

function strikes(rule: Partial<FaultRule>, occurrences: readonly (readonly string[])[]): readonly boolean[] {
  const rules = new FaultRules({ seed: 'seed', seconds: () => 0 });
  rules.add({ ...RULE, ...rule });
  return occurrences.map((numbers) => rules.strike({ face: 'rest', name: 'CreateCall', numbers }) !== undefined);
}

test('strikes from the n-th match, as often as asked', () => {
  expect(strikes({}, [[], [], []])).toEqual([true, false, false]);
  expect(strikes({ nth: 2 }, [[], [], []])).toEqual([false, true, false]);
  expect(strikes({ nth: 2, times: 2 }, [[], [], [], []])).toEqual([false, true, true, false]);
});

test('counts only the matches of its number and name', () => {
  const match = { name: 'CreateCall', number: '+12025550147' };
  expect(strikes({ match }, [['+12025550101'], ['+12025550147'], ['+12025550147']])).toEqual([false, true, false]);
  expect(strikes({ match: { name: 'FetchCall' } }, [[]])).toEqual([false]);
});

const STATUS: Occurrence = {
  face: 'webhook',
  name: 'call status',
  numbers: [],
  callSid: 'CA1',
  events: ['busy', 'completed'],
};

test.each<[string, FaultRule['match'], FaultRule['effect'], boolean]>([
  ['one of several names', { name: ['call status', 'gather action'] }, 'drop', true],
  ['none of several names', { name: ['voice url', 'gather action'] }, 'drop', false],
  ['every webhook', { name: '*' }, 'drop', true],
  ['every operation', { name: '*' }, 'status', false],
  ['its call', { name: '*', callSid: 'CA1' }, 'drop', true],
  ['another call', { name: '*', callSid: 'CA2' }, 'drop', false],
  ['its event', { name: '*', event: 'completed' }, 'drop', true],
  ['its status', { name: '*', event: 'busy' }, 'drop', true],
  ['another event', { name: '*', event: 'ringing' }, 'drop', false],
])('a rule for %s', (_what, match, effect, struck) => {
  const rules = new FaultRules({ seed: 'seed', seconds: () => 0 });
  rules.add({ ...RULE, match, effect });
  expect(rules.strike(STATUS) !== undefined).toBe(struck);
});

test('is in force only inside its time, counted from when it was set', () => {
  let now = 100;
  const rules = new FaultRules({ seed: 'seed', seconds: () => now });
  rules.add({ ...RULE, times: 10, fromSeconds: 5, untilSeconds: 8 });
  const struckAt = [104, 105, 107.9, 108].map((second) => {
    now = second;
    return rules.strike({ face: 'rest', name: 'CreateCall', numbers: [] }) !== undefined;
  });
  expect(struckAt).toEqual([false, true, true, false]);
});

function drawn(seed: string, others: number): readonly boolean[] {
  const rules = new FaultRules({ seed, seconds: () => 0 });
  const rule = { ...RULE, times: 1000, probability: 0.3 };
  rules.add(rule);
  for (let other = 0; other < others; other += 1) rules.add({ ...rule, match: { name: 'FetchCall' } });
  return Array.from({ length: 200 }, () => {
    rules.strike({ face: 'rest', name: 'FetchCall', numbers: [] });
    return rules.strike({ face: 'rest', name: 'CreateCall', numbers: [] }) !== undefined;
  });
}

test('one seed strikes the same occurrences in every run, whatever else is drawn, and another seed strikes others', () => {
  expect(drawn('4711', 0)).toEqual(drawn('4711', 2));
  expect(drawn('4711', 0)).not.toEqual(drawn('4712', 0));
  const struck = drawn('4711', 0).filter(Boolean).length;
  expect(struck).toBeGreaterThan(35);
  expect(struck).toBeLessThan(85);
});
