import { expect, test } from '@jest/globals';
import { KeyCollector } from '../../../src/simulator/verbs/key-collector.js';

async function collected(rules: { numDigits?: number; finishOnKey: string }, keys: string): Promise<unknown> {
  const collector = new KeyCollector({ numDigits: rules.numDigits, finishOnKey: rules.finishOnKey });
  let complete = false;
  void collector.complete.promise.then(() => {
    complete = true;
  });
  for (const key of keys) collector.take(key);
  await Promise.resolve();
  return { digits: collector.digits, finishedOnKey: collector.finishedOnKey, complete };
}

test.each([
  [{ numDigits: 1, finishOnKey: '#' }, '1', { digits: '1', finishedOnKey: undefined, complete: true }],
  [{ numDigits: 4, finishOnKey: '#' }, '47', { digits: '47', finishedOnKey: undefined, complete: false }],
  [{ finishOnKey: '#' }, '47#', { digits: '47', finishedOnKey: '#', complete: true }],
  [{ finishOnKey: '#' }, '#', { digits: '', finishedOnKey: '#', complete: true }],
  [{ finishOnKey: '' }, '4#*', { digits: '4#*', finishedOnKey: undefined, complete: false }],
])('%j takes %s', async (rules, keys, result) => {
  expect(await collected(rules, keys)).toEqual(result);
});
