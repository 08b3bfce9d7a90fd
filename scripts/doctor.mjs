// npm run doctor: holds the database (DATABASE_URL, else the embedded one, running or not) against the seven promises.
import { buildIfStale } from './build-if-stale.mjs';
import { borrowPostgres } from './embedded-postgres.mjs';
import { loadSettings } from './launch/settings.mjs';
import { openGuard } from './processes/guard.mjs';
import { runNode } from './processes/run-node.mjs';

async function examine() {
  const { databaseUrl, dataDir } = loadSettings();
  await buildIfStale();
  const guard = openGuard();
  const postgres = databaseUrl
    ? { url: databaseUrl, stop: async () => {} }
    : await borrowPostgres({ dataDir, name: 'npm run doctor', guard });
  try {
    const args = ['--enable-source-maps', 'dist/src/doctor.js', ...process.argv.slice(2)];
    const { code } = await runNode(args, { env: { DATABASE_URL: postgres.url, DATA_DIR: dataDir }, guard });
    return code;
  } finally {
    await postgres.stop();
    await guard.close();
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130)); // the guard stops what runs
try {
  process.exit(await examine());
} catch (error) {
  console.error(`[doctor] ${error.message}`);
  process.exit(1);
}
