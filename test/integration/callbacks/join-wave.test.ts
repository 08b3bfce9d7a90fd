import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { due, messages, number, onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const night = new Date('2026-11-23T06:30:00Z'); // 01:30 in Washington
const morning = new Date('2026-11-23T13:00:00Z'); // 08:00 there
const after = (minutes: number) => new Date(morning.getTime() + minutes * 60_000);
const created = (hoursAgo: number) => ({ created_at: new Date(night.getTime() - hoursAgo * 3_600_000) });
const look = (callbackId: string) => floor.use(LookAtCallback).run(callbackId);

beforeEach(async () => {
  await floor.reset();
  floor.clock.at = night;
  await onShift(floor, 'Ana', 5, 'offline');
});

/** Minutes after the opening at which each is due. */
async function dueMinutes(callbackIds: readonly string[]): Promise<number[]> {
  const rows = await floor.database.query<{ id: string; due_at: Date }>('select id, due_at from callback');
  const times = new Map(rows.map((row) => [row.id, (row.due_at.getTime() - morning.getTime()) / 60_000]));
  return callbackIds.map((id) => times.get(id)!);
}

describe('callbacks that wait for the same opening', () => {
  it('are spread over the shift by danger and age, whoever is looked at first, each within its promise', async () => {
    const young = await due(floor, number(1), { due_at: night, ...created(1) });
    const old = await due(floor, number(2), { due_at: night, ...created(9) });
    const danger = await due(floor, number(3), { due_at: night, urgency: 'urgent', ...created(0) });
    const ids = [young, old, danger].map((one) => one.callbackId);
    for (const id of ids) await look(id);
    expect(await dueMinutes(ids)).toEqual([30, 15, 0]);
    const late = `select id from callback where due_at not between window_start and promised_by or window_start <> $1`;
    expect(await floor.database.query(late, [morning])).toEqual([]);
    const alarms = await messages(floor, 'look-at-callback');
    for (const [index, minutes] of [30, 15, 0].entries())
      expect(alarms).toContainEqual({ name: 'look-at-callback', payload: { callbackId: ids[index] }, runAt: after(minutes) });
  });

  it('that were promised when they were made are spread as soon as they are looked at', async () => {
    const promise = { window_start: morning, due_at: morning, promised_by: after(120) };
    const [first, second] = [
      await due(floor, number(1), { ...promise, ...created(2) }),
      await due(floor, number(2), { ...promise, ...created(1) }),
    ];
    const ids = [first.callbackId, second.callbackId];
    await Promise.all([...ids, ...ids].map(look));
    expect(await dueMinutes(ids)).toEqual([0, 15]);
  });

  it('stay where they are when they were promised within minutes: a second try is quick or it is none', async () => {
    const quick = { window_start: morning, due_at: morning, promised_by: after(5) };
    const ids = [];
    for (const n of [1, 2, 3]) ids.push((await due(floor, number(n), quick)).callbackId);
    for (const id of ids) await look(id);
    expect(await dueMinutes(ids)).toEqual([0, 0, 0]);
  });

  it('go round those whose time was agreed on, and all of them at once when there are counsellors enough', async () => {
    const exact = { window_start: after(16), due_at: after(16), promised_by: after(21) };
    const agreed = await due(floor, number(1), exact);
    const others = [await due(floor, number(2), { due_at: night }), await due(floor, number(3), { due_at: night })];
    const ids = others.map((one) => one.callbackId);
    for (const id of [agreed.callbackId, ...ids]) await look(id);
    expect(await dueMinutes([agreed.callbackId, ...ids])).toEqual([16, 0, 30]);
    await onShift(floor, 'Ben', 5, 'offline');
    await look(ids[0]!);
    expect(await dueMinutes(ids)).toEqual([0, 0]);
  });

  it('stay where they are once the line is open', async () => {
    const ids = [];
    for (const n of [1, 2, 3]) ids.push((await due(floor, number(n), { due_at: night })).callbackId);
    for (const id of ids) await look(id);
    floor.clock.at = after(1);
    await floor.database.query(`update callback set created_at = '2020-01-01' where id = $1`, [ids[2]]);
    await look(ids[2]!);
    expect(await dueMinutes(ids)).toEqual([0, 15, 30]);
  });
});
