import fs from 'node:fs';
import path from 'node:path';
import { benchDatabase, startApp } from '../../bench/support/app-under-test.mjs';
import { signIn } from '../../scripts/demo/staff-client.mjs';
import { projectRoot } from '../../scripts/project-root.mjs';

/** Runs `attack` at Ringback as it runs, on an own database with the sample data: { url, databaseUrl, sourceKey, as(role) }. */
export async function onAttacked(attack) {
  const databaseUrl = await benchDatabase();
  const app = await startApp({ databaseUrl, role: 'all' });
  const as = async (role) => {
    const account = app.demo.staff.find(({ roles }) => roles.includes(role));
    return (await signIn(app.url, account)).headers;
  };
  try {
    await attack({ ...app, databaseUrl, as });
  } finally {
    await app.stop();
  }
}

/** docs/openapi.json, which a test holds against the server. */
export function describedAddresses() {
  const { paths } = JSON.parse(fs.readFileSync(path.join(projectRoot, 'docs', 'openapi.json'), 'utf8'));
  return Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), address, ...operation })),
  );
}

/** The addresses that members of staff read, as `/v1/people/:id`, from docs/who-may-call.csv, which a test holds against the server. */
export function readByStaff() {
  const [, ...lines] = fs
    .readFileSync(path.join(projectRoot, 'docs', 'who-may-call.csv'), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => line.split(','));
  return rows
    .filter(([method, , who]) => method === 'GET' && !['public', 'carrier', 'source'].includes(who))
    .map(([, address]) => address);
}
