import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { asOwner } from '../../support/as-owner.js';
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
  await asOwner(checked.database, 'drop index call_leg_one_live_per_number'); // it keeps this from happening
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

it('promise 5, B-105: who turned out to be somebody who had taken back their consent; a merge of after the call says nothing of it', async () => {
  const sam = await rows.person('+12025550148');
  await checked.database.query(`update intake set owner_team = 'managers'`);
  const { userId } = await rows.staff('Dara', 'counsellor');
  const callbackId = await rows.callback(sam, { due_at: minutes(5) });
  const dialled = (attempt: number, at: number) => {
    const times = { dialled_at: minutes(at), started_at: minutes(at), ended_at: minutes(at + 1) };
    return rows.attempt(sam, callbackId, userId, { attempt_number: attempt, ...times });
  };
  const said = (person: SeededPerson, action: string, at: number) => {
    const moment = minutes(at);
    const times = { received_at: moment, effective_at: moment };
    const event = { id: uuid(), person_id: person.personId, kind: 'call_live', channel: 'voice', action };
    return rows.insert('consent_event', { ...event, ...times });
  };
  await said(maria, 'revoke', -300);
  await said(sam, 'grant', -250);
  await dialled(1, -240); // sam, of whom nobody knew then that she is maria
  const merge = {
    id: uuid(),
    person_id: maria.personId,
    into_id: sam.personId,
    reason: 'the same',
    by_user_id: userId,
    at: minutes(-200),
  };
  await rows.insert('person_merge', merge);
  await checked.database.query('update person set merged_into = $2 where id = $1', [maria.personId, sam.personId]);
  await checked.database.query('update intake set ended_at = now(), stage = $1, close_reason = $2 where person_id = $3', [
    'closed',
    'unreachable',
    maria.personId,
  ]);
  expect(await broken()).toEqual([]);
  const wrong = await dialled(2, -180);
  const what = 'person was dialled after they had taken back their consent';
  expect(await checked.violations()).toEqual([expect.objectContaining({ promise: 5, id: wrong, what })]);
  await said(sam, 'grant', -170); // said for all that she is
  await dialled(3, -160);
  expect(await checked.violations()).toEqual([expect.objectContaining({ promise: 5, id: wrong })]);
  await checked.database.query('update person_merge set undone_at = $1, undone_by = by_user_id, undone_reason = $2', [
    minutes(-100),
    'two after all',
  ]);
  await checked.database.query('update person set merged_into = null');
  expect((await checked.violations()).filter(({ promise }) => promise === 5)).toMatchObject([{ id: wrong }]);
});
