import { runMigrations } from 'bullmq';
import type { Client } from 'pg';
import { programRole } from '../database/asker.js';

const privileges = `
  grant usage on schema bullmq to ${programRole};
  grant select, insert, update, delete on all tables in schema bullmq to ${programRole};
  grant usage on all sequences in schema bullmq to ${programRole}`;

/** Brings BullMQ's own schema in PostgreSQL up to date, for the role of the program. `client` is connected and stays open. */
export async function migrateQueue(client: Client): Promise<void> {
  await runMigrations(client, 'bullmq');
  await client.query(privileges);
}
