import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { MakeCallbackDto } from '../../../../src/contracts/callback.dto.js';
import { MakeCallback } from '../../../../src/modules/callbacks/by-staff/make-callback.js';
import type { StaffPrincipal } from '../../../../src/platform/auth/principal.js';
import { due, messages, number, onShift, row } from '../../calls/floor-steps.js';
import { openFloor, type Floor } from '../../calls/opened-floor.js';
import { minutesAfterStart, start } from '../../intake/seeded-rows.js';

let floor: Floor;
let ana: StaffPrincipal;
const veterans = { id: uuid(), name: 'Veterans', language: 'en', programme: 'veterans', skills: [] };

beforeAll(async () => {
  floor = await openFloor();
  await floor.rows.insert('route', { ...veterans, site_id: floor.rows.siteId });
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  ana = await floor.rows.staff('Ana', 'counsellor');
});

const make = (personId: string, request: Partial<MakeCallbackDto> = {}) =>
  floor.use(MakeCallback).run({ personId, source: 'staff', reason: 'Their mother asked us to', ...request }, ana);
const midnight = '2026-11-24T05:00:00Z';

describe('a callback made by staff', () => {
  it('is promised for as soon as it is allowed', async () => {
    const { personId, phoneNumberId, intakeId } = await floor.rows.person();
    expect(await row(floor, 'callback', await make(personId))).toMatchObject({
      person_id: personId,
      phone_number_id: phoneNumberId,
      intake_id: intakeId,
      route_id: floor.rows.routeId,
      origin: 'staff',
      state: 'scheduled',
      due_at: start,
      promised_by: minutesAfterStart(5),
      because: 'Their mother asked us to',
    });
    expect(await messages(floor, 'CallbackScheduled')).toHaveLength(1);
  });

  it('is promised for the minute that was agreed on', async () => {
    const { personId } = await floor.rows.person();
    const at = minutesAfterStart(90);
    const id = await make(personId, { at: at.toISOString(), source: 'scheduled', urgency: 'urgent' });
    expect(await row(floor, 'callback', id)).toMatchObject({ origin: 'scheduled', urgency: 'urgent' });
    const follow = await floor.rows.person(number(48));
    const followUp = await make(follow.personId, { at: at.toISOString(), source: 'follow-up' });
    expect(await row(floor, 'callback', followUp)).toMatchObject({ origin: 'follow-up', window_start: at, due_at: at });
  });

  it('waits for those who know the programme that they need', async () => {
    const { personId } = await floor.rows.person();
    expect(await row(floor, 'callback', await make(personId, { programme: 'veterans' }))).toMatchObject({
      route_id: veterans.id,
    });
  });

  it('is refused for an hour that is not allowed, with the first that is', async () => {
    const { personId } = await floor.rows.person();
    await expect(make(personId, { at: midnight })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'callback/not-allowed-then',
      options: { extra: { notBefore: '2026-11-24T13:00:00.000Z' } },
    });
  });

  it('asks for room in the shift when a time is agreed on, and names the next free ones', async () => {
    await onShift(floor, 'Ben', 5, 'offline'); // two calls in half an hour
    const at = minutesAfterStart(90);
    for (const n of [1, 2]) await due(floor, number(n), { due_at: at, window_start: at });
    const { personId } = await floor.rows.person();
    await expect(make(personId, { at: at.toISOString() })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'callback/slot-full',
      options: { extra: { nextFree: [120, 150, 180].map((minutes) => minutesAfterStart(minutes).toISOString()) } },
    });
    expect(await floor.database.query('select id from callback where person_id = $1', [personId])).toEqual([]);
    await expect(make(personId, { at: at.toISOString(), urgency: 'urgent' })).resolves.toEqual(expect.any(String));
  });

  it('takes the last place only once, whoever asks at the same time', async () => {
    await onShift(floor, 'Ben', 5, 'offline');
    const at = minutesAfterStart(90);
    await due(floor, number(1), { due_at: at, window_start: at });
    const persons = await Promise.all([2, 3, 4].map((n) => floor.rows.person(number(n))));
    const tries = await Promise.allSettled(persons.map(({ personId }) => make(personId, { at: at.toISOString() })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is one per person: the open one is named', async () => {
    const { personId, callbackId } = await due(floor);
    await expect(make(personId)).rejects.toMatchObject({ code: 'callback/already-open', options: { extra: { callbackId } } });
  });

  it('is made once when two try at the same moment', async () => {
    const { personId } = await floor.rows.person();
    const tries = await Promise.allSettled([make(personId), make(personId)]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await floor.database.query('select id from callback')).toHaveLength(1);
  });

  it('needs a person, a number of theirs, an open intake and their leave', async () => {
    await expect(make(uuid())).rejects.toMatchObject({ kind: 'not-found', code: 'person/unknown' });
    const { personId, intakeId } = await floor.rows.person();
    await expect(make(personId, { phoneNumberId: uuid() })).rejects.toMatchObject({ code: 'callback/no-number' });
    await floor.rows.insert('suppression', {
      id: uuid(),
      e164: number(47),
      channel: 'call',
      because: 'They asked us not to call',
      since: start,
    });
    await expect(make(personId)).rejects.toMatchObject({ kind: 'conflict', code: 'callback/never' });
    await floor.database.query(`update intake set stage = 'admitted', ended_at = $2 where id = $1`, [intakeId, start]);
    await expect(make(personId)).rejects.toMatchObject({ code: 'callback/no-intake' });
  });
});
