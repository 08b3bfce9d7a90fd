import { expect, test } from '@jest/globals';
import { optionsFromEnvironment } from '../../../src/simulator/options-from-environment.js';

test('an empty environment means no limits and no TLS', () => {
  expect(optionsFromEnvironment({})).toMatchObject({
    port: 4010,
    controlPort: 4011,
    speed: 1,
    seed: undefined,
    limits: { callsPerSecond: undefined, concurrentRequests: undefined },
    strictTwiml: true,
    tls: undefined,
  });
});

test('reads the seed, the limits, the key and the applications', () => {
  const env = {
    SIMULATOR_SEED: '4711',
    SIMULATOR_CALLS_PER_SECOND: '0.5',
    SIMULATOR_CONCURRENT_REQUESTS: '0',
    SIMULATOR_API_KEY_SID: 'SK2',
    SIMULATOR_API_KEY_SECRET: 'secret',
    SIMULATOR_APPLICATIONS: 'AP1=https://example.org/out?a=b',
    SIMULATOR_STRICT_TWIML: 'false',
  };
  expect(optionsFromEnvironment(env)).toMatchObject({
    seed: '4711',
    limits: { callsPerSecond: 0.5, concurrentRequests: undefined },
    apiKeySid: 'SK2',
    apiKeySecret: 'secret',
    applications: { AP1: 'https://example.org/out?a=b' },
    strictTwiml: false,
  });
});

test.each([
  [{ SIMULATOR_CALLS_PER_SECOND: 'many' }, /SIMULATOR_CALLS_PER_SECOND must be a number/],
  [{ SIMULATOR_TLS_CERT: 'cert.pem' }, /must be set together/],
])('refuses %j', (env, reason) => {
  expect(() => optionsFromEnvironment(env)).toThrow(reason);
});
