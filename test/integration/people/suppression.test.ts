import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { CallerPersonStore } from '../../../src/modules/people/caller-person.store.js';
import { ContactQuestions } from '../../../src/modules/people/contact.questions.js';
import { LiftSuppression } from '../../../src/modules/people/lift-suppression.js';
import { PeopleReadModel } from '../../../src/modules/people/people.read-model.js';
import { PeopleStore } from '../../../src/modules/people/people.store.js';
import { SuppressNumber, type SuppressionWish } from '../../../src/modules/people/suppress-number.js';
import { SuppressionStore } from '../../../src/modules/people/suppression.store.js';
import { SystemClock } from '../../../src/platform/clock.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from './newcomer.js';
import { openDatabase, type OpenedDatabase } from './opened-database.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: OpenedDatabase;
let database: Database;
const people = new PeopleStore();
const contacts = new ContactQuestions();
const suppressNumber = new SuppressNumber(new SuppressionStore(), people);
const maria = newcomer();
const at = new Date('2026-11-23T16:00:00Z');

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'person', 'suppression');
  await database.transaction((tx) => people.findOrCreateMany(tx, [maria]));
});

const suppress = (change: Partial<SuppressionWish> = {}) =>
  database.transaction((tx) =>
    suppressNumber.run(tx, {
      e164: maria.e164,
      channels: ['sms'],
      because: 'they texted STOP',
      evidence: { textId: 'a' },
      at,
      ...change,
    }),
  );
const grant = (channel: 'call' | 'sms', receivedAt: Date) =>
  database.transaction((tx) =>
    people.recordConsentMany(tx, [
      {
        id: uuid(),
        personId: maria.personId,
        channel,
        action: 'grant',
        textVersion: 'form-1',
        evidence: {},
        receivedAt,
      },
    ]),
  );
const textFacts = () => contacts.textFacts(database, maria.e164);
const callFacts = (who = maria) => contacts.callFacts(database, who.personId, who.phoneNumberId);
const ledger = () => database.query('select channel, action, evidence from consent_event order by received_at, channel');

describe('suppressNumber', () => {
  it('stops texts and leaves calls alone', async () => {
    await grant('sms', new Date(at.getTime() - 1000));
    await suppress();
    expect(await textFacts()).toMatchObject({ suppressedBecause: 'they texted STOP', consent: 'revoked' });
    expect(await callFacts()).toMatchObject({ consent: 'none', suppressedBecause: null });
  });

  it('stops calls, also after a box that is ticked later', async () => {
    await suppress({ channels: ['sms', 'call'], because: 'they texted: wrong number' });
    await grant('call', new Date(at.getTime() + 1000));
    expect(await callFacts()).toMatchObject({ consent: 'granted', suppressedBecause: 'they texted: wrong number' });
    expect(await new PeopleReadModel(database, new SystemClock()).one(maria.personId)).toMatchObject({
      callConsent: 'revoked',
      smsConsent: 'revoked',
    });
  });

  it('is one suppression and one revocation, however often it is said at once', async () => {
    await Promise.all([suppress(), suppress(), suppress({ because: 'said otherwise' })]);
    expect(await database.query('select e164, channel from suppression')).toEqual([{ e164: maria.e164, channel: 'sms' }]);
    expect(await ledger()).toEqual([{ channel: 'sms', action: 'revoke', evidence: expect.objectContaining({ textId: 'a' }) }]);
  });

  it('holds for a number that nobody has, and for who gets it later', async () => {
    const later = newcomer({ e164: '+12025550148' });
    await suppress({ e164: later.e164, channels: ['sms', 'call'] });
    expect(await contacts.textFacts(database, later.e164)).toMatchObject({
      personId: null,
      suppressedBecause: 'they texted STOP',
    });
    await database.transaction((tx) => people.findOrCreateMany(tx, [later]));
    expect(await callFacts(later)).toMatchObject({ suppressedBecause: 'they texted STOP' });
  });

  it('marks a landline without touching what they agreed to', async () => {
    await grant('sms', at);
    await database.transaction((tx) => suppressNumber.markTextless(tx, maria.e164, at));
    expect(await textFacts()).toMatchObject({ suppressedBecause: 'landline', consent: 'granted' });
  });
});

describe('liftSuppression', () => {
  const lift = () =>
    database.transaction((tx) =>
      new LiftSuppression(new SuppressionStore(), people).run(tx, {
        e164: maria.e164,
        channel: 'sms',
        textVersion: 'text.re-consent-question/0/en',
        evidence: { textId: 'b' },
        saidAt: new Date(at.getTime() + 60_000),
        at: new Date(at.getTime() + 60_000),
      }),
    );

  it('opens that channel alone, with the wording as evidence', async () => {
    await suppress({ channels: ['sms', 'call'] });
    await lift();
    expect(await textFacts()).toMatchObject({ suppressedBecause: null, consent: 'granted' });
    expect(await callFacts()).toMatchObject({ consent: 'revoked', suppressedBecause: 'they texted STOP' });
    expect(await database.query(`select text_version from consent_event where action = 'grant'`)).toEqual([
      { text_version: 'text.re-consent-question/0/en' },
    ]);
  });

  it('keeps that there was a suppression, and lets them stop again', async () => {
    await suppress();
    await lift();
    await suppress({ at: new Date(at.getTime() + 120_000) });
    expect(await textFacts()).toMatchObject({ suppressedBecause: 'they texted STOP', consent: 'revoked' });
    expect(await database.query('select lifted_at is null as in_force from suppression order by since')).toEqual([
      { in_force: false },
      { in_force: true },
    ]);
  });
});

it('a voicemail question is remembered with its latest answer', async () => {
  const allowed = async () => (await callFacts()).plan.voicemail;
  expect(await allowed()).toBeNull();
  await database.transaction((tx) => new CallerPersonStore().allowVoicemail(tx, maria.phoneNumberId, true));
  await database.transaction((tx) => new CallerPersonStore().allowVoicemail(tx, maria.phoneNumberId, false));
  expect(await allowed()).toBe(false);
});

it('a number that calls may not reach is not dialled for a caller who types it in either', async () => {
  const mayBeDialled = () => database.transaction((tx) => new CallerPersonStore().mayBeDialled(tx, maria.e164));
  await suppress();
  expect(await mayBeDialled()).toBe(true);
  await suppress({ channels: ['call'] });
  expect(await mayBeDialled()).toBe(false);
});
