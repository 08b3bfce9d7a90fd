// Programs of a folder, one after the other, on stores of their own.
import fs from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { openGuard } from './processes/guard.mjs';
import { runNode } from './processes/run-node.mjs';
import { projectRoot } from './project-root.mjs';
import { openStores } from './tests/stores.mjs';

function chosen(kind, wanted) {
  const names = fs.readdirSync(path.join(projectRoot, kind)).filter((name) => name.endsWith(`.${kind}.mjs`));
  return names
    .sort()
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .map((name) => path.join(kind, name));
}

async function runAll(files, durable, guard) {
  const stores = await openStores({ guard, durable, redisRequired: false });
  const env = {
    BENCH_POSTGRES_URL: stores.postgresUrl,
    BENCH_TEMPLATE: stores.template,
    BENCH_REDIS_URL: stores.redisUrl,
    NODE_ENV: 'production',
  };
  const failed = [];
  for (const file of files) {
    console.log(`\n== ${file}`);
    const { code } = await runNode([file], { env, guard });
    if (code !== 0) failed.push(file);
  }
  await stores.stop();
  return failed;
}

/** Runs every `<kind>/*.<kind>.mjs` in order, or those whose name contains an argument, and ends this process: 1 when one failed. */
export async function runOnStores(kind, { durable }) {
  const files = chosen(kind, process.argv.slice(2));
  if (files.length === 0) {
    console.error(`[${kind}] No ${kind}/*.${kind}.mjs of that name`);
    process.exit(1);
  }
  const guard = openGuard();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130)); // the guard stops what runs
  try {
    await buildIfStale();
    const failed = await runAll(files, durable, guard);
    await guard.close();
    if (failed.length > 0) console.error(`\n[${kind}] Failed: ${failed.join(', ')}`);
    process.exit(failed.length > 0 ? 1 : 0);
  } catch (error) {
    console.error(`[${kind}] ${error.message}`);
    process.exit(1);
  }
}
