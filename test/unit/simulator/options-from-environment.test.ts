import { expect, test } from '@jest/globals';
import { optionsFromEnvironment } from '../../../src/simulator/options-from-environment.js';

test('an empty environment means no limits, no TLS, and the well-known account', () => {
  expect(optionsFromEnvironment({})).toMatchObject({
    port: 4010,
    controlPort: 4011,
    speed: 1,
    seed: undefined,
    limits: { callsPerSecond: undefined, concurrentRequests: undefined },
    apiKey: { sid: 'SK00000000000000000000000000000001', secret: 'simulated-api-secret' },
    strictTwiml: true,
    tls: undefined,
  });
});

test('reads the seed, limits and key', () => {
  const env = {
    SIMULATOR_SEED: '4711',
    SIMULATOR_CALLS_PER_SECOND: '0.5',
    SIMULATOR_CONCURRENT_REQUESTS: '0',
    SIMULATOR_API_KEY_SID: 'SK2',
    SIMULATOR_API_KEY_SECRET: 'secret',
    SIMULATOR_STRICT_TWIML: 'false',
  };
  expect(optionsFromEnvironment(env)).toMatchObject({
    seed: '4711',
    limits: { callsPerSecond: 0.5, concurrentRequests: undefined },
    apiKey: { sid: 'SK2', secret: 'secret' },
    strictTwiml: false,
  });
});

test.each([
  [{ SIMULATOR_CALLS_PER_SECOND: 'many' }, /SIMULATOR_CALLS_PER_SECOND must be a number/],
  [{ SIMULATOR_TLS_CERT: 'cert.pem' }, /must be set together/],
])('refuses %j', (env, reason) => {
  expect(() => optionsFromEnvironment(env)).toThrow(reason);
});
