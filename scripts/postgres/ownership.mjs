// Who owns the server of a data directory is a fact of the server itself: a session that holds an advisory lock under the
// owner's name. It ends with its process, however that dies, so there is no lock file to go stale.
import { Client } from 'pg';
import { query } from './server.mjs';

const OWNERSHIP_LOCK = 7_240_000;
const RECLAIM_MS = 500;

/** The owner's name ('npm start, process 4711') or undefined. */
export async function ownerOf(url) {
  const [row] = await query(
    url,
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and (l.classid::int8 << 32) + l.objid::int8 = $1`,
    [OWNERSHIP_LOCK],
  );
  return row?.name;
}

async function claim(url, name, onLost) {
  const client = new Client({ connectionString: url, application_name: name, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [OWNERSHIP_LOCK]);
  if (!rows[0].mine) {
    await client.end();
    return undefined;
  }
  client.once('end', onLost);
  return client;
}

/**
 * Holds the ownership under `name` until `release()`; a server that restarts is claimed again. Resolves to undefined when
 * another process holds it.
 */
export async function takeOwnership(url, name) {
  let released = false;
  let client;
  const reclaim = async () => {
    client = undefined;
    while (!client) {
      await new Promise((resolve) => setTimeout(resolve, RECLAIM_MS));
      if (released) return;
      client = await claim(url, name, reclaim).catch(() => undefined);
    }
  };
  client = await claim(url, name, reclaim);
  if (!client) return undefined;
  return {
    release: async () => {
      released = true;
      await client?.end().catch(() => {});
    },
  };
}
