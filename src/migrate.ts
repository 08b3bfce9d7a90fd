import 'reflect-metadata';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrationOptions } from './platform/database/data-source-options.js';
import { migrateQueue } from './platform/queue/migrate-queue.js';

const oneAtATime = 7_240_001; // advisory lock: any number, as long as nobody else uses it

/** Applies what is missing of our schema and of BullMQ's. Safe to run from several processes at once. */
async function migrate(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const dataSource = new DataSource(migrationOptions(databaseUrl));
  try {
    await client.query('select pg_advisory_lock($1)', [oneAtATime]);
    await dataSource.initialize();
    await dataSource.runMigrations({ transaction: 'each' });
    await migrateQueue(client);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await client.end();
  }
}

const url = process.env['DATABASE_URL'];
if (!url) {
  process.stderr.write('DATABASE_URL is missing: "npm start" sets it for the embedded PostgreSQL; otherwise set it yourself.\n');
  process.exit(2);
}
await migrate(url);
