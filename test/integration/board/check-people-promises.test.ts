import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SeededPerson, SeededRows } from '../intake/seeded-rows.js';
import { CheckedDatabase, minutesFromNow as minutes } from './checked-database.js';

let checked: CheckedDatabase;
let rows: SeededRows;
let maria: SeededPerson;
beforeAll(async () => {
  checked = await CheckedDatabase.open();
  ({ rows } = checked);
});
afterAll(() => checked.close());
beforeEach(async () => {
  maria = await checked.reset();
  await checked.database.query(`update intake set owner_team = 'managers'`);
});

const broken = async () => (await checked.violations()).map(({ what }) => what).sort();

it('promise 1: an intake without a patient or a caller', async () => {
  expect(await broken()).toEqual([]);
  await checked.database.query(`update intake_party set roles = '{patient}'`);
  expect(await broken()).toEqual(['intake without a caller']);
  await checked.database.query('delete from intake_party');
  expect(await broken()).toEqual(['intake without a caller', 'intake without a patient']);
});

it('promise 1: somebody who was merged and still has an intake and a callback of their own', async () => {
  const sam = await rows.person('+12025550148');
  await checked.database.query(`update intake set owner_team = 'managers'`);
  await rows.callback(maria, { due_at: minutes(5) });
  await checked.database.query('update person set merged_into = $2 where id = $1', [maria.personId, sam.personId]);
  expect(await broken()).toEqual([
    'merged without a merge that says so',
    'open callback of somebody who was merged',
    'open intake of somebody who was merged',
  ]);
});

it('promise 3: two persons who are rung on one number', async () => {
  await checked.database.query('drop index call_leg_one_live_per_number'); // it keeps this from happening
  const sam = await rows.person('+12025550148');
  await checked.database.query(`update intake set owner_team = 'managers'`);
  for (const person of [maria, sam]) {
    const counsellor = await rows.staff(`Dana ${person.personId}`, 'counsellor');
    const callbackId = await rows.callback(person, { due_at: minutes(5) });
    const attemptId = await rows.attempt(person, callbackId, counsellor.userId);
    const callId = await rows.call(person, callbackId, attemptId, counsellor.userId);
    await checked.database.query(
      `insert into call_leg (id, party, call_id, to_number, from_number, state, intended_at, placing_since)
       values ($1, 'person', $2, '+12025550147', '+18885550100', 'ringing', now(), now())`,
      [uuid(), callId],
    );
  }
  expect(await broken()).toContain('2 persons are rung on one number');
});
