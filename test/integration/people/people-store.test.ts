import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { PeopleStore } from '../../../src/modules/people/people.store.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from './newcomer.js';
import { openDatabase, type OpenedDatabase } from './opened-database.js';
import { untilBlocked } from './until-blocked.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: OpenedDatabase;
let database: Database;
const store = new PeopleStore();
const numbers = ['+12025550141', '+12025550142', '+12025550143', '+12025550144'];

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
});
afterAll(() => opened.close());
beforeEach(() => emptyTables(database, 'person'));

const count = async (table: string) => (await database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
const find = (...arrivals: readonly ReturnType<typeof newcomer>[]) =>
  database.transaction((tx) => store.findOrCreateMany(tx, arrivals));

describe('findOrCreateMany', () => {
  it('makes the newcomers and finds the known ones, in one batch', async () => {
    const maria = newcomer();
    await find(maria);
    const sam = newcomer({ e164: '+12025550148', displayName: null, searchName: '' });
    const again = newcomer();
    const found = await find(again, sam);
    expect(found.get(maria.e164)).toEqual({ personId: maria.personId, phoneNumberId: maria.phoneNumberId, known: true });
    expect(found.get(sam.e164)).toEqual({ personId: sam.personId, phoneNumberId: sam.phoneNumberId, known: false });
    expect([await count('person'), await count('phone_number')]).toEqual([2, 2]);
  });

  it('answers an empty batch without a statement', async () => {
    expect((await find()).size).toBe(0);
  });

  it('fills a missing name and never overwrites one', async () => {
    await find(newcomer({ displayName: null, searchName: '' }));
    await find(newcomer({ displayName: 'Ana', searchName: 'ana' }));
    await find(newcomer({ displayName: 'Somebody Else', searchName: 'somebody else' }));
    await find(newcomer({ displayName: null, searchName: '' }));
    expect(await database.query('select display_name, search_name from person')).toEqual([
      { display_name: 'Ana', search_name: 'ana' },
    ]);
  });

  it('keeps why a number is never dialled by a machine', async () => {
    await find(
      newcomer({ extension: '12', automaticCalls: false, whyNotAutomatic: 'This number has extension 12: a person dials it.' }),
    );
    const [row] = await database.query('select extension, automatic_calls, why_not_automatic from phone_number');
    expect(row).toEqual({
      extension: '12',
      automatic_calls: false,
      why_not_automatic: 'This number has extension 12: a person dials it.',
    });
  });

  it('makes one person when twenty transactions bring the same new number at once', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => find(newcomer())));
    const persons = new Set(found.map((map) => map.get('+12025550147')!.personId));
    expect(persons.size).toBe(1);
    expect(found.filter((map) => !map.get('+12025550147')!.known)).toHaveLength(1);
    expect([await count('person'), await count('phone_number')]).toEqual([1, 1]);
  });

  it('lets batches with the same numbers in different orders through, each complete', async () => {
    const batches = Array.from({ length: 20 }, (_, n) => (n % 2 ? numbers : numbers.toReversed()));
    const found = await Promise.all(batches.map((batch) => find(...batch.map((e164) => newcomer({ e164 })))));
    expect(found.every((map) => map.size === numbers.length)).toBe(true);
    expect([await count('person'), await count('phone_number')]).toEqual([4, 4]);
  });

  it('makes the person after all when the transaction that came first rolls back', async () => {
    let wrote!: () => void;
    const written = new Promise<void>((resolve) => (wrote = resolve));
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    const first = database.transaction(async (tx) => {
      await store.findOrCreateMany(tx, [newcomer()]);
      wrote();
      await released;
      throw new Error('taken back');
    });
    await written;
    const arrival = newcomer();
    const second = find(arrival);
    await untilBlocked(database);
    release();
    await expect(first).rejects.toThrow('taken back');
    expect((await second).get(arrival.e164)).toMatchObject({ personId: arrival.personId, known: false });
  });

  it('looks numbers up by index even in a plan that was made while the tables were empty', async () => {
    await database.transaction(async (tx) => {
      await tx.query('set local plan_cache_mode = force_generic_plan');
      for (let n = 0; n < 2; n++) await store.findOrCreateMany(tx, [newcomer()]);
      const many = Array.from({ length: 3000 }, (_, n) => newcomer({ e164: `+1202555${String(n).padStart(5, '0')}` }));
      await store.findOrCreateMany(tx, many);
      const scans = async () =>
        (
          await tx.query<{ n: string }>(
            `select sum(seq_tup_read) as n from pg_stat_xact_user_tables where relname in ('person', 'phone_number')`,
          )
        )[0]!.n;
      const before = Number(await scans());
      await store.findOrCreateMany(tx, many.slice(0, 100));
      expect(Number(await scans())).toBe(before);
    });
  });
});

describe('the consent ledger', () => {
  it('appends many events and refuses to change one', async () => {
    const maria = newcomer();
    await find(maria);
    const event = {
      personId: maria.personId,
      action: 'grant' as const,
      channel: 'form' as const,
      textVersion: '2026-11',
      evidence: { leadId: uuid() },
      receivedAt: maria.at,
    };
    await database.transaction((tx) =>
      store.recordConsentMany(tx, [
        { ...event, id: uuid(), kind: 'call_live' },
        { ...event, id: uuid(), kind: 'sms' },
      ]),
    );
    expect(await database.query('select kind, text_version, evidence from consent_event order by kind')).toEqual([
      { kind: 'call_live', text_version: '2026-11', evidence: event.evidence },
      { kind: 'sms', text_version: '2026-11', evidence: event.evidence },
    ]);
    await expect(database.query(`update consent_event set action = 'revoke'`)).rejects.toThrow('never changed');
  });
});
