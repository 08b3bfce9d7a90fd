import { expect, test } from '@jest/globals';
import { Clock } from '../../../src/simulator/record/clock.js';
import { wireDate } from '../../../src/simulator/record/wire-date.js';

test('durations are divided by the speed, and measured in simulated seconds', async () => {
  const clock = new Clock(1000);
  const startedAt = clock.now();
  await clock.wait(30, new AbortController().signal);
  const real = clock.now().getTime() - startedAt.getTime();
  expect(real).toBeGreaterThanOrEqual(29);
  expect(real).toBeLessThan(2_000);
  expect(clock.secondsBetween(startedAt, new Date(startedAt.getTime() + 60))).toBe(60);
});

test('a wait ends with the reason of its signal, and what comes later never comes', async () => {
  const clock = new Clock(1);
  const stop = new AbortController();
  const waiting = clock.wait(Infinity, stop.signal);
  stop.abort(new Error('hung up'));
  await expect(waiting).rejects.toThrow('hung up');
  await expect(clock.wait(1, stop.signal)).rejects.toThrow('hung up');
});

test('wire dates are RFC 2822', () => {
  expect(wireDate(new Date('2026-03-08T10:20:30.900Z'))).toBe('Sun, 08 Mar 2026 10:20:30 +0000');
});
