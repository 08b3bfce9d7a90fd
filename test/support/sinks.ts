import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Ringback } from './ringback.js';
import { refusalsSoFar, toldIn } from './told.js';

/** A place where nothing may be found that a person told us, and what stands there. */
export interface Sink {
  readonly name: string;
  readonly text: string;
}

interface Stores {
  readonly ringback: Ringback;
  readonly redisUrl: string | undefined;
  readonly rows: <R>(text: string) => Promise<R[]>;
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  const readers: Record<string, () => Promise<unknown>> = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, 0, -1),
    stream: () => redis.xrange(key, '-', '+'),
    none: async () => null, // gone since it was listed
  };
  const type = await redis.type(key);
  const read = readers[type];
  if (!read) throw new Error(`${key} is of a type that is not looked into: ${type}`);
  return read();
}

async function queueInRedis(url: string): Promise<Sink> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  try {
    const keys = await redis.keys('*');
    const values = await Promise.all(keys.map((key) => valueOf(redis, key)));
    return { name: 'Redis', text: JSON.stringify([keys, values]) };
  } finally {
    redis.disconnect();
  }
}

async function queueInPostgres(rows: Stores['rows']): Promise<Sink> {
  const tables = await rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq'`,
  );
  const contents = await Promise.all(tables.map(({ name }) => rows(`select t::text from ${name} t`)));
  return { name: 'the queue in PostgreSQL', text: JSON.stringify(contents) };
}

/** demo.json tells a tester the staff's telephones. */
function filesIn(folder: string): Sink {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (one) => one.isFile() && one.name !== 'demo.json',
  );
  return { name: 'files', text: files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1')).join('\n') };
}

async function metricsOf({ processes }: Ringback): Promise<Sink> {
  const listening = processes.filter((one) => one.alive() && one.role !== 'worker');
  const texts = await Promise.all(listening.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
  return { name: 'metrics', text: texts.join('\n') };
}

/** What can be read while everything runs; the log is whole only when it ended. */
export async function openSinks({ ringback, redisUrl, rows }: Stores): Promise<Sink[]> {
  return [
    await metricsOf(ringback),
    redisUrl ? await queueInRedis(redisUrl) : await queueInPostgres(rows),
    filesIn(ringback.dataDir),
    { name: 'error answers', text: refusalsSoFar() },
  ];
}

export function log(ringback: Ringback): Sink {
  return { name: 'the log', text: ringback.processes.map((one) => one.output()).join('\n') };
}

/** Throws with every sink that something leaked into. */
export function expectNothingTold(sinks: readonly Sink[]): void {
  const leaks = sinks.flatMap(({ name, text }) => toldIn(text).map((what) => `${name}: ${what}`));
  if (leaks.length > 0) throw new Error(`What people told us was found where it may not be:\n${leaks.join('\n')}`);
}
