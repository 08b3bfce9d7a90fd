import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { Revocation } from '../../../src/modules/people/consent/keep-revocation.js';
import { HashSuppressions } from '../../../src/modules/people/suppression/hash-suppressions.js';
import type { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from './newcomer.js';
import { openDatabase, type OpenedDatabase } from './opened-database.js';
import { firstKey, peopleStores, secondKey, stopOf } from './people-stores.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: OpenedDatabase;
let database: Database;
let stores: ReturnType<typeof peopleStores>;
const maria = newcomer();
const at = new Date('2026-11-23T16:00:00Z');
const muchLater = new Date('2026-12-23T16:00:00Z');

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
  stores = peopleStores(database, muchLater);
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'person', 'suppression');
  await database.transaction((tx) => stores.people.findOrCreateMany(tx, [maria]));
});

const suppress = (kinds: Revocation['kinds'] = ['sms'], change: Partial<Revocation> = {}, e164 = maria.e164) =>
  database.transaction((tx) =>
    stores.keepRevocation.run(tx, stopOf({ e164 }, kinds, change.at ?? at, { evidence: { textId: 'a' }, ...change })),
  );
const grant = (kind: 'call_live' | 'sms', receivedAt: Date) =>
  database.transaction((tx) =>
    stores.people.recordConsentMany(tx, [
      {
        id: uuid(),
        personId: maria.personId,
        kind,
        action: 'grant',
        channel: 'form',
        textVersion: 'form-1',
        evidence: {},
        receivedAt,
      },
    ]),
  );
const textFacts = (e164 = maria.e164) => stores.contacts.textFacts(database, e164, muchLater);
const callFacts = (who = maria) => stores.contacts.callFacts(database, who.personId, who.phoneNumberId, muchLater);
const ledger = () => database.query('select kind, action, evidence from consent_event order by received_at, kind');

describe('a revocation', () => {
  it('stops texts and leaves calls alone', async () => {
    await grant('sms', new Date(at.getTime() - 1000));
    await suppress();
    expect(await textFacts()).toMatchObject({ suppressedBecause: 'they texted STOP', consent: 'revoked' });
    expect(await callFacts()).toMatchObject({ consent: 'none', suppressedBecause: null });
  });

  it('stops calls, also after a box that is ticked later', async () => {
    await suppress(['sms', 'call_live'], { because: 'they texted: wrong number' });
    await grant('call_live', new Date(at.getTime() + 1000));
    expect(await callFacts()).toMatchObject({ consent: 'granted', suppressedBecause: 'they texted: wrong number' });
    expect(await stores.readModel.one(maria.personId)).toMatchObject({
      callConsent: 'revoked',
      smsConsent: 'revoked',
    });
  });

  it('is one suppression and one revocation, however often it is said at once', async () => {
    await Promise.all([suppress(), suppress(), suppress(['sms'], { because: 'said otherwise' })]);
    expect(await database.query('select e164, channel, key_id from suppression')).toEqual([
      { e164: null, channel: 'sms', key_id: 'first' },
    ]);
    const evidence = expect.objectContaining({ textId: 'a' });
    expect(await ledger()).toEqual([
      { kind: 'call_auto', action: 'revoke', evidence },
      { kind: 'sms', action: 'revoke', evidence },
    ]);
  });

  it('is told once as ConsentRevoked, by ids only, and not again when it is said again', async () => {
    const told = () =>
      database.query<{ payload: object }>(`select payload from outbox_message where name = 'ConsentRevoked' order by id`);
    const before = (await told()).length;
    await suppress(['sms', 'call_live']);
    await suppress(['sms']);
    await suppress(['sms'], {}, '+12025550199'); // nobody's
    expect((await told()).slice(before)).toEqual([{ payload: { personId: maria.personId, intakeId: null } }]);
  });

  it('holds for a number that nobody has, and for who gets it later', async () => {
    const later = newcomer({ e164: '+12025550148' });
    await suppress(['sms', 'call_live'], {}, later.e164);
    expect(await textFacts(later.e164)).toMatchObject({
      personId: null,
      suppressedBecause: 'they texted STOP',
    });
    await database.transaction((tx) => stores.people.findOrCreateMany(tx, [later]));
    expect(await callFacts(later)).toMatchObject({ suppressedBecause: 'they texted STOP' });
  });

  it('marks a landline without touching what they agreed to', async () => {
    await grant('sms', at);
    await database.transaction((tx) => stores.markNumber.textless(tx, maria.e164, at));
    expect(await textFacts()).toMatchObject({ suppressedBecause: 'landline', consent: 'granted' });
  });
});

describe('liftSuppression', () => {
  const lift = () =>
    database.transaction((tx) =>
      stores.liftSuppression.run(tx, {
        e164: maria.e164,
        channel: 'sms',
        saidBy: 'text',
        wording: { version: 'text.re-consent-question/0/en', language: 'en' },
        evidence: { textId: 'b' },
        saidAt: new Date(at.getTime() + 60_000),
        at: new Date(at.getTime() + 60_000),
      }),
    );

  it('opens that channel alone, with the wording as evidence', async () => {
    await suppress(['sms', 'call_live']);
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
    await suppress(['sms'], { at: new Date(at.getTime() + 120_000) });
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
  await database.transaction((tx) => stores.callers.allowVoicemail(tx, maria.phoneNumberId, true));
  await database.transaction((tx) => stores.callers.allowVoicemail(tx, maria.phoneNumberId, false));
  expect(await allowed()).toBe(false);
});

it('a number that calls may not reach is not dialled for a caller who types it in either', async () => {
  const mayBeDialled = () => database.transaction((tx) => stores.callers.mayBeDialled(tx, maria.e164));
  await suppress();
  expect(await mayBeDialled()).toBe(true);
  await suppress(['call_live']);
  expect(await mayBeDialled()).toBe(false);
});

describe('L-307 a suppression is a keyed hash of the number', () => {
  it('B-103 that outlives the person: erased and imported again, the number is still suppressed', async () => {
    await suppress(['sms', 'call_live']);
    await emptyTables(database, 'person');
    expect(JSON.stringify(await database.query('select * from suppression'))).not.toContain(maria.e164.slice(-7));
    const again = newcomer({ displayName: 'Somebody else' });
    await database.transaction((tx) => stores.people.findOrCreateMany(tx, [again]));
    expect(await callFacts(again)).toMatchObject({ suppressedBecause: 'they texted STOP' });
    expect(await textFacts()).toMatchObject({ suppressedBecause: 'they texted STOP' });
  });

  it('B-105 that survives a merge: whoever gets the number, it stays suppressed', async () => {
    await suppress(['call_live']);
    const other = newcomer({ e164: '+12025550148' });
    await database.transaction((tx) => stores.people.findOrCreateMany(tx, [other]));
    await database.query('update phone_number set person_id = $1 where e164 = $2', [other.personId, maria.e164]);
    const moved = await stores.contacts.callFacts(database, other.personId, maria.phoneNumberId, muchLater);
    expect(moved).toMatchObject({ consent: 'none', suppressedBecause: 'they texted STOP' });
  });

  it('that is found after a new key was put in front, said again without a twin, and lifted', async () => {
    await suppress();
    const rotated = peopleStores(database, muchLater, [secondKey, firstKey]);
    const facts = () => rotated.contacts.textFacts(database, maria.e164, muchLater);
    expect(await facts()).toMatchObject({ suppressedBecause: 'they texted STOP' });
    const again = stopOf({ e164: maria.e164 }, ['sms'], muchLater);
    expect(await database.transaction((tx) => rotated.keepRevocation.run(tx, again))).toMatchObject({ stopped: [] });
    expect(await database.query('select key_id, said_again_at from suppression')).toEqual([
      { key_id: 'first', said_again_at: muchLater },
    ]);
    await database.transaction((tx) => rotated.suppressions.lift(tx, maria.e164, 'sms', muchLater));
    expect(await facts()).toMatchObject({ suppressedBecause: null });
  });
});

describe('hashSuppressions, for rows of the release before', () => {
  const hash = (ring: KeyRing = [firstKey]) => new HashSuppressions(database, peopleStores(database, at, ring).hashes).run();
  const before = (e164: string, since = at, liftedAt: Date | null = null) =>
    database.query(
      `insert into suppression (id, e164, channel, because, since, lifted_at) values (gen_random_uuid(), $1, 'sms', 'from before', $2, $3)`,
      [e164, since, liftedAt],
    );

  it('holds before and after they are hashed, and keeps no number', async () => {
    await before(maria.e164);
    await before('+12025550148', at, muchLater);
    expect(await textFacts()).toMatchObject({ suppressedBecause: 'from before' });
    await Promise.all([hash(), hash()]);
    expect(await textFacts()).toMatchObject({ suppressedBecause: 'from before', suppressedSince: at });
    expect(await database.query('select from suppression where e164 is not null')).toEqual([]);
    expect(await textFacts('+12025550148')).toMatchObject({ suppressedBecause: null });
  });

  it('joins one that an old process wrote beside the hashed one', async () => {
    await suppress();
    await before(maria.e164, muchLater);
    await hash();
    expect(await database.query('select because, said_again_at, e164 from suppression')).toEqual([
      { because: 'they texted STOP', said_again_at: muchLater, e164: null },
    ]);
  });

  it('refuses to start without the key of one that is in force', async () => {
    await suppress();
    await expect(hash([secondKey])).rejects.toThrow('FIELD_KEYS lacks keys');
    await database.query('update suppression set lifted_at = since');
    await hash([secondKey]);
  });
});
