// F77: the same wish again is one callback.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { PromiseCallbacks, type CallbackPromise } from '../../../src/modules/callbacks/promise-callbacks.js';
import { due, messages, number, offered, onShift, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, start, type SeededPerson } from '../intake/seeded-rows.js';

let floor: Floor;
let person: SeededPerson;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  person = await floor.rows.person();
});

/** An inquiry that is promised a call within ten minutes of the start, unless it says otherwise. */
const promised = (change: Partial<CallbackPromise> = {}, by = person): CallbackPromise => ({
  id: uuid(),
  personId: by.personId,
  phoneNumberId: by.phoneNumberId,
  intakeId: by.intakeId,
  siteId: floor.rows.siteId,
  routeId: floor.rows.routeId,
  urgency: 'standard',
  windowStart: start,
  promisedBy: minutesAfterStart(10),
  dueAt: start,
  because: 'a new inquiry',
  anyHourRequestedAt: null,
  isWish: false,
  origin: 'form' as const,
  at: start,
  ...change,
});
const promise = (...promises: readonly CallbackPromise[]) =>
  floor.database.transaction((tx) => floor.use(PromiseCallbacks).run(tx, promises));
const at = (minutes: number) => ({
  windowStart: minutesAfterStart(minutes),
  promisedBy: minutesAfterStart(minutes + 10),
  dueAt: minutesAfterStart(minutes),
});
const only = async () => {
  const rows = await floor.database.query('select * from callback');
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('a second inquiry', () => {
  it.each([
    ['an earlier time makes it earlier', 60, 'standard', 30, 'standard', 30, 'standard'],
    ['a later time changes nothing', 30, 'standard', 60, 'standard', 30, 'standard'],
    ['danger makes it urgent', 30, 'standard', 60, 'urgent', 30, 'urgent'],
    ['urgent stays urgent', 30, 'urgent', 10, 'standard', 10, 'urgent'],
  ] as const)('joins the open callback: %s', async (_, firstAt, firstUrgency, secondAt, secondUrgency, expectedAt, urgency) => {
    const [first] = await promise(promised({ ...at(firstAt), urgency: firstUrgency }));
    const [second] = await promise(promised({ ...at(secondAt), urgency: secondUrgency }));
    expect(second).toEqual({
      id: first!.id,
      person_id: person.personId,
      window_start: minutesAfterStart(expectedAt),
      promised_by: minutesAfterStart(expectedAt + 10),
    });
    expect(await only()).toMatchObject({ urgency, due_at: minutesAfterStart(expectedAt), state: 'scheduled', attempts_made: 0 });
    expect(await messages(floor, 'CallbackScheduled')).toHaveLength(2);
  });

  it('revives one that waits for a human’s decision, with its attempts counted anew', async () => {
    const { userId } = await floor.rows.staff('Mia', 'manager');
    const waits = {
      state: 'needs-decision',
      owner_user_id: userId,
      owner_team: null,
      attempts_made: 6,
      due_at: minutesAfterStart(-30),
    };
    const id = await floor.rows.callback(person, waits);
    const [answer] = await promise(promised({ ...at(20), because: 'They asked again' }));
    expect(answer).toMatchObject({ id, window_start: minutesAfterStart(20), promised_by: minutesAfterStart(30) });
    expect(await only()).toMatchObject({
      state: 'scheduled',
      due_at: minutesAfterStart(20),
      because: 'They asked again',
      owner_user_id: null,
      owner_team: 'queue',
      attempts_made: 0,
    });
  });

  it('leaves one that waits in line there, and moves it forwards when it became urgent', async () => {
    await onShift(floor, 'Ana');
    await offered(floor, await due(floor, number(47)));
    await promise(promised({ ...at(60), urgency: 'urgent' }));
    const callback = await only();
    expect(callback).toMatchObject({ state: 'queued', urgency: 'urgent' });
    const [entry] = await floor.database.query('select urgency, deadline_at from queue_entry');
    expect(entry).toEqual({ urgency: 'urgent', deadline_at: secondsAfterStart(60) });
  });

  it('opens a new one when the last has ended', async () => {
    const id = await floor.rows.callback(person, { state: 'done', ended_at: start, kept_at: start });
    const [answer] = await promise(promised());
    expect(answer!.id).not.toBe(id);
    expect(await row(floor, 'callback', id)).toMatchObject({ state: 'done' });
  });

  it('joins one callback however many arrive at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, minutes) => promise(promised(at(minutes + 1)))));
    expect(new Set(answers.map(([answer]) => answer!.id)).size).toBe(1);
    expect(await only()).toMatchObject({ window_start: minutesAfterStart(1), due_at: minutesAfterStart(1) });
  });
});
