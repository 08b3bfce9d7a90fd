import fs from 'node:fs';
import path from 'node:path';
import { benchDatabase, startApp } from '../../bench/support/app-under-test.mjs';
import { projectRoot } from '../../scripts/project-root.mjs';

/** Signs a demo account in: the headers that a browser would send. */
async function signIn(url, { email, password }) {
  const response = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`${email} could not sign in: ${response.status} ${await response.text()}`);
  const { csrfToken } = await response.json();
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { cookie: cookie.join('; '), 'x-csrf-token': csrfToken };
}

/** Runs `attack` at Ringback as it runs, on an own database with the sample data: { url, databaseUrl, sourceKey, as(role) }. */
export async function onAttacked(attack) {
  const databaseUrl = await benchDatabase();
  const app = await startApp({ databaseUrl, role: 'all' });
  const as = (role) =>
    signIn(
      app.url,
      app.demo.staff.find(({ roles }) => roles.includes(role)),
    );
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
