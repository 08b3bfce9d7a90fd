import { expect, test } from '@jest/globals';
import { Clock } from '../../../src/simulator/record/clock.js';

const FOREVER = new AbortController().signal;

test('a stepped clock moves only when it is advanced, and its instants with it', async () => {
  const clock = new Clock(0);
  const startedAt = clock.now();
  const happened: string[] = [];
  clock.after(5, () => happened.push('five'));
  clock.after(2, () => happened.push('two'));
  await clock.advance(4);
  expect(happened).toEqual(['two']);
  expect(clock.now().getTime() - startedAt.getTime()).toBe(4000);
  expect(clock.secondsBetween(startedAt, clock.now())).toBe(4);
  await clock.advance(86_400);
  expect(happened).toEqual(['two', 'five']);
});

test('what follows from something due happens in its own time, after what was due before', async () => {
  const clock = new Clock(0);
  const happened: string[] = [];
  const chain = async (): Promise<void> => {
    await clock.wait(1, FOREVER);
    happened.push(`chain ${clock.seconds()}`);
    await clock.wait(1, FOREVER);
    happened.push(`chain ${clock.seconds()}`);
  };
  void chain();
  clock.after(1.5, () => happened.push(`between ${clock.seconds()}`));
  await clock.advance(10);
  expect(happened).toEqual(['chain 1', 'between 1.5', 'chain 2']);
});

test('real work under way is waited for, and what it starts keeps its place', async () => {
  const clock = new Clock(0);
  const happened: string[] = [];
  clock.after(1, () => {
    const exchange = clock.during(new Promise<void>((resolve) => setTimeout(resolve, 20)));
    void exchange.then(() => clock.after(1, () => happened.push(`after the exchange ${clock.seconds()}`)));
  });
  clock.after(3, () => happened.push(`three ${clock.seconds()}`));
  await clock.advance(3);
  expect(happened).toEqual(['after the exchange 2', 'three 3']);
});

test('two advances follow each other', async () => {
  const clock = new Clock(0);
  await Promise.all([clock.advance(2), clock.advance(3)]);
  expect(clock.seconds()).toBe(5);
});

test('what is left of a wait goes on at the new speed, and instants never go back', async () => {
  const clock = new Clock(0);
  const waiting = clock.wait(60, FOREVER);
  await clock.advance(30);
  const stoodAt = clock.now();
  clock.runAt(1000);
  expect(clock.mode).toBe('faster');
  await waiting;
  expect(clock.seconds()).toBeGreaterThanOrEqual(59);
  expect(clock.now().getTime()).toBeGreaterThan(stoodAt.getTime());
  expect(clock.secondsBetween(stoodAt, clock.now())).toBeGreaterThanOrEqual(29);
  clock.runAt(0);
  const still = clock.seconds();
  await new Promise((resolve) => setImmediate(resolve));
  expect(clock.seconds()).toBe(still);
});
