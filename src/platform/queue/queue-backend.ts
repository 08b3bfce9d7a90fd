import { setTimeout as delay } from 'node:timers/promises';
import { createPostgresBackend, createRedisBackend, type BackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { Settings } from '../config/settings.js';
import { programRole } from '../database/asker.js';

/** Where BullMQ keeps its jobs: on our PostgreSQL, or on Redis when REDIS_URL is set. */
export interface QueueBackend {
  readonly connection: ConnectionOptions;
  readonly factory: BackendFactory;
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A failing connection must not end the process: jobs wait in the outbox and the relay says so. A Redis that may evict
 * would lose jobs silently, therefore production refuses it.
 */
export async function openQueueBackend(settings: Settings, onError: (error: Error) => void): Promise<QueueBackend> {
  return settings.redisUrl
    ? openRedis(settings.redisUrl, settings.nodeEnv === 'production', onError)
    : openPostgres(settings, onError);
}

function openPostgres(settings: Settings, onError: (error: Error) => void): QueueBackend {
  // Each worker listens on a client of its own for good; the rest of the pool is for work.
  const pool = new Pool({
    connectionString: settings.databaseUrl,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 3000,
    application_name: 'ringback-queue',
    // A job is only an alarm: one that a power cut takes is found again by the sweep, so it need not wait for the disk.
    // It says for nobody that it asks: of people it is shown no row.
    options: `-c search_path=public,bullmq -c synchronous_commit=off -c role=${programRole}`,
  });
  pool.on('error', onError);
  return {
    connection: pool,
    factory: createPostgresBackend as unknown as BackendFactory,
    check: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
}

async function openRedis(url: string, production: boolean, onError: (error: Error) => void): Promise<QueueBackend> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, enableOfflineQueue: true, connectTimeout: 3000 });
  redis.on('error', onError);
  if (production) await refuseUnsafeRedis(redis);
  return {
    connection: redis,
    factory: createRedisBackend,
    check: async () => void (await redis.ping()),
    close: async () => redis.disconnect(),
  };
}

const answerWithinMilliseconds = 10_000;

async function refuseUnsafeRedis(redis: Redis): Promise<void> {
  const problem = await Promise.race([unsafeSettings(redis), tooLate()]).catch(
    (error: Error) => `it does not tell its settings (${error.message}): allow CONFIG GET`,
  );
  if (!problem) return;
  redis.disconnect();
  throw new Error(`REDIS_URL: this Redis can lose jobs (${problem}). Set it right, then start again.`);
}

async function unsafeSettings(redis: Redis): Promise<string | null> {
  const setting = async (name: string) => ((await redis.config('GET', name)) as string[])[1];
  const problems = [
    (await setting('maxmemory-policy')) === 'noeviction' ? null : 'maxmemory-policy must be noeviction',
    (await setting('appendonly')) === 'yes' ? null : 'appendonly must be yes',
  ].filter(Boolean);
  return problems.length > 0 ? problems.join('; ') : null;
}

async function tooLate(): Promise<string> {
  await delay(answerWithinMilliseconds, undefined, { ref: false });
  return `it did not answer within ${answerWithinMilliseconds / 1000} s`;
}
