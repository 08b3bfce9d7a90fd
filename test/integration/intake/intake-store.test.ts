import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { IntakeStore, type NewIntake } from '../../../src/modules/intake/intake.store.js';
import { PeopleStore } from '../../../src/modules/people/people.store.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from '../people/newcomer.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';
import { untilBlocked } from '../people/until-blocked.js';
import { minutesAfterStart, SeededRows, start } from './seeded-rows.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: OpenedDatabase;
let database: Database;
let rows: SeededRows;
let persons: string[];
const store = new IntakeStore();

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
  rows = new SeededRows(database);
  await rows.site();
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'person');
  const numbers = ['+12025550141', '+12025550142', '+12025550143'];
  const found = await database.transaction((tx) =>
    new PeopleStore().findOrCreateMany(
      tx,
      numbers.map((e164) => newcomer({ e164 })),
    ),
  );
  persons = [...found.values()].map((person) => person.personId);
});

const arrival = (personId: string): NewIntake => ({
  intakeId: uuid(),
  personId,
  siteId: rows.siteId,
  nextStepDueAt: minutesAfterStart(5),
  at: start,
});
const openOrJoin = (...arrivals: readonly NewIntake[]) => database.transaction((tx) => store.openOrJoinMany(tx, arrivals));
const count = async (table: string) => (await database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;

const closeAll = `update intake set stage = 'closed', close_reason = 'test', ended_at = $1, next_step = null, next_step_due_at = null`;

describe('openOrJoinMany', () => {
  it('opens an intake with its next step, due time, owner and first line of history', async () => {
    const first = arrival(persons[0]!);
    expect((await openOrJoin(first)).get(first.personId)).toEqual({ intakeId: first.intakeId, opened: true });
    const [intake] = await database.query('select stage, next_step, next_step_due_at, owner_team, opened_at from intake');
    expect(intake).toEqual({
      stage: 'inquiry',
      next_step: 'Call them',
      next_step_due_at: minutesAfterStart(5),
      owner_team: 'queue',
      opened_at: start,
    });
    expect(await database.query('select intake_id, from_stage, to_stage, by_user_id, at from stage_change')).toEqual([
      { intake_id: first.intakeId, from_stage: null, to_stage: 'inquiry', by_user_id: null, at: start },
    ]);
  });

  it('joins the open intake of a re-inquiry and opens the others, in one batch', async () => {
    const first = arrival(persons[0]!);
    await openOrJoin(first);
    const second = arrival(persons[1]!);
    const found = await openOrJoin(second, arrival(persons[0]!));
    expect(found.get(first.personId)).toEqual({ intakeId: first.intakeId, opened: false });
    expect(found.get(second.personId)).toEqual({ intakeId: second.intakeId, opened: true });
    expect([await count('intake'), await count('stage_change')]).toEqual([2, 2]);
  });

  it('opens a new intake after the last one ended', async () => {
    await openOrJoin(arrival(persons[0]!));
    await database.query(closeAll, [start]);
    const again = arrival(persons[0]!);
    expect((await openOrJoin(again)).get(again.personId)).toEqual({ intakeId: again.intakeId, opened: true });
  });

  it('opens one intake when twenty transactions bring the same person at once', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => openOrJoin(arrival(persons[0]!))));
    const answers = found.map((map) => map.get(persons[0]!)!);
    expect(new Set(answers.map((answer) => answer.intakeId)).size).toBe(1);
    expect(answers.filter((answer) => answer.opened)).toHaveLength(1);
    expect([await count('intake'), await count('stage_change')]).toEqual([1, 1]);
  });

  it('lets batches with the same persons in different orders through', async () => {
    const orders = Array.from({ length: 20 }, (_, n) => (n % 2 ? persons : persons.toReversed()));
    const found = await Promise.all(orders.map((order) => openOrJoin(...order.map(arrival))));
    expect(found.every((map) => map.size === 3)).toBe(true);
    expect(await count('intake')).toBe(3);
  });

  it('opens a new intake when the open one is closed while it waits', async () => {
    await openOrJoin(arrival(persons[0]!));
    let closing!: () => void;
    const closed = new Promise<void>((resolve) => (closing = resolve));
    let finish!: () => void;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const close = database.transaction(async (tx) => {
      await tx.query(closeAll, [start]);
      closing();
      await finished;
    });
    await closed;
    const again = arrival(persons[0]!);
    const join = openOrJoin(again);
    await untilBlocked(database);
    finish();
    await close;
    expect((await join).get(again.personId)).toEqual({ intakeId: again.intakeId, opened: true });
  });
});
