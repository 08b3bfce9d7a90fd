import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { ContactQuestions } from '../../../src/modules/people/contact.questions.js';
import { type ConsentEvent, PeopleStore } from '../../../src/modules/people/people.store.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from './newcomer.js';
import { openDatabase, type OpenedDatabase } from './opened-database.js';
import { peopleStores, stopOf } from './people-stores.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: OpenedDatabase;
let database: Database;
const store = new PeopleStore();
let contacts: ContactQuestions;
const maria = newcomer();

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
  contacts = peopleStores(database, maria.at).contacts;
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'person');
  await database.transaction((tx) => store.findOrCreateMany(tx, [maria]));
});

const later = new Date(maria.at.getTime() + 3_600_000);
const facts = () => contacts.callFacts(database, maria.personId, maria.phoneNumberId, later);
const record = (actions: readonly ConsentEvent['action'][], kind: ConsentEvent['kind']) =>
  database.transaction((tx) =>
    store.recordConsentMany(
      tx,
      actions.map((action, minute) => ({
        id: uuid(),
        personId: maria.personId,
        kind,
        channel: 'form',
        action,
        textVersion: null,
        evidence: {},
        receivedAt: new Date(maria.at.getTime() + minute * 60_000),
      })),
    ),
  );

describe('callFacts', () => {
  it('answers everything a call has to know', async () => {
    await database.query(`update person set time_zone = 'America/Chicago', state = 'FL', zips = '{32401}'`);
    await database.query(
      `update phone_number set texts_allowed = false, safe_time_zone = 'America/Chicago', safe_hours = '{"mon": [["18:00", "20:00"]]}'`,
    );
    expect(await facts()).toEqual({
      e164: '+12025550147',
      ownPlans: [{ safeHours: null, voicemail: null, texts: null }],
      birthDates: [],
      isShared: false,
      automaticCalls: true,
      whyNotAutomatic: null,
      declared: { timeZone: 'America/Chicago', state: 'FL', zips: ['32401'] },
      plan: { safeHours: { hours: { mon: [['18:00', '20:00']] }, timeZone: 'America/Chicago' }, voicemail: null, texts: false },
      consent: 'none',
      suppressedBecause: null,
    });
  });

  it.each([
    [[], 'none'],
    [['grant'], 'granted'],
    [['deny'], 'none'],
    [['grant', 'deny'], 'none'],
    [['grant', 'revoke'], 'revoked'],
    [['grant', 'revoke', 'deny'], 'revoked'],
    [['revoke', 'grant'], 'granted'],
    [['revoke', 'grant', 'deny'], 'none'],
  ] as const)('folds call events %j to %s', async (actions, expected) => {
    await record(actions, 'call_live');
    expect((await facts()).consent).toBe(expected);
  });

  it('is not moved by consent to texts', async () => {
    await record(['grant'], 'sms');
    expect((await facts()).consent).toBe('none');
  });

  it('refuses a number that is not the person’s', async () => {
    await expect(contacts.callFacts(database, maria.personId, uuid(), later)).rejects.toMatchObject({ code: 'person/unknown' });
  });
});

it('a revocation counts at once inside its transaction, keeps the evidence, and is written once however often it is said', async () => {
  await record(['grant'], 'call_live');
  const { keepRevocation } = peopleStores(database, later);
  const because = 'They asked never to be called again';
  const stop = stopOf({ personId: maria.personId }, ['call_live'], later, { because, channel: 'voice', capturedBy: 'user:x' });
  await database.transaction(async (tx) => {
    await keepRevocation.run(tx, stop);
    await keepRevocation.run(tx, stop);
    expect(await contacts.callFacts(tx, maria.personId, maria.phoneNumberId, later)).toMatchObject({
      consent: 'revoked',
      suppressedBecause: because,
    });
  });
  const events = await database.query(
    `select kind, evidence, captured_by, channel from consent_event where action = 'revoke' order by kind`,
  );
  const event = { evidence: { because }, captured_by: 'user:x', channel: 'voice' };
  expect(events).toEqual(['call_auto', 'call_live', 'sms'].map((kind) => ({ kind, ...event })));
});
