// npm run admin -- make-administrator | reset-factors: what an operator does at the machine itself, on DATABASE_URL or the embedded database.
import { buildIfStale } from './build-if-stale.mjs';
import { borrowPostgres } from './embedded-postgres.mjs';
import { loadSettings } from './launch/settings.mjs';
import { openGuard } from './processes/guard.mjs';
import { runNode } from './processes/run-node.mjs';

async function administer() {
  const { databaseUrl, dataDir } = loadSettings();
  await buildIfStale();
  const guard = openGuard();
  const postgres = databaseUrl
    ? { url: databaseUrl, stop: async () => {} }
    : await borrowPostgres({ dataDir, name: 'npm run admin', guard });
  try {
    // Not led by the guard: a program in a group of its own may not read from the terminal.
    const args = ['--enable-source-maps', 'dist/src/admin.js', ...process.argv.slice(2)];
    const { code } = await runNode(args, { env: { DATABASE_URL: postgres.url, DATA_DIR: dataDir } });
    return code;
  } finally {
    await postgres.stop();
    await guard.close();
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130)); // the guard stops what runs
try {
  process.exit(await administer());
} catch (error) {
  console.error(`[admin] ${error.message}`);
  process.exit(1);
}
