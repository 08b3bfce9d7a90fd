import { runMigrations } from 'bullmq';
import type { Client } from 'pg';

/** Brings BullMQ's own schema in PostgreSQL up to date. `client` is connected and stays open. */
export async function migrateQueue(client: Client): Promise<void> {
  await runMigrations(client, 'bullmq');
}
