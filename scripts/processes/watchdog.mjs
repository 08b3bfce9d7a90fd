// Runs beside a launcher, in a session of its own, and does nothing while the launcher lives. When the launcher goes without
// having cleaned up (kill -9), its end of the channel closes, and what it had started is brought down in order.
import fs from 'node:fs';
import { goneWithin, isAlive, signal } from './liveness.mjs';

const APP_GRACE_MS = 6_000; // an app notices the same closed channel and drains by itself
const STORE_GRACE_MS = 4_000;

/** pid -> { pid, startTime, kind: 'app' | 'store', signal?, group? } */
const watched = new Map();
const directories = new Set();

async function bringDown(kind, graceMs) {
  const alive = [...watched.values()].filter((one) => one.kind === kind && isAlive(one.pid, one.startTime));
  for (const one of alive) if (one.signal) signal(one.group ? -one.pid : one.pid, one.signal);
  await Promise.all(
    alive.map(async (one) => {
      if (!(await goneWithin(graceMs, one.pid, one.startTime))) signal(one.pid, 'SIGKILL');
    }),
  );
}

process.on('message', ({ watch, forget, removeDirectory }) => {
  if (watch) watched.set(watch.pid, watch);
  if (forget) watched.delete(forget);
  if (removeDirectory) directories.add(removeDirectory);
});

async function cleanUp() {
  await bringDown('app', APP_GRACE_MS);
  await bringDown('store', STORE_GRACE_MS);
  for (const directory of directories) fs.rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

process.on('disconnect', () => void cleanUp());

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});
