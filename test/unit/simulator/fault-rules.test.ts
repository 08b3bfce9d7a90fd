import { expect, test } from '@jest/globals';
import { FaultRules, type FaultRule } from '../../../src/simulator/faults/fault-rules.js';

const RULE: FaultRule = { match: { name: 'CreateCall' }, nth: 1, times: 1, effect: 'status', seconds: 1, status: 503 };

function strikes(rule: Partial<FaultRule>, occurrences: readonly (readonly string[])[]): readonly boolean[] {
  const rules = new FaultRules();
  rules.add({ ...RULE, ...rule });
  return occurrences.map((numbers) => rules.strike('CreateCall', numbers) !== undefined);
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
