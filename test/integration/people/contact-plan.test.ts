import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { ContactPlan } from '../../../src/core/contact/contact-facts.js';
import type { ContactQuestions } from '../../../src/modules/people/contact.questions.js';
import { PeopleStore } from '../../../src/modules/people/people.store.js';
import { SetContactPlan } from '../../../src/modules/people/plan/set-contact-plan.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from './newcomer.js';
import { openDatabase, type OpenedDatabase } from './opened-database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { peopleStores } from './people-stores.js';
import { testSeals } from '../platform/test-keys.js';

let opened: OpenedDatabase;
let database: Database;
const store = new PeopleStore();
let contacts: ContactQuestions;
const maria = newcomer();
let versionNow = 1;
const staff: StaffPrincipal = { kind: 'staff', userId: uuid(), name: 'Dana', email: 'dana@example.org', roles: ['counsellor'] };
const evenings: ContactPlan = {
  safeHours: { hours: { mon: [['18:00', '20:00']] }, timeZone: 'America/Chicago' },
  voicemail: false,
  texts: null,
};

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
  contacts = peopleStores(database, maria.at).contacts;
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'person', 'audit_entry');
  await arrive(maria);
  versionNow = 1;
});

const arrive = (...arrivals: (typeof maria)[]) => database.transaction((tx) => store.findOrCreateMany(tx, arrivals));
const set = (plan: ContactPlan, phoneNumberId = maria.phoneNumberId) =>
  new SetContactPlan(database, testSeals)
    .run({ personId: maria.personId, phoneNumberId, plan, version: versionNow, reason: 'She said so today' }, staff)
    .then(() => {
      versionNow += 1;
    });
const planOf = async () => (await contacts.callFacts(database, maria.personId, maria.phoneNumberId, maria.at)).plan;

describe('the contact plan of a number', () => {
  it('is unknown until somebody asked', async () => {
    expect(await planOf()).toEqual({ safeHours: null, voicemail: null, texts: null });
    expect((await contacts.textFacts(database, '+12025550199', maria.at)).plan).toEqual({
      safeHours: null,
      voicemail: null,
      texts: null,
    });
  });

  it('holds at once for calls and texts, is shown, and is on record', async () => {
    await set(evenings);
    expect(await planOf()).toEqual(evenings);
    expect((await contacts.textFacts(database, maria.e164, maria.at)).plan).toEqual(evenings);
    expect((await peopleStores(database, maria.at).readModel.one(maria.personId)).numbers).toEqual([
      expect.objectContaining({ id: maria.phoneNumberId, phoneNumber: '••••47', plan: evenings, version: 2 }),
    ]);
    expect(await database.query('select user_id, action, subject_id, detail from audit_entry')).toEqual([
      {
        user_id: staff.userId,
        action: 'contact-plan.set',
        subject_id: maria.personId,
        detail: { phoneNumberId: maria.phoneNumberId, plan: evenings, reason: 'She said so today' },
      },
    ]);
  });

  it('gives way to a new one as a whole', async () => {
    await set(evenings);
    await set({ safeHours: null, voicemail: true, texts: false });
    expect(await planOf()).toEqual({ safeHours: null, voicemail: true, texts: false });
  });

  it.each<[string, ContactPlan['safeHours'], string]>([
    ['hours that are none', { hours: { mon: [['20:00', '25:00']] }, timeZone: 'America/Chicago' }, 'plan/hours'],
    ['no weekday', { hours: {}, timeZone: 'America/Chicago' }, 'plan/hours'],
    ['a zone that is no place', { hours: { mon: [['18:00', '20:00']] }, timeZone: 'UTC' }, 'plan/time-zone'],
  ])('is refused with %s, and nothing changes', async (_, safeHours, code) => {
    await expect(async () => set({ ...evenings, safeHours })).rejects.toMatchObject({ kind: 'invalid', code });
    expect(await planOf()).toMatchObject({ safeHours: null });
  });

  it('is not set for a number that is somebody else’s', async () => {
    const sam = newcomer({ e164: '+12025550148' });
    await arrive(sam);
    await expect(set(evenings, sam.phoneNumberId)).rejects.toMatchObject({ code: 'person/unknown' });
    expect(await database.query('select from audit_entry')).toEqual([]);
  });
});

describe('declared ZIP codes', () => {
  const zips = async () => (await contacts.callFacts(database, maria.personId, maria.phoneNumberId, maria.at)).declared.zips;
  const again = (zip: string | null) => arrive({ ...newcomer(), zip });

  it('B-102 are added, never replaced, and each is kept once', async () => {
    for (const zip of ['33101', null, '96701', '33101']) await again(zip);
    expect(await zips()).toEqual(['33101', '96701']);
  });

  it('of a newcomer are kept from the start', async () => {
    const sam = newcomer({ e164: '+12025550148', zip: '33101' });
    await arrive(sam, { ...newcomer(), zip: '96701' });
    expect((await contacts.textFacts(database, sam.e164, maria.at)).declared.zips).toEqual(['33101']);
    expect(await zips()).toEqual(['96701']);
  });

  it('B-027 that do not fit the number are told to whoever calls', async () => {
    await again('33101');
    expect(await peopleStores(database, maria.at).readModel.one(maria.personId)).toMatchObject({
      zips: ['33101'],
      placeDoubts: ['The ZIP 33101 is of Florida, their number is of Washington, D.C.: the hours of both are kept.'],
    });
  });

  it('do not grow without end', async () => {
    for (let n = 0; n < 12; n += 1) await again(String(33101 + n));
    expect(await zips()).toHaveLength(10);
  });
});
