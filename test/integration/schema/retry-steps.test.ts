import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RetrySteps1764000000024 } from '../../../migrations/0024-retry-steps.js';
import { policyProblems } from '../../../src/modules/sites/policies/policy-problems.js';
import { Database } from '../../../src/platform/database/database.js';
import { migrationOptions } from '../../../src/platform/database/data-source-options.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { SeededRows } from '../intake/seeded-rows.js';

let testDatabase: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  testDatabase = await createDatabase();
  dataSource = await new DataSource(migrationOptions(testDatabase.url)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await testDatabase.drop();
});

it('a site’s own waits become quick tries in a new version that can be used; the old one stays on record', async () => {
  const database = new Database(dataSource);
  const rows = new SeededRows(database);
  await rows.site();
  const retried = ['busy', 'no-answer', 'failed', 'unreachable', 'asked-later', 'voicemail', 'other-person', 'hung-up'];
  const delaysInSeconds = {
    ...Object.fromEntries([...retried, 'reached', 'wrong-number', 'do-not-call'].map((outcome) => [outcome, []])),
    busy: [300, 90.5],
  };
  const old = { site_id: rows.siteId, kind: 'retry', reason: 'then', created_at: new Date() };
  await rows.insert('site_policy', { ...old, version: 1, body: { maxAttempts: 2, delaysInSeconds } });
  await rows.insert('site_policy', { ...old, version: 2, body: { maxAttempts: 4, delaysInSeconds } });
  const runner = dataSource.createQueryRunner();
  await new RetrySteps1764000000024().up(runner);
  const versions = () =>
    database.query<{ version: number; body: Record<string, never> }>('select version, body from site_policy order by version');
  const body = (await versions()).at(-1)!.body;
  expect(await versions()).toMatchObject([{ version: 1 }, { version: 2 }, { version: 3 }]);
  expect(body).toMatchObject({ maxAttempts: 4, steps: { busy: [{ afterSeconds: 300 }, { afterSeconds: 91 }], voicemail: [] } });
  expect(policyProblems('retry', body)).toEqual([]);
  await new RetrySteps1764000000024().down(runner);
  expect(await versions()).toMatchObject([{ version: 1 }, { version: 2 }]);
  await runner.release();
});
