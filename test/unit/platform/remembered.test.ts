import { beforeEach, expect, test } from '@jest/globals';
import { Remembered } from '../../../src/platform/remembered.js';

const clock = { at: 0, now: () => new Date(clock.at) };
let answers: (() => Promise<number>)[];
let remembered: Remembered<number>;

beforeEach(() => {
  clock.at = 1_000_000;
  answers = [];
  remembered = new Remembered(() => answers.shift()!(), clock);
});

const settle = () => new Promise((resolve) => setImmediate(resolve));
const fails = () => Promise.reject(new Error('no connection'));
const never = () => new Promise<number>(() => {});

test('is loaded once for all who ask at once', async () => {
  answers = [async () => 1];
  expect(await Promise.all([remembered.read(), remembered.read()])).toEqual([1, 1]);
});

test('after a second it is renewed behind the answer, and nobody waits for that', async () => {
  answers = [async () => 1, async () => 2];
  await remembered.read();
  clock.at += 1001;
  expect(await remembered.read()).toBe(1);
  await settle();
  expect(await remembered.read()).toBe(2);
});

test('a renewal that fails or hangs costs nobody the answer, for half a minute', async () => {
  answers = [async () => 1, fails, never, async () => 4];
  await remembered.read();
  clock.at += 1001;
  expect(await remembered.read()).toBe(1);
  await settle();
  clock.at += 1001;
  expect(await remembered.read()).toBe(1);
  clock.at += 27_000;
  expect(await remembered.read()).toBe(1);
});

test('what is older than half a minute is told when there are news; without any, what was known is told', async () => {
  answers = [async () => 1, async () => 2, fails];
  await remembered.read();
  clock.at += 30_001;
  expect(await remembered.read()).toBe(2);
  clock.at += 30_001;
  expect(await remembered.read()).toBe(2);
});

test('B-113: in an outage it is told at once for a day, and not a day longer', async () => {
  answers = [async () => 1, fails, never, fails, async () => 5];
  await remembered.read();
  clock.at += 12 * 60 * 60_000;
  expect(await remembered.read()).toBe(1);
  clock.at += 1001;
  expect(await remembered.read()).toBe(1);
  clock.at += 12 * 60 * 60_000;
  await expect(remembered.read()).rejects.toThrow('no connection');
  await settle();
  expect(await remembered.read()).toBe(5);
});

test('B-116: nobody waits longer than half a second for news that hang', async () => {
  answers = [async () => 1, never];
  await remembered.read();
  clock.at += 30_001;
  expect(await remembered.read()).toBe(1);
});

test('whoever misses something gets news; without any, what is remembered stays', async () => {
  answers = [async () => 1, fails, async () => 3];
  await remembered.read();
  await expect(remembered.renew()).rejects.toThrow('no connection');
  expect(await remembered.read()).toBe(1);
  expect(await remembered.renew()).toBe(3);
  expect(await remembered.read()).toBe(3);
});

test('what was read before a change does not come back after it', async () => {
  let answer: (value: number) => void = () => {};
  answers = [() => new Promise((resolve) => (answer = resolve)), async () => 2];
  const before = remembered.read();
  remembered.forget();
  expect(await remembered.read()).toBe(2);
  answer(1);
  await before;
  await settle();
  expect(await remembered.read()).toBe(2);
});
