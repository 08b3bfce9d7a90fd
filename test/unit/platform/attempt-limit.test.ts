import { expect, it } from '@jest/globals';
import { AttemptLimit } from '../../../src/platform/attempt-limit.js';

it('lets so many attempts a minute through, counts each key alone, and forgets after a success', () => {
  const limit = new AttemptLimit(2);
  const take = (key: string, second: number) => limit.take(key, second * 1000);
  expect([take('a', 0), take('a', 1), take('a', 20)]).toEqual([null, null, 40]);
  expect(take('b', 20)).toBeNull();
  expect(take('a', 60)).toBeNull();
  take('a', 61);
  limit.clear('a');
  expect([take('a', 62), take('a', 63), take('a', 64)]).toEqual([null, null, 58]);
});
