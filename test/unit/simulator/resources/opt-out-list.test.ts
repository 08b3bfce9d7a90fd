import { expect, test } from '@jest/globals';
import { OptOutList, isTollFree, optOutTypeOf } from '../../../../src/simulator/messages/opt-out-list.js';

const TOLL_FREE = '+18885550100';
const LOCAL = '+12025550100';
const THEIRS = '+12025550147';

test.each([
  [TOLL_FREE, 'STOP', 'STOP'],
  [TOLL_FREE, ' stop ', 'STOP'],
  [TOLL_FREE, 'optout', 'STOP'],
  [TOLL_FREE, 'please stop', undefined],
  [TOLL_FREE, 'Stop.', undefined],
  [TOLL_FREE, 'unstop', 'START'],
  [TOLL_FREE, 'yes', undefined],
  [LOCAL, 'yes', 'START'],
  [LOCAL, 'help', 'HELP'],
])('to %s, "%s" means %s', (ours, body, type) => {
  expect(optOutTypeOf(body, ours)).toBe(type);
});

test('a stop holds for one pair of numbers until it is undone', () => {
  const list = new OptOutList();
  list.hear('STOP', TOLL_FREE, THEIRS);
  list.hear('HELP', TOLL_FREE, THEIRS);
  expect(list.has(TOLL_FREE, THEIRS)).toBe(true);
  expect(list.has(LOCAL, THEIRS)).toBe(false);
  expect(list.list()).toEqual([{ ours: TOLL_FREE, theirs: THEIRS }]);
  list.hear('START', TOLL_FREE, THEIRS);
  expect(list.has(TOLL_FREE, THEIRS)).toBe(false);
});

test('888 is toll-free, 202 is not', () => {
  expect([isTollFree(TOLL_FREE), isTollFree(LOCAL)]).toEqual([true, false]);
});
