import { expect, test } from '@jest/globals';
import { mayBlock } from '../../../../src/core/hotline/may-block.js';

const now = new Date('2026-11-23T15:00:00Z');
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);

test.each([
  ['a day', hours(24), null, 'yes'],
  ['30 days', hours(720), null, 'yes'],
  ['longer', hours(721), null, 'too-long'],
  ['not at all', now, null, 'past'],
  ['a crisis an hour ago', hours(24), hours(-1), 'crisis'],
  ['a crisis just under a day ago', hours(24), hours(-23.9), 'crisis'],
  ['a crisis a day ago', hours(24), hours(-24), 'yes'],
  ['a crisis before any other reason', hours(900), hours(-1), 'crisis'],
])('%s', (_, until, lastCrisisAt, expected) => {
  const decision = mayBlock({ now, until, lastCrisisAt });
  expect(decision.kind === 'yes' ? 'yes' : decision.code).toBe(expected);
});
