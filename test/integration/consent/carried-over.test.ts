import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { ConsentLedger1764000000038 } from '../../../migrations/0038-consent-ledger.js';
import { Database } from '../../../src/platform/database/database.js';
import { migrationOptions } from '../../../src/platform/database/data-source-options.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { SeededRows } from '../intake/seeded-rows.js';
import { peopleStores } from '../people/people-stores.js';

const at = new Date('2026-11-23T16:00:00Z');
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

it('consents and suppressions from before stand in the new ledger as they were, and an old process may go on writing', async () => {
  const database = new Database(dataSource);
  const rows = new SeededRows(database);
  await rows.site();
  const person = await rows.person('+12025550147');
  const runner = dataSource.createQueryRunner();
  const ledger = new ConsentLedger1764000000038();
  await ledger.down(runner);
  const [textId, userId] = [uuid(), uuid()];
  const old = (channel: string, action: string, evidence: object, minute: number) =>
    rows.insert('consent_event', {
      id: uuid(),
      person_id: person.personId,
      channel,
      action,
      evidence,
      received_at: new Date(at.getTime() + minute * 60_000),
    });
  await old('call', 'grant', { leadId: uuid(), sourceId: userId }, 0);
  await old('sms', 'grant', { textId }, 1);
  await old('sms', 'revoke', { because: 'x', userId }, 2);
  await rows.insert('suppression', { id: uuid(), e164: '+12025550147', channel: 'sms', because: 'said so', since: at });
  await ledger.up(runner);
  await old('call', 'revoke', {}, 3);

  const events = await database.query(
    'select kind, action, channel, captured_by, effective_at = received_at as at_once from consent_event order by received_at',
  );
  expect(events).toEqual([
    { kind: 'call_live', action: 'grant', channel: 'api', captured_by: `source:${userId}`, at_once: true },
    { kind: 'sms', action: 'grant', channel: 'text', captured_by: null, at_once: true },
    { kind: 'sms', action: 'revoke', channel: 'staff', captured_by: `user:${userId}`, at_once: true },
    { kind: 'call_live', action: 'revoke', channel: 'unknown', captured_by: null, at_once: true },
  ]);
  const { contacts } = peopleStores(database, at);
  const later = new Date(at.getTime() + 3_600_000);
  expect(await contacts.textFacts(database, '+12025550147', later)).toMatchObject({
    consent: 'revoked',
    suppressedBecause: 'said so',
  });
  expect(await contacts.callFacts(database, person.personId, person.phoneNumberId, later)).toMatchObject({ consent: 'revoked' });

  await ledger.down(runner);
  expect(await database.query('select channel, action from consent_event order by received_at')).toEqual([
    { channel: 'call', action: 'grant' },
    { channel: 'sms', action: 'grant' },
    { channel: 'sms', action: 'revoke' },
    { channel: 'call', action: 'revoke' },
  ]);
  await ledger.up(runner);
  await runner.release();
});
