import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { due, messages, number, row, secondsAfterStart, type DuePerson } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

const look = (person: DuePerson) => floor.use(LookAtCallback).run(person.callbackId);
const callback = (person: DuePerson) => row(floor, 'callback', person.callbackId);
const night = new Date('2026-11-23T06:30:00Z'); // 01:30 in Washington
const morning = new Date('2026-11-23T13:00:00Z'); // 08:00 there
const entries = () => floor.database.query('select arrived_at, deadline_at, state from queue_entry');

describe('looking at a callback', () => {
  it('that is not due sets the alarm and changes nothing', async () => {
    const person = await due(floor, number(1), { due_at: minutesAfterStart(5) });
    const before = await callback(person);
    await look(person);
    expect(await callback(person)).toEqual(before);
    expect(await messages(floor, 'look-at-callback')).toEqual([
      { name: 'look-at-callback', payload: { callbackId: person.callbackId }, runAt: minutesAfterStart(5) },
    ]);
  });

  it.each([
    ['standard', 600, 690],
    ['standard', -100, 300],
    ['urgent', 600, 60],
  ])('that is due and %s, promised by %d s, puts it in line with %d s from when it was due, once', async (...row) => {
    const [urgency, promised, target] = row;
    const times = {
      due_at: secondsAfterStart(-90),
      window_start: secondsAfterStart(-900),
      promised_by: secondsAfterStart(promised),
    };
    const person = await due(floor, number(1), { urgency, ...times });
    await Promise.all(Array.from({ length: 5 }, () => look(person)));
    expect(await callback(person)).toMatchObject({ state: 'queued', owner_team: 'queue' });
    expect(await entries()).toEqual([
      { arrived_at: secondsAfterStart(-90), deadline_at: secondsAfterStart(target - 90), state: 'waiting' },
    ]);
    expect(await messages(floor, 'CallbackQueued')).toHaveLength(1);
  });

  it('in their quiet hours postpones it, says why and until when', async () => {
    const person = await due(floor, number(1), { due_at: night });
    floor.clock.at = night;
    await look(person);
    expect(await callback(person)).toMatchObject({
      state: 'scheduled',
      due_at: morning,
      window_start: morning,
      promised_by: new Date(morning.getTime() + 2 * 3_600_000),
      because: expect.stringMatching(/^Not before 08:00 .*quiet hours/),
      owner_team: 'queue',
    });
    expect(await messages(floor, 'CallbackRefused', 'look-at-callback')).toEqual([
      expect.objectContaining({ name: 'CallbackRefused' }),
      { name: 'look-at-callback', payload: { callbackId: person.callbackId }, runAt: morning },
    ]);
    expect(await entries()).toEqual([]);
  });

  it('in their quiet hours goes on when they asked for any hour just now', async () => {
    const person = await due(floor, number(1), { due_at: night, any_hour_requested_at: night });
    floor.clock.at = night;
    await look(person);
    expect(await callback(person)).toMatchObject({ state: 'queued' });
  });

  it('of somebody who must not be called hands it to a named manager, the one with the fewest decisions', async () => {
    const [busy, free] = [await floor.rows.staff('Mia', 'manager'), await floor.rows.staff('Noa', 'manager')];
    await floor.rows.staff('Olga', 'admin');
    await due(floor, number(2), { state: 'needs-decision', owner_user_id: busy.userId, owner_team: null });
    const person = await due(floor, number(1));
    await floor.rows.insert('consent_event', {
      id: uuid(),
      person_id: person.personId,
      channel: 'call',
      action: 'revoke',
      received_at: start,
    });
    await look(person);
    expect(await callback(person)).toMatchObject({
      state: 'needs-decision',
      because: 'They asked us not to call.',
      owner_user_id: free.userId,
      owner_team: null,
      due_at: minutesAfterStart(60),
    });
    expect(await messages(floor, 'CallbackExhausted')).toHaveLength(1);
  });

  it('that waits for an outcome, a decision or nobody leaves it alone', async () => {
    const { userId } = await floor.rows.staff('Mia', 'manager');
    const states = [
      { state: 'needs-decision', owner_user_id: userId },
      { state: 'awaiting-disposition', owner_user_id: userId },
      { state: 'cancelled', ended_at: start },
    ];
    for (const [n, columns] of states.entries()) {
      const person = await due(floor, number(n), columns);
      const before = await callback(person);
      await look(person);
      expect(await callback(person)).toEqual(before);
    }
    expect(await entries()).toEqual([]);
  });
});
