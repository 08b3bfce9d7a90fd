import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildIfStale } from '../build-if-stale.mjs';
import { openGuard } from '../processes/guard.mjs';
import { openChromium } from './chromium.mjs';
import { runJest } from './jest-run.mjs';
import { openStores } from './stores.mjs';

/** Crowds want both cores for a minute each. */
const CROWDS = ['test/fault/the-race', 'test/fault/storm'];
const RUNS = [
  ['test/unit', 'test/arch', 'test/integration', '--maxWorkers=2'],
  // Stories wait more than they work.
  ['test/e2e', 'test/fault', '--maxWorkers=4', `--testPathIgnorePatterns=${CROWDS.join('|')}`],
  [...CROWDS, '--maxWorkers=1'],
];

/** Arguments are Jest's, and make one run of what they name. */
function plannedRuns(args) {
  if (args.length === 0) return RUNS;
  return [args.some((arg) => /^(-w|-i|--maxWorkers|--runInBand)/.test(arg)) ? args : ['--maxWorkers=1', ...args]];
}

async function runAll(runs, stores, chromium, folder, guard) {
  const env = {
    TEST_POSTGRES_URL: stores.postgresUrl,
    TEST_TEMPLATE: stores.template,
    TEST_REDIS_URL: stores.redisUrl,
    ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
    SIM_TRAFFIC_LOG: process.env.SIM_TRAFFIC_LOG ?? path.join(folder, 'traffic.jsonl'),
  };
  const total = { passed: 0, failed: 0, code: 0 };
  for (const [index, args] of runs.entries()) {
    const result = await runJest(args, { env, resultFile: path.join(folder, `result-${index}.json`), guard });
    total.passed += result.passed;
    total.failed += result.failed;
    total.code = Math.max(total.code, result.code);
  }
  return total;
}

/** Parts of a run that no browser is needed for do not wait until one is installed. */
function needsBrowser(args) {
  return args.length === 0 || args.some((arg) => arg.includes('e2e'));
}

async function work(args, guard, folder) {
  const chromium = await openChromium({ required: needsBrowser(args) });
  const stores = await openStores({ guard, durable: false, redisRequired: true });
  try {
    return await runAll(plannedRuns(args), stores, chromium, folder, guard);
  } finally {
    await stores.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds, opens the stores and runs every tier, or Jest with `args`: { passed, failed, code }. Ctrl-C leaves the tidying to
 * the guard: it kills Jest first, then the stores, then removes the folders.
 */
export async function runTiers(args) {
  await buildIfStale();
  const guard = openGuard();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ringback-test-'));
  guard.removeDirectoryAtEnd(folder);
  const interrupted = new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => resolve({ passed: 0, failed: 1, code: 130 }));
  });
  try {
    return await Promise.race([work(args, guard, folder), interrupted]);
  } finally {
    await guard.close();
  }
}
