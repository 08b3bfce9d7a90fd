import { beforeEach, expect, test } from '@jest/globals';
import { LastKnown } from '../../../src/platform/last-known.js';

const clock = { at: 0, now: () => new Date(clock.at) };
let known: LastKnown<string>;

beforeEach(() => {
  clock.at = 1_000_000;
  known = new LastKnown(clock);
});

const away = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
const never = () => new Promise<string>(() => {});

test('while the database answers, its answer counts', async () => {
  expect(await known.ask('a', async () => 'one')).toBe('one');
  expect(await known.ask('a', async () => 'two')).toBe('two');
  expect(await known.ask('a', async () => null)).toBeNull();
});

test('B-113: while it is away the last answer is told, and nothing about what was never asked', async () => {
  await known.ask('a', async () => 'one');
  expect(await known.ask('a', away)).toBe('one');
  await expect(known.ask('b', away)).rejects.toThrow('connect');
});

test('"no" is never told from memory', async () => {
  await known.ask('a', async () => 'one');
  await known.ask('a', async () => null);
  await expect(known.ask('a', away)).rejects.toThrow('connect');
});

test('B-116: an answer at hand is told after half a second, and at once while it is known that nobody answers', async () => {
  await known.ask('a', async () => 'one');
  expect(await known.ask('a', never)).toBe('one');
  const started = Date.now();
  expect(await known.ask('a', never)).toBe('one');
  expect(Date.now() - started).toBeLessThan(250);
});

test('after the outage the database is believed again, from the second question on', async () => {
  await known.ask('a', async () => 'one');
  await known.ask('a', away);
  await known.ask('a', async () => null);
  expect(await known.ask('a', async () => null)).toBeNull();
});

test('an error that is no outage is an error', async () => {
  await known.ask('a', async () => 'one');
  await expect(known.ask('a', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
});

test('after a day nobody believes an old answer', async () => {
  await known.ask('a', async () => 'one');
  clock.at += 24 * 60 * 60_000;
  await expect(known.ask('a', away)).rejects.toThrow('connect');
});
