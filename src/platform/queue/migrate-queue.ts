import { runMigrations } from 'bullmq';
import type { Client } from 'pg';
import { queueNames, type QueueName } from '../../contracts/jobs.js';
import { programRole } from '../database/asker.js';

const privileges = `
  grant usage on schema bullmq to ${programRole};
  grant select, insert, update, delete on all tables in schema bullmq to ${programRole};
  grant usage on all sequences in schema bullmq to ${programRole}`;

// BullMQ makes this one when it first adds many jobs at once; the role of the program may make nothing.
const sequenceOf = (queue: QueueName) =>
  `do $$ begin execute format('create sequence if not exists bullmq.%I', bullmq.job_id_seq_name('${queue}')); end $$`;

/** Brings BullMQ's own schema in PostgreSQL up to date, for the role of the program. `client` is connected and stays open. */
export async function migrateQueue(client: Client): Promise<void> {
  await runMigrations(client, 'bullmq');
  for (const queue of queueNames) await client.query(sequenceOf(queue));
  await client.query(privileges);
}
