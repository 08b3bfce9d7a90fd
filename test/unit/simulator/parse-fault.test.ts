import { expect, test } from '@jest/globals';
import { parseFault } from '../../../src/simulator/faults/parse-fault.js';

const OPERATIONS = ['CreateCall', 'FetchCall', 'ListCall'];
const parse = (value: unknown): unknown => parseFault(value, OPERATIONS);

test('a rule strikes once, or without end when it is left to chance', () => {
  expect(parse({ match: { name: 'CreateCall' }, effect: 'status', status: 429, retryAfter: 2 })).toMatchObject({
    nth: 1,
    times: 1,
    status: 429,
    retryAfter: 2,
  });
  const byChance = parse({ match: { name: '*' }, effect: 'reorder', probability: 0.05 });
  expect(byChance).toMatchObject({ probability: 0.05, times: Number.MAX_SAFE_INTEGER });
});

test.each([
  ['an unknown name', { match: { name: 'Nothing' }, effect: 'drop' }, /match.name/],
  ['no name', { match: {}, effect: 'drop' }, /match.name/],
  ['no names', { match: { name: [] }, effect: 'drop' }, /match.name/],
  ['a webhook effect for an operation', { match: { name: 'CreateCall' }, effect: 'drop' }, /effect/],
  ['an operation effect for a webhook', { match: { name: 'call status' }, effect: 'status' }, /effect/],
  ['an effect for both', { match: { name: ['call status', 'CreateCall'] }, effect: 'drop' }, /effect/],
  ['an unknown field', { match: { name: '*' }, effect: 'drop', ntimes: 2 }, /unknown field ntimes/],
  ['an unknown match', { match: { name: '*', sid: 'CA1' }, effect: 'drop' }, /unknown field sid/],
  ['a stale write', { match: { name: 'CreateCall' }, effect: 'stale-read' }, /stale-read/],
  ['stale everything', { match: { name: '*' }, effect: 'stale-read' }, /stale-read/],
  ['no header to strip', { match: { name: '*' }, effect: 'strip-header' }, /header/],
  ['a status that is none', { match: { name: 'CreateCall' }, effect: 'status', status: 200 }, /status/],
  ['a chance above one', { match: { name: '*' }, effect: 'drop', probability: 2 }, /probability/],
])('refuses %s', (_what, value, reason) => {
  expect(() => parse(value)).toThrow(reason);
});
