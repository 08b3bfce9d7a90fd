// npm run bench: every bench/*.bench.mjs in order, or those whose name contains an argument, on a PostgreSQL that syncs its disk.
import fs from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { openGuard } from './processes/guard.mjs';
import { runNode } from './processes/run-node.mjs';
import { projectRoot } from './project-root.mjs';
import { openStores } from './tests/stores.mjs';

function chosenBenches(wanted) {
  const folder = path.join(projectRoot, 'bench');
  const names = fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('.bench.mjs'))
        .sort()
    : [];
  return names
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .map((name) => path.join('bench', name));
}

async function runBenches(files, guard) {
  const stores = await openStores({ guard, durable: true, redisRequired: false });
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

const files = chosenBenches(process.argv.slice(2));
if (files.length === 0) {
  console.error('[bench] No bench/*.bench.mjs of that name');
  process.exit(1);
}
const guard = openGuard();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130)); // the guard stops what runs
try {
  await buildIfStale();
  const failed = await runBenches(files, guard);
  await guard.close();
  if (failed.length > 0) console.error(`\n[bench] Failed: ${failed.join(', ')}`);
  process.exit(failed.length > 0 ? 1 : 0);
} catch (error) {
  console.error(`[bench] ${error.message}`);
  process.exit(1);
}
