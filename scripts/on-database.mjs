import { buildIfStale } from './build-if-stale.mjs';
import { borrowPostgres } from './embedded-postgres.mjs';
import { loadSettings } from './launch/settings.mjs';
import { openGuard } from './processes/guard.mjs';
import { runNode } from './processes/run-node.mjs';

async function run(name, program) {
  const { databaseUrl, dataDir } = loadSettings();
  await buildIfStale();
  const guard = openGuard();
  const postgres = databaseUrl
    ? { url: databaseUrl, stop: async () => {} }
    : await borrowPostgres({ dataDir, name: `npm run ${name}`, guard });
  try {
    const args = ['--enable-source-maps', program, ...process.argv.slice(2)];
    const { code } = await runNode(args, { env: { DATABASE_URL: postgres.url, DATA_DIR: dataDir }, guard });
    return code;
  } finally {
    await postgres.stop();
    await guard.close();
  }
}

/** Runs a program of dist on the database (DATABASE_URL, else the embedded one, running or not) and ends with its exit code. */
export async function runOnDatabase(name, program) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130)); // the guard stops what runs
  try {
    process.exit(await run(name, program));
  } catch (error) {
    console.error(`[${name}] ${error.message}`);
    process.exit(1);
  }
}
