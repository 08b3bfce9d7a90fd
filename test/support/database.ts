import { Client } from 'pg';
import { beginAs, program } from '../../src/platform/database/asker.js';
import { testEnvironment } from './test-environment.js';

export interface TestDatabase {
  readonly url: string;
  /** Cuts whoever is still connected. */
  readonly drop: () => Promise<void>;
}

// What a test does without a request is the program's own work, as in main.ts.
beginAs(program);

let made = 0;

/** The servers' own databases are outside any test's: every statement gets a connection of its own. */
async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: testEnvironment('TEST_POSTGRES_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A migrated, empty database of its own: a clone of the run's template, in some 50 ms. */
export async function createDatabase(): Promise<TestDatabase> {
  made += 1;
  const name = `test_${process.pid}_${Date.now().toString(36)}_${made}`;
  await onServer(`create database ${name} template ${testEnvironment('TEST_TEMPLATE')} strategy file_copy`);
  const url = new URL(testEnvironment('TEST_POSTGRES_URL'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}
