import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { standardCallingPolicy, type CallingPolicy } from '../../../src/core/contact/contact-policy.js';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { PolicyDirectory } from '../../../src/modules/sites/index.js';
import { dialling, due, number, offered, onShift, row, type DuePerson } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.database.query('delete from site_policy');
  floor.use(PolicyDirectory).forget();
});

const look = (person: DuePerson) => floor.use(LookAtCallback).run(person.callbackId);
const callback = (person: DuePerson) => row(floor, 'callback', person.callbackId);

async function decide(policy: Partial<CallingPolicy>, version = 1): Promise<void> {
  const body = JSON.stringify({ ...standardCallingPolicy, ...policy });
  const reason = 'for this test';
  await floor.rows.insert('site_policy', {
    site_id: floor.rows.siteId,
    kind: 'calling',
    version,
    body,
    reason,
    created_at: start,
  });
  floor.use(PolicyDirectory).forget();
}

/** Calls of the last hours, to this number, for whichever person. */
async function called(to: DuePerson, person: DuePerson, times: number): Promise<void> {
  const counsellorId = await onShift(floor, `Bea ${times}`, 5, 'break');
  for (let n = 1; n <= times; n += 1)
    await floor.rows.insert('callback_attempt', {
      id: uuid(),
      callback_id: person.callbackId,
      person_id: person.personId,
      phone_number_id: to.phoneNumberId,
      attempt_number: n,
      offer_id: uuid(),
      counsellor_id: counsellorId,
      started_at: minutesAfterStart(-60 * n),
      dialled_at: minutesAfterStart(-60 * n),
      ended_at: minutesAfterStart(-60 * n),
      outcome: 'no-answer',
    });
}

describe('mayContact, asked when a call is due and when it is dialled', () => {
  it('L-303 leaves its answer with the attempt, with the number and the version of the policy', async () => {
    await decide({}, 7);
    await onShift(floor, 'Ana Ruiz');
    const person = await due(floor);
    await dialling(floor, await offered(floor, person));
    expect(await floor.database.query('select decision, policy_version, phone_number_id from callback_attempt')).toEqual([
      {
        decision: expect.objectContaining({ kind: 'yes', rule: 'contact/open', zones: ['America/New_York'] }),
        policy_version: 7,
        phone_number_id: person.phoneNumberId,
      },
    ]);
  });

  it('promise 5: waits for the safe hours of the number', async () => {
    const person = await due(floor);
    await floor.database.query(
      `update phone_number set safe_hours = '{"tue": [["18:00", "20:00"]]}', safe_time_zone = 'America/Chicago'`,
    );
    await look(person);
    expect(await callback(person)).toMatchObject({
      state: 'scheduled',
      due_at: new Date('2026-11-25T00:00:00Z'),
      because: expect.stringContaining('the hours in which they can talk safely'),
    });
  });

  it('B-102 counts a ZIP that they declared', async () => {
    const person = await due(floor);
    await floor.database.query(`update person set zips = '{96701}'`);
    await look(person);
    expect(await callback(person)).toMatchObject({ state: 'scheduled', due_at: new Date('2026-11-23T18:00:00Z') });
  });

  it('B-100 counts calls to the number that another person answered for', async () => {
    const [person, other] = [await due(floor), await due(floor, number(48))];
    await called(person, other, 3);
    await look(person);
    expect(await callback(person)).toMatchObject({ state: 'scheduled', due_at: minutesAfterStart(22 * 60) });
  });

  it('L-309 counts calls to the person on another number', async () => {
    const [person, other] = [await due(floor), await due(floor, number(48))];
    await called(other, person, 3);
    await look(person);
    expect(await callback(person)).toMatchObject({ state: 'scheduled', due_at: minutesAfterStart(22 * 60) });
  });

  it('obeys the site’s own policy: fewer calls, a holiday', async () => {
    await decide({
      calls: { mostPerDay: 1, mostPer14Days: 8 },
      holidays: [{ date: '2026-11-24', name: 'Founders’ Day', hours: [['12:00', '14:00']] }],
    });
    const person = await due(floor);
    await called(person, person, 1);
    await look(person);
    expect(await callback(person)).toMatchObject({
      due_at: new Date('2026-11-24T17:00:00Z'),
      because: 'Not before Tuesday 12:00 Eastern time (the site is closed: Founders’ Day)',
    });
  });
});
