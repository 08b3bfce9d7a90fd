import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LookAtCallback } from '../../../../src/modules/callbacks/index.js';
import { AssignCallback } from '../../../../src/modules/callbacks/by-staff/assign-callback.js';
import { CancelCallback } from '../../../../src/modules/callbacks/by-staff/cancel-callback.js';
import { DeactivateUser } from '../../../../src/modules/identity/index.js';
import type { StaffPrincipal } from '../../../../src/platform/auth/principal.js';
import { due, number, offered, onShift, row } from '../../calls/floor-steps.js';
import { openFloor, type Floor } from '../../calls/opened-floor.js';

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

const counsellor = (userId: string): StaffPrincipal => ({
  kind: 'staff',
  userId,
  name: 'Counsellor',
  email: 'c@example.org',
  roles: ['counsellor'],
});
const assign = (callbackId: string, to: string | null) =>
  floor.use(AssignCallback).assign(callbackId, { to, reason: 'They know each other' }, manager);
const claim = (callbackId: string, by: string) => floor.use(AssignCallback).claim(callbackId, counsellor(by));

describe('an assigned callback', () => {
  it('is offered to its counsellor before others who were idle longer', async () => {
    await onShift(floor, 'Ana', 60);
    const ben = await onShift(floor, 'Ben', 1);
    const { callbackId, ...person } = await due(floor);
    await assign(callbackId, ben);
    expect(await offered(floor, { ...person, callbackId })).toMatchObject({ counsellorId: ben });
  });

  it('tells its counsellor that it is assigned to them, not of a talk that never was', async () => {
    const ben = await onShift(floor, 'Ben');
    const { callbackId, ...person } = await due(floor);
    await assign(callbackId, ben);
    const { offerId } = await offered(floor, { ...person, callbackId });
    expect(await row(floor, 'offer', offerId)).toMatchObject({
      why: { sentence: 'Ben: speaks English, it is assigned to them, idle 5 min' },
    });
  });

  it('is kept for its counsellor, who is on a call, before the one of the last talk; both are remembered', async () => {
    const ana = await onShift(floor, 'Ana', 60);
    const ben = await onShift(floor, 'Ben', 1, 'on-call');
    const { callbackId } = await due(floor, number(1), { last_counsellor_id: ana });
    await assign(callbackId, ben);
    await floor.use(LookAtCallback).run(callbackId);
    expect(await floor.database.query(`select id from offer`)).toEqual([]);
    expect(await floor.database.query('select assigned_to, last_counsellor_id from queue_entry')).toEqual([
      { assigned_to: ben, last_counsellor_id: ana },
    ]);
    await assign(callbackId, null);
    expect(await floor.database.query('select assigned_to, last_counsellor_id from queue_entry')).toEqual([
      { assigned_to: null, last_counsellor_id: ana },
    ]);
    expect(await floor.database.query(`select counsellor_id from offer where state = 'pending'`)).toEqual([
      { counsellor_id: ana },
    ]);
  });

  it.each<[string, (ben: string) => Promise<unknown>]>([
    ['offline', (ben) => floor.database.query(`update counsellor set presence = 'offline' where id = $1`, [ben])],
    ['on a break', (ben) => floor.database.query(`update counsellor set presence = 'break' where id = $1`, [ben])],
    ['not active any more', (ben) => floor.use(DeactivateUser).run(ben, manager.userId)],
    ['without a phone', (ben) => floor.database.query('update counsellor set phone_number = null where id = $1', [ben])],
  ])('falls to the team when its counsellor is %s', async (_, leaves) => {
    const ana = await onShift(floor, 'Ana', 60);
    const ben = await onShift(floor, 'Ben', 1);
    const { callbackId, ...person } = await due(floor);
    await assign(callbackId, ben);
    await leaves(ben);
    expect(await offered(floor, { ...person, callbackId })).toMatchObject({ counsellorId: ana });
  });

  it('that waits in line is offered at once to whom it is given', async () => {
    const { callbackId } = await due(floor);
    await floor.use(LookAtCallback).run(callbackId);
    const ben = await onShift(floor, 'Ben');
    await assign(callbackId, ben);
    expect(await floor.database.query(`select counsellor_id from offer where state = 'pending'`)).toEqual([
      { counsellor_id: ben },
    ]);
  });

  it('can be given back to the team, on the record', async () => {
    const ana = await onShift(floor, 'Ana');
    const { callbackId } = await due(floor);
    await assign(callbackId, ana);
    await assign(callbackId, null);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ assigned_to: null });
    const audit = await floor.database.query('select action, detail from audit_entry where subject_id = $1 order by at, id', [
      callbackId,
    ]);
    expect(audit).toEqual(
      [ana, null].map((to) => ({ action: 'callback.assigned', detail: { to, reason: 'They know each other' } })),
    );
  });

  it('needs somebody who is a counsellor of its route', async () => {
    const { callbackId } = await due(floor);
    const { userId: elsewhere } = await floor.rows.staff('Eve', 'counsellor');
    await expect(assign(callbackId, elsewhere)).rejects.toMatchObject({ kind: 'conflict', code: 'callback/other-route' });
    await expect(assign(callbackId, manager.userId)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'callback/not-a-counsellor',
    });
  });

  it('is not another counsellor’s to change', async () => {
    const ana = await onShift(floor, 'Ana');
    const ben = await onShift(floor, 'Ben');
    const { callbackId } = await due(floor);
    await assign(callbackId, ana);
    const cancel = (by: string) => floor.use(CancelCallback).run(callbackId, 'They found help', counsellor(by));
    await expect(cancel(ben)).rejects.toMatchObject({ kind: 'forbidden', code: 'callback/not-yours' });
    await expect(cancel(ana)).resolves.toBeUndefined();
  });
});

describe('claiming', () => {
  it('makes it theirs; twice is once', async () => {
    const ana = await onShift(floor, 'Ana');
    const { callbackId } = await due(floor);
    await claim(callbackId, ana);
    await claim(callbackId, ana);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ assigned_to: ana });
  });

  it('has one winner of two that try at once', async () => {
    const both = [await onShift(floor, 'Ana'), await onShift(floor, 'Ben')];
    const { callbackId } = await due(floor);
    const tries = await Promise.allSettled(both.map((one) => claim(callbackId, one)));
    const won = tries.findIndex(({ status }) => status === 'fulfilled');
    expect(tries[1 - won]).toMatchObject({ status: 'rejected', reason: { kind: 'conflict', code: 'callback/already-claimed' } });
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ assigned_to: both[won] });
  });
});
