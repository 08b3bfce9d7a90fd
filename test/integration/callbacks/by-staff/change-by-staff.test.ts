import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { CancelCallback } from '../../../../src/modules/callbacks/by-staff/cancel-callback.js';
import { RescheduleCallback } from '../../../../src/modules/callbacks/by-staff/reschedule-callback.js';
import { SnoozeCallback } from '../../../../src/modules/callbacks/by-staff/snooze-callback.js';
import type { StaffPrincipal } from '../../../../src/platform/auth/principal.js';
import { dialling, due, messages, offered, onShift, row, secondsAfterStart } from '../../calls/floor-steps.js';
import { openFloor, type Floor } from '../../calls/opened-floor.js';
import { minutesAfterStart, start } from '../../intake/seeded-rows.js';

let floor: Floor;
let manager: StaffPrincipal;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  manager = await floor.rows.staff('Mia', 'manager');
});

const evening = new Date('2026-11-23T22:00:00Z');
const reschedule = (callbackId: string, at = evening) =>
  floor.use(RescheduleCallback).run(callbackId, at.toISOString(), 'They asked for the evening', manager);
const cancel = (callbackId: string) => floor.use(CancelCallback).run(callbackId, 'They found help elsewhere', manager);
const snooze = (callbackId: string, by = manager) => floor.use(SnoozeCallback).run(callbackId, 30, 'I read the notes first', by);
const changes = [
  ['rescheduled', reschedule],
  ['snoozed', snooze],
  ['cancelled', cancel],
] as const;

describe.each(changes)('a callback that is to be %s', (_, change) => {
  it('is left as it is while a counsellor is on it', async () => {
    await onShift(floor, 'Ana');
    const call = await dialling(floor, await offered(floor, await due(floor)));
    const before = await row(floor, 'callback', call.callbackId);
    await expect(change(call.callbackId)).rejects.toMatchObject({ kind: 'conflict', code: 'callback/in-progress' });
    expect(await row(floor, 'callback', call.callbackId)).toEqual(before);
  });

  it.each([
    ['has ended', { state: 'done', ended_at: start }, 'callback/ended'],
    ['waits for an outcome', { state: 'awaiting-disposition' }, 'callback/in-progress'],
  ])('is left as it is when it %s', async (_, columns, code) => {
    const { callbackId } = await due(floor, undefined, columns);
    await expect(change(callbackId)).rejects.toMatchObject({ kind: 'conflict', code });
  });

  it('has to exist', async () => {
    await expect(change(uuid())).rejects.toMatchObject({ kind: 'not-found', code: 'callback/unknown' });
  });

  it('leaves the line, and its offer is withdrawn', async () => {
    const ana = await onShift(floor, 'Ana');
    const offer = await offered(floor, await due(floor));
    await change(offer.callbackId);
    expect(await row(floor, 'offer', offer.offerId)).toMatchObject({ state: 'withdrawn' });
    expect(await row(floor, 'counsellor', ana)).toMatchObject({ presence: 'available' });
    expect(await floor.database.query(`select id from queue_entry where state <> 'ended'`)).toEqual([]);
  });
});

describe('a rescheduled callback', () => {
  it('has a new promise and its reason, and is looked at again', async () => {
    const { callbackId } = await due(floor);
    await reschedule(callbackId);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({
      state: 'scheduled',
      due_at: evening,
      window_start: evening,
      promised_by: new Date(evening.getTime() + 300_000),
      because: 'They asked for the evening',
      owner_team: 'queue',
    });
    expect(await messages(floor, 'CallbackScheduled')).toHaveLength(1);
  });

  it('is not moved into the past, but a minute of slow typing is forgiven', async () => {
    const { callbackId } = await due(floor);
    await expect(reschedule(callbackId, minutesAfterStart(-2))).rejects.toMatchObject({ kind: 'invalid', code: 'callback/past' });
    await expect(reschedule(callbackId, secondsAfterStart(-59))).resolves.toBeUndefined();
  });

  it('that waited for a decision is in the queue’s hands again', async () => {
    const { callbackId } = await due(floor, undefined, {
      state: 'needs-decision',
      owner_user_id: manager.userId,
      owner_team: null,
    });
    await reschedule(callbackId);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({
      state: 'scheduled',
      owner_user_id: null,
      owner_team: 'queue',
    });
  });
});

describe('a cancelled callback', () => {
  it('ends with its reason, and was not kept', async () => {
    const { callbackId } = await due(floor);
    await cancel(callbackId);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({
      state: 'cancelled',
      because: 'They found help elsewhere',
      ended_at: start,
      kept_at: null,
    });
    expect((await messages(floor, 'CallbackEnded')).map((one) => one.payload['state'])).toEqual(['cancelled']);
  });
});

describe('a snoozed callback', () => {
  it('is looked at again later, and its promise stands', async () => {
    const { callbackId } = await due(floor);
    await snooze(callbackId);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({
      state: 'scheduled',
      due_at: minutesAfterStart(30),
      promised_by: minutesAfterStart(10),
      because: 'Set aside: I read the notes first',
    });
    expect(await messages(floor, 'CallbackScheduled')).toHaveLength(1);
  });

  it('stays where it is for a counsellor when they may be in danger', async () => {
    const ben = await floor.rows.staff('Ben', 'counsellor');
    const { callbackId } = await due(floor, undefined, { urgency: 'urgent' });
    await expect(snooze(callbackId, ben)).rejects.toMatchObject({ kind: 'forbidden', code: 'callback/urgent' });
    await expect(snooze(callbackId)).resolves.toBeUndefined();
  });
});
