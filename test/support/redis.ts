import { Redis } from 'ioredis';
import { testEnvironment } from './test-environment.js';

// A Redis has 16 databases unless told otherwise. The upper half is ours, one for each Jest worker: within a worker, test
// files run one after the other.
const firstOfOurs = 8;
const ours = 8;

/** The URL of an empty logical database that no other running test file uses. Whatever was in it is gone. */
export async function emptyRedis(): Promise<string> {
  const url = new URL(testEnvironment('TEST_REDIS_URL'));
  url.pathname = `/${firstOfOurs + (Number(process.env['JEST_WORKER_ID'] ?? 1) % ours)}`;
  const redis = new Redis(url.href, { maxRetriesPerRequest: 1 });
  await redis.flushdb();
  await redis.quit();
  return url.href;
}
