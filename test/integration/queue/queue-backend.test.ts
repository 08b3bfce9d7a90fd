import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { openQueueBackend } from '../../../src/platform/queue/queue-backend.js';
import { testEnvironment } from '../../support/test-environment.js';

const url = testEnvironment('TEST_REDIS_URL');
const names = ['maxmemory-policy', 'appendonly'] as const;
const before = new Map<string, string>();
let redis: Redis;
let appendOnlyFolder: string;

const setting = async (name: string) => ((await redis.config('GET', name)) as string[])[1]!;

beforeAll(async () => {
  redis = new Redis(url);
  for (const name of names) before.set(name, await setting(name));
  appendOnlyFolder = join(await setting('dir'), await setting('appenddirname'));
});
afterEach(async () => {
  for (const [name, value] of before) await redis.config('SET', name, value);
  if (before.get('appendonly') === 'no') await rm(appendOnlyFolder, { recursive: true, force: true });
});
afterAll(() => redis.disconnect());

const keys = {
  FIELD_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
  MEDICAL_DIRECTOR_KEY: `MCowBQYDK2VwAyEA${Buffer.alloc(32, 7).toString('base64')}`,
};
const open = (nodeEnv: 'production' | 'test') => {
  const carrier = { TWILIO_ACCOUNT_SID: 'AC0', TWILIO_AUTH_TOKEN: 'x', ...keys };
  const addresses = { DATABASE_URL: 'postgres://127.0.0.1/none', REDIS_URL: url };
  const away = nodeEnv === 'test' ? { TWILIO_BASE_URL: 'http://127.0.0.1:9' } : {};
  return openQueueBackend(readSettings({ NODE_ENV: nodeEnv, ...addresses, ...carrier, ...away }), () => {});
};
const configure = (policy: string, appendonly: string) =>
  redis.config('SET', 'maxmemory-policy', policy).then(() => redis.config('SET', 'appendonly', appendonly));

describe('a Redis for jobs', () => {
  it.each([
    ['allkeys-lru', 'yes', 'maxmemory-policy must be noeviction'],
    ['volatile-ttl', 'yes', 'maxmemory-policy must be noeviction'],
    ['noeviction', 'no', 'appendonly must be yes'],
    ['allkeys-random', 'no', 'maxmemory-policy must be noeviction; appendonly must be yes'],
  ])('is refused in production with %s and appendonly %s', async (policy, appendonly, problem) => {
    await configure(policy, appendonly);
    await expect(open('production')).rejects.toThrow(`REDIS_URL: this Redis can lose jobs (${problem}).`);
  });

  it('is taken in production when it evicts nothing and appends to a file', async () => {
    await configure('noeviction', 'yes');
    const backend = await open('production');
    await expect(backend.check()).resolves.toBeUndefined();
    await backend.close();
  });

  it('may be any outside production', async () => {
    await configure('allkeys-lru', 'no');
    await (await open('test')).close();
  });
});
