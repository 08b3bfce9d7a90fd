import { expect, test } from '@jest/globals';
import { connectionPolicy } from '../../../src/simulator/webhooks/connection-overrides.js';

const DEFAULTS = { retries: 1, retryOn: ['ct'], connectMs: 5000, readMs: 15_000, totalMs: 15_000 };

test.each([
  ['', DEFAULTS],
  ['#section-2', DEFAULTS],
  ['#rc=0', { ...DEFAULTS, retries: 0 }],
  ['#rc=6', DEFAULTS],
  ['#rp=4xx,rt', { ...DEFAULTS, retryOn: ['4xx', 'rt'] }],
  ['#rp=unheard-of', { ...DEFAULTS, retryOn: [] }],
  [
    '#ct=2000&rt=4000&rc=2&rp=all&e=ashburn,umatilla',
    { retries: 2, retryOn: ['4xx', '5xx', 'ct', 'rt'], connectMs: 2000, readMs: 4000, totalMs: 15_000 },
  ],
  ['#rt=99&tt=20000', DEFAULTS],
])('reads %s', (fragment, policy) => {
  expect(connectionPolicy(fragment)).toEqual(policy);
});
