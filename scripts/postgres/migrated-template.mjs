import { runNode } from '../processes/run-node.mjs';
import { query } from './server.mjs';

/**
 * Makes an empty database, applies every migration and closes it to sessions, so that it can be cloned at any moment
 * (`create database x template y strategy file_copy`). `serverUrl` is the superuser's. Resolves to its name.
 */
export async function createMigratedTemplate(serverUrl, { guard }) {
  const name = `template_${process.pid}`;
  await query(serverUrl, `create database ${name}`);
  const databaseUrl = serverUrl.replace(/\/postgres$/, `/${name}`);
  const { code, output } = await runNode(['--enable-source-maps', 'dist/src/migrate.js'], {
    env: { DATABASE_URL: databaseUrl },
    capture: true,
    guard,
  });
  if (code !== 0) throw new Error(`The migrations failed (exit code ${code}):\n${output.trim()}`);
  const [{ tables }] = await query(
    databaseUrl,
    "select count(*)::int as tables from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  if (tables === 0) throw new Error('dist/src/migrate.js ended well and made no table');
  await query(serverUrl, `alter database ${name} with allow_connections false is_template true`);
  return name;
}
