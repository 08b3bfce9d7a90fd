import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../../src/platform/database/database.js';
import { Outbox, type OutboxMessage } from '../../../src/platform/outbox/outbox.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: OpenedDatabase;
let database: Database;
let outbox: Outbox;

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'outbox_message');
  outbox = new Outbox(new Set(['CallEnded']));
});

const runAt = new Date('2026-11-23T15:00:00Z');
const ended: OutboxMessage = {
  name: 'CallEnded',
  body: { callId: 'a', callbackId: 'b', personId: 'c', counsellorId: 'd', cause: 'busy' },
};
const admitted: OutboxMessage = { name: 'Admitted', body: { intakeId: 'a', personId: 'b' } };
const sweep: OutboxMessage = { name: 'sweep', body: {} };
const add = (...messages: readonly OutboxMessage[]) => database.transaction((tx) => outbox.add(tx, messages));
const count = async () => (await database.query<{ n: number }>('select count(*)::int as n from outbox_message'))[0]!.n;

describe('what leaves with a transaction', () => {
  it.each([
    ['an event that somebody reacts to', ended, { kind: 'event', published: false, run_at: null }],
    ['an event that is only history', admitted, { kind: 'event', published: true, run_at: null }],
    ['a job', sweep, { kind: 'job', published: false, run_at: null }],
    ['a job for later', { ...sweep, runAt }, { kind: 'job', published: false, run_at: runAt }],
  ] as const)('is kept: %s', async (_, message, expected) => {
    await add(message);
    expect(
      await database.query('select kind, name, payload, run_at, published_at is not null as published from outbox_message'),
    ).toEqual([{ name: message.name, payload: message.body, ...expected }]);
  });

  it('is nothing after a rollback, and nobody is woken', async () => {
    let woken = 0;
    outbox.onCommitted(() => void woken++);
    const failing = database.transaction(async (tx) => {
      await outbox.add(tx, [ended, sweep]);
      throw new Error('something went wrong');
    });
    await expect(failing).rejects.toThrow('something went wrong');
    expect([await count(), woken]).toEqual([0, 0]);
  });

  it('wakes the relay once, when the rows can be seen by everybody', async () => {
    const seen: Promise<number>[] = [];
    outbox.onCommitted(() => void seen.push(count()));
    await database.transaction(async (tx) => {
      await outbox.add(tx, [ended]);
      await outbox.add(tx, [sweep]);
      expect(await count()).toBe(0);
      expect(seen).toHaveLength(0);
    });
    expect(await Promise.all(seen)).toEqual([2]);
  });

  it('wakes nobody for nothing', async () => {
    let woken = 0;
    outbox.onCommitted(() => void woken++);
    await add();
    expect(woken).toBe(0);
  });
});
