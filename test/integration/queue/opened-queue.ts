import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { PinoLogger } from 'nestjs-pino';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { BullmqQueue } from '../../../src/platform/queue/bullmq-queue.js';
import type { JobQueue } from '../../../src/platform/queue/job-queue.js';
import { openQueueBackend } from '../../../src/platform/queue/queue-backend.js';
import { createDatabase } from '../../support/database.js';
import { emptyRedis } from '../../support/redis.js';
import type { Backend } from '../../support/story.js';

export interface OpenedQueue {
  readonly queue: JobQueue;
  /** Everything that the backend knew is gone. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

const forgetEverything = `
  do $$ declare t text; begin
    for t in select tablename from pg_tables where schemaname = 'bullmq' and tablename not in ('migration', 'meta') loop
      execute format('truncate bullmq.%I cascade', t);
    end loop;
  end $$`;

async function emptyPostgres(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(forgetEverything);
  await client.end();
}

async function emptyThatRedis(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushdb();
  redis.disconnect();
}

/** The real queue on a backend of its own. */
export async function openQueue(backend: Backend, logger: PinoLogger): Promise<OpenedQueue> {
  const database = await createDatabase();
  const redisUrl = backend === 'Redis' ? await emptyRedis() : undefined;
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: database.url, REDIS_URL: redisUrl });
  const queue = new BullmqQueue(await openQueueBackend(settings, () => {}), settings.callsPerSecond, logger);
  return {
    queue,
    empty: () => (redisUrl ? emptyThatRedis(redisUrl) : emptyPostgres(database.url)),
    close: async () => {
      await queue.close();
      await database.drop();
    },
  };
}
