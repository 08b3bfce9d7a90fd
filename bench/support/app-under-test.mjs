import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { openGuard } from '../../scripts/processes/guard.mjs';
import { freePort } from '../../scripts/processes/ports.mjs';
import { startService } from '../../scripts/processes/service.mjs';
import { query } from '../../scripts/postgres/server.mjs';

let made = 0;

async function emptyRedis(url) {
  const redis = new Redis(url);
  await redis.flushdb();
  redis.disconnect();
}

/** A migrated database of its own on the durable server, with its URL; the Redis beside it is emptied. */
export async function benchDatabase(redisUrl) {
  if (redisUrl) await emptyRedis(redisUrl);
  const name = `bench_${process.pid}_${++made}`;
  await query(process.env.BENCH_POSTGRES_URL, `create database ${name} template ${process.env.BENCH_TEMPLATE}`);
  return process.env.BENCH_POSTGRES_URL.replace(/\/postgres$/, `/${name}`);
}

/** The queue backends that can be measured here: PostgreSQL always, Redis when there is one. */
export function backends() {
  if (!process.env.BENCH_REDIS_URL) console.log('Redis: not measured, none was found (install redis-server, or set REDIS_URL)');
  return [
    { name: 'PostgreSQL' },
    ...(process.env.BENCH_REDIS_URL ? [{ name: 'Redis', redisUrl: process.env.BENCH_REDIS_URL }] : []),
  ];
}

/** Starts the simulator and the application as they run in production, apart from the phones: { url, controlUrl, sourceKey, staff, stop }. */
export async function startApp({ databaseUrl, redisUrl, role, env = {} }) {
  const guard = openGuard();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ringback-bench-'));
  guard.removeDirectoryAtEnd(dataDir);
  const [simulatorPort, port] = [await freePort(2), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const simulator = startService('The simulator', 'dist/src/simulator/main.js', {
    env: {
      SIMULATOR_PORT: String(simulatorPort),
      SIMULATOR_CONTROL_PORT: String(simulatorPort + 1),
      // The sample site's; the application says where calls to it go.
      SIMULATOR_OWN_NUMBERS: '+18885550100',
    },
    guard,
  });
  const app = startService('The application', 'dist/src/main.js', {
    env: {
      NODE_ENV: 'test', // production refuses simulated phones; nothing else depends on it
      LOG_LEVEL: 'warn',
      DEMO: 'true',
      ROLE: role,
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      TWILIO_BASE_URL: `http://127.0.0.1:${simulatorPort}`,
      CALLS_PER_SECOND: '1000',
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
      ...env,
    },
    guard,
  });
  await Promise.race([app.ready, app.endedEarly]);
  const { sourceKey, staff } = JSON.parse(fs.readFileSync(path.join(dataDir, 'demo.json'), 'utf8'));
  const stop = async () => {
    await app.stop(6000);
    await simulator.stop(2000);
    await guard.close();
  };
  return { url, controlUrl: `http://127.0.0.1:${simulatorPort + 1}`, sourceKey, staff, stop };
}

let numbers = 0;

/** A valid US number that this process has not used yet. No call leaves the machine: there is no route to a carrier. */
export function nextNumber() {
  const n = numbers++;
  const exchange = 220 + (Math.floor(n / 10_000) % 280);
  return `+1${['212', '312', '415', '617'][Math.floor(n / 2_800_000) % 4]}${exchange}${String(n % 10_000).padStart(4, '0')}`;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
