import { waitFor } from './wait-for.js';

interface Asked {
  query<T>(text: string): Promise<T[]>;
}

const hidden = `select from outbox_message where kind = 'event' and tx_id >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`;

/** The event log ends before the oldest running transaction of the server, and other test files have transactions too. */
export async function logIsReadable(database: Asked): Promise<void> {
  await waitFor('the log to end behind everything that happened', async () => (await database.query(hidden)).length === 0);
}
