import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SeededRows, SeededPerson } from '../intake/seeded-rows.js';
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
  await rows.callback(person, { due_at: minutes(5) });
});

const violations = () => checked.violations();

async function caller(columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const row = {
    id: uuid(),
    site_id: rows.siteId,
    caller_number: '+12025550147',
    person_id: person.personId,
    language: 'en',
    stage: 'greeting',
    stage_since: minutes(-1),
    arrived_at: minutes(-1),
    ...columns,
  };
  await rows.insert('inbound_call', row);
  return row.id;
}

async function leg(inboundCallId: string, columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const row = {
    id: uuid(),
    party: 'person',
    inbound_call_id: inboundCallId,
    to_number: '+12025550100',
    from_number: '+12025550147',
    state: 'in-progress',
    carrier_sid: uuid(),
    intended_at: minutes(-1),
    placing_since: minutes(-1),
    answered_at: minutes(-1),
    ...columns,
  };
  await rows.insert('call_leg', row);
  return row.id;
}

const ended = (outcome: string) => ({
  stage: 'ended',
  ended_at: minutes(-2),
  left_at: 'waiting',
  because: 'They hung up',
  outcome,
});

it('a caller on the line, and one who is called back, break nothing', async () => {
  await leg(await caller());
  const callbackId = await checked.database.query<{ id: string }>('select id from callback');
  await leg(await caller({ ...ended('callback'), callback_id: callbackId[0]!.id }), {
    state: 'completed',
    ended_at: minutes(-2),
  });
  expect(await violations()).toEqual([]);
});

it('promise 1: an incoming call whose line is dead and that has no outcome', async () => {
  const id = await caller({ arrived_at: minutes(-10) });
  await leg(id, { state: 'completed', ended_at: minutes(-5) });
  expect(await violations()).toEqual([expect.objectContaining({ promise: 1, id, what: expect.stringContaining('live leg') })]);
});

it('promise 1: an incoming call that is open for hours and that nobody asked the carrier about', async () => {
  const id = await caller({ arrived_at: minutes(-300) });
  const legId = await leg(id, { checked_at: minutes(-30) });
  expect(await violations()).toEqual([expect.objectContaining({ promise: 1, id, what: expect.stringContaining('not asked') })]);
  await checked.database.query('update call_leg set checked_at = now() where id = $1', [legId]);
  expect(await violations()).toEqual([]);
});

it('promise 1: a callback was the outcome, and there is none', async () => {
  const id = await caller(ended('callback'));
  expect(await violations()).toEqual([
    expect.objectContaining({ promise: 1, id, what: expect.stringContaining('without a callback') }),
  ]);
});

it('promise 1: a place in line of somebody who is gone, and one that is kept for nobody', async () => {
  const gone = await caller(ended('talked'));
  const place = async (columns: Readonly<Record<string, unknown>>) => {
    const callbackId = await rows.callback(await rows.person(`+1202555015${String(columns['n'])}`), {
      state: 'queued',
      due_at: minutes(5),
    });
    const [{ person_id: personId }] = (await checked.database.query('select person_id from callback where id = $1', [
      callbackId,
    ])) as [{ person_id: string }];
    const { n: _, ...rest } = columns;
    const id = uuid();
    await rows.insert('queue_entry', {
      id,
      callback_id: callbackId,
      person_id: personId,
      route_id: rows.routeId,
      urgency: 'standard',
      arrived_at: minutes(-1),
      deadline_at: minutes(1),
      ...rest,
    });
    return id;
  };
  const ids = [await place({ n: 1, state: 'waiting', inbound_call_id: gone }), await place({ n: 2, state: 'keeping' })];
  expect((await violations()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

it('promise 3: rung by us while they talk with us', async () => {
  const { userId } = await rows.staff(`Dana ${uuid()}`, 'counsellor');
  const callbackId = await rows.callback(await rows.person('+12025550160'), { state: 'done', ended_at: minutes(-1) });
  const attempt = await rows.attempt(person, callbackId, userId);
  const callId = await rows.call(person, callbackId, attempt, userId, { ended_at: new Date() });
  await leg(await caller(), { joined_at: minutes(-3) });
  const id = uuid();
  await rows.insert('call_leg', {
    id,
    party: 'person',
    call_id: callId,
    to_number: '+12025550147',
    from_number: '+12025550100',
    state: 'in-progress',
    intended_at: minutes(-1),
    placing_since: minutes(-1),
    answered_at: minutes(-1),
  });
  expect((await violations()).filter(({ promise }) => promise === 3)).toEqual([expect.objectContaining({ id })]);
});

it('promise 6: a crisis that nobody has looked at for ten minutes', async () => {
  const alert = { id: uuid(), kind: 'crisis-call', subject_type: 'inbound-call', subject_id: uuid(), sentence: 'Look.' };
  await rows.insert('alert', { ...alert, raised_at: minutes(-9) });
  expect(await violations()).toEqual([]);
  await checked.database.query('update alert set raised_at = $1', [minutes(-11)]);
  expect(await violations()).toEqual([expect.objectContaining({ promise: 6, id: alert.id })]);
});

it('promise 2: a recording without a consent', async () => {
  const id = await caller();
  const legId = await leg(id);
  const recording = {
    id: uuid(),
    kind: 'voicemail',
    inbound_call_id: id,
    leg_id: legId,
    state: 'stored',
    intended_at: minutes(-1),
  };
  await rows.insert('recording', { ...recording, consent: '{}' });
  expect(await violations()).toEqual([expect.objectContaining({ promise: 2, id: recording.id })]);
});
