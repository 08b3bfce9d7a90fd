import { randomBytes } from 'node:crypto';
import { query } from './server.mjs';

const login = 'ringback_program';

/**
 * The URL with which the running program signs in to the embedded PostgreSQL: not as the superuser who made it, but as a member of the role
 * that owns nothing (ADR 0049). The schema is there already; the password is a new one each time, and is written nowhere.
 */
export async function programUrl(superuserUrl) {
  const password = randomBytes(24).toString('base64url');
  const [found] = await query(superuserUrl, 'select from pg_roles where rolname = $1', [login]);
  if (!found) await query(superuserUrl, `create role ${login} noinherit in role ringback_app`);
  await query(superuserUrl, `alter role ${login} login password '${password}'`);
  const url = new URL(superuserUrl);
  [url.username, url.password] = [login, password];
  return url.href;
}
