import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { ContactQuestions } from '../../../src/modules/people/contact.questions.js';
import { type ConsentEvent, PeopleStore } from '../../../src/modules/people/people.store.js';
import { RevokeCallConsent } from '../../../src/modules/people/revoke-call-consent.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from './newcomer.js';
import { openDatabase, type OpenedDatabase } from './opened-database.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: OpenedDatabase;
let database: Database;
const store = new PeopleStore();
const contacts = new ContactQuestions();
const maria = newcomer();

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'person');
  await database.transaction((tx) => store.findOrCreateMany(tx, [maria]));
});

const facts = () => contacts.callFacts(database, maria.personId, maria.phoneNumberId);
const record = (actions: readonly ConsentEvent['action'][], channel: ConsentEvent['channel']) =>
  database.transaction((tx) =>
    store.recordConsentMany(
      tx,
      actions.map((action, minute) => ({
        id: uuid(),
        personId: maria.personId,
        channel,
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
    await record(actions, 'call');
    expect((await facts()).consent).toBe(expected);
  });

  it('is not moved by consent to texts', async () => {
    await record(['grant'], 'sms');
    expect((await facts()).consent).toBe('none');
  });

  it('refuses a number that is not the person’s', async () => {
    await expect(contacts.callFacts(database, maria.personId, uuid())).rejects.toMatchObject({ code: 'person/unknown' });
  });
});

describe('revokeCallConsent', () => {
  it('counts at once inside its transaction, keeps the evidence, and may be said twice', async () => {
    await record(['grant'], 'call');
    const revoke = new RevokeCallConsent(store);
    const at = new Date('2026-11-23T16:00:00Z');
    await database.transaction(async (tx) => {
      await revoke.run(tx, maria.personId, 'They asked never to be called again', null, at);
      await revoke.run(tx, maria.personId, 'They asked never to be called again', null, at);
      expect((await contacts.callFacts(tx, maria.personId, maria.phoneNumberId)).consent).toBe('revoked');
    });
    const [event] = await database.query(`select evidence from consent_event where action = 'revoke'`);
    expect(event).toEqual({ evidence: { because: 'They asked never to be called again', userId: null } });
  });
});
