import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v4 as randomId, v7 as uuid } from 'uuid';
import type { SeededPerson, SeededRows } from '../intake/seeded-rows.js';
import { CheckedDatabase, minutesFromNow as minutes } from './checked-database.js';

let checked: CheckedDatabase;
let rows: SeededRows;
let person: SeededPerson;
beforeAll(async () => {
  checked = await CheckedDatabase.open();
  ({ rows } = checked);
});
afterAll(() => checked.close());
beforeEach(async () => {
  person = await checked.reset();
});

const whats = async () => (await checked.violations()).map(({ what }) => what);

it('a canary that was dialled is found', async () => {
  const { userId } = await rows.staff('Ana', 'counsellor', 'admin');
  const source = { id: uuid(), site_id: rows.siteId, name: 'Partner' };
  await rows.insert('source', source);
  const callbackId = await rows.callback(person, { due_at: minutes(5) });
  await rows.attempt(person, callbackId, userId, {
    phone_number_id: person.phoneNumberId,
    dialled_at: minutes(-1),
    ended_at: minutes(-1),
    outcome: 'no-answer',
  });
  expect(await whats()).toEqual([]);
  const canary = { id: uuid(), source_id: source.id, e164: '+12025550147', planted_by: userId, planted_at: minutes(-2) };
  await rows.insert('canary', canary);
  expect(await whats()).toEqual(['the number of a canary was dialled']);
});

it('a number that was given away while a visit was shown it is found', async () => {
  await rows.callback(person, { due_at: minutes(5) });
  const [one, other] = [randomId(), randomId()];
  for (const id of [one, other]) await rows.insert('attribution', { id, details: {} });
  const number = { id: uuid(), site_id: rows.siteId, e164: '+12025550171', added_at: minutes(-60) };
  const hold = { campaign_hash: Buffer.from('spring'), attribution_id: one, held_until: minutes(20) };
  await rows.insert('tracking_number', { ...number, ...hold });
  const visit = { session_hash: Buffer.from('visit'), tracking_number_id: number.id, held_until: minutes(10) };
  await rows.insert('number_session', { ...visit, attribution_id: one });
  expect(await whats()).toEqual([]);
  await checked.database.query('update tracking_number set attribution_id = $1', [other]);
  expect(await whats()).toEqual(['number was given to another campaign during a visit']);
  await checked.database.query('update tracking_number set attribution_id = $1, held_until = now()', [one]);
  expect(await whats()).toEqual(['number is free before the visit that it was shown to is over']);
});
