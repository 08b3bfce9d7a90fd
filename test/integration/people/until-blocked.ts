import type { Database } from '../../../src/platform/database/database.js';

/** Resolves once some transaction of this database waits for another one's lock; fails after five seconds. */
export async function untilBlocked(database: Database): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const waiting = await database.query(
      'select l.pid from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()',
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waits for a lock');
}
