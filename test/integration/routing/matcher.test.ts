// F80: callbacks and callers on the line stand in one order.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { CounsellorStore } from '../../../src/modules/counsellors/index.js';
import { DeactivateUser } from '../../../src/modules/identity/index.js';
import { MatchCounsellor, Matcher, QueueEntryStore } from '../../../src/modules/routing/index.js';
import type { Tx } from '../../../src/platform/database/database.js';
import { due, number, offered, onShift, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart } from '../intake/seeded-rows.js';
import { untilBlocked } from '../people/until-blocked.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

const match = () => floor.use(MatchCounsellor).matchRoute(floor.rows.routeId);
const becomesAvailable = (tx: Tx, counsellorId: string) =>
  floor.use(CounsellorStore).setPresence(tx, { counsellorId, to: 'available', by: 'own-choice', at: floor.clock.at });
const offers = () =>
  floor.database.query<{ entry: string; counsellor: string }>(
    `select queue_entry_id as entry, counsellor_id as counsellor from offer where state = 'pending'`,
  );

/** In line without looking for a counsellor; due and wanted within so many seconds. */
async function enters(tx: Tx, n: number, dueAfter = 0, withinSeconds = 300): Promise<string> {
  const [person] = await tx.query<{ id: string; callback: string }>(
    `select p.person_id as id, c.id as callback from phone_number p join callback c on c.person_id = p.person_id where e164 = $1`,
    [number(n)],
  );
  const id = uuid();
  const arrivedAt = secondsAfterStart(dueAfter);
  await floor.use(QueueEntryStore).enter(tx, {
    id,
    callbackId: person!.callback,
    inboundCallId: null,
    personId: person!.id,
    routeId: floor.rows.routeId,
    urgency: withinSeconds === 60 ? 'urgent' : 'standard',
    assignedTo: null,
    lastCounsellorId: null,
    arrivedAt,
    deadlineAt: new Date(arrivedAt.getTime() + withinSeconds * 1000),
  });
  return id;
}

describe('who comes first', () => {
  it('is whoever has the earliest deadline, not whoever came first; the longest idle counsellor gets them', async () => {
    const line = [
      { n: 1, dueAfter: 0, within: 300 },
      { n: 2, dueAfter: 10, within: 300 },
      { n: 3, dueAfter: 200, within: 60 },
      { n: 4, dueAfter: 245, within: 60 },
      { n: 5, dueAfter: 90, within: 300 },
    ];
    const entries = new Map<number, string>();
    for (const { n, dueAfter, within } of line) {
      await due(floor, number(n));
      entries.set(n, await floor.database.transaction((tx) => enters(tx, n, dueAfter, within)));
    }
    const idle = [30, 20, 10];
    const counsellors: string[] = [];
    for (const minutes of idle) counsellors.push(await onShift(floor, `Idle for ${minutes}`, minutes));
    await match();
    const byCounsellor = new Map((await offers()).map((offer) => [offer.counsellor, offer.entry]));
    expect(counsellors.map((id) => byCounsellor.get(id))).toEqual([3, 1, 4].map((n) => entries.get(n)));
  });

  it('is the counsellor of the last call, before one who has been idle longer', async () => {
    await onShift(floor, 'Ben', 60);
    const ana = await onShift(floor, 'Ana', 1);
    const person = await due(floor, number(1), { last_counsellor_id: ana });
    expect(await offered(floor, person)).toMatchObject({ counsellorId: ana });
  });
});

describe('who is never offered anybody', () => {
  const columns = (set: string) => (id: string) => floor.database.query(`update counsellor set ${set} where id = $1`, [id]);
  it.each<[string, (counsellorId: string) => Promise<unknown>]>([
    ['a counsellor on a break', columns(`presence = 'break'`)],
    ['a counsellor in wrap-up', columns(`presence = 'wrap-up'`)],
    ['a counsellor without a phone', columns('phone_number = null')],
    ['a counsellor of other routes', (id) => floor.database.query('delete from counsellor_route where counsellor_id = $1', [id])],
    ['a user who was deactivated', (id) => floor.database.query('update staff_user set active = false where id = $1', [id])],
  ])('is %s', async (_, change) => {
    await change(await onShift(floor, 'Ana'));
    const { callbackId } = await due(floor);
    await floor.use(LookAtCallback).run(callbackId);
    await match();
    expect(await offers()).toEqual([]);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ state: 'queued' });
  });

  it('is whoever is deactivated while available: they are off the floor in the same transaction', async () => {
    const manager = await floor.rows.staff('Mia', 'manager');
    const ana = await onShift(floor, 'Ana');
    await floor.use(DeactivateUser).run(ana, manager.userId);
    expect(await row(floor, 'counsellor', ana)).toMatchObject({ presence: 'offline', presence_reason: 'Account closed' });
  });
});

describe('both sides arriving at once', () => {
  it('offers nobody twice and leaves no pair apart, with twenty transactions', async () => {
    for (let round = 0; round < 3; round++) {
      await floor.reset();
      const callbacks = await Promise.all(Array.from({ length: 10 }, async (_, n) => (await due(floor, number(n))).callbackId));
      const counsellors: string[] = [];
      for (let n = 0; n < 10; n++) counsellors.push(await onShift(floor, `Counsellor ${n}`, n, 'offline'));
      const arrive = callbacks.map((id) => floor.use(LookAtCallback).run(id));
      const comeOn = counsellors.map(async (id) => {
        await floor.database.transaction((tx) => becomesAvailable(tx, id));
        await match();
      });
      await Promise.all([...arrive, ...comeOn]);
      const made = await offers();
      expect([made.length, new Set(made.map((o) => o.entry)).size, new Set(made.map((o) => o.counsellor)).size]).toEqual([
        10, 10, 10,
      ]);
      expect(await floor.use(MatchCounsellor).unmatchedRoutes()).toEqual([]);
    }
  });

  it('is seen by the counsellor’s side when the entry is not committed yet', async () => {
    await due(floor, number(1));
    const ana = await onShift(floor, 'Ana', 5, 'offline');
    let matching!: Promise<void>;
    await floor.database.transaction(async (tx) => {
      await enters(tx, 1);
      expect(await floor.use(Matcher).matchRoute(tx, floor.rows.routeId, floor.clock.at)).toBe(0);
      await floor.database.transaction((other) => becomesAvailable(other, ana));
      matching = match();
      await untilBlocked(floor.database);
    });
    await matching;
    expect(await offers()).toHaveLength(1);
  });

  it('is seen by the entry’s side when the counsellor is not committed yet', async () => {
    const { callbackId } = await due(floor, number(1));
    const ana = await onShift(floor, 'Ana', 5, 'offline');
    let looking!: Promise<void>;
    await floor.database.transaction(async (tx) => {
      await becomesAvailable(tx, ana);
      expect(await floor.use(Matcher).matchRoute(tx, floor.rows.routeId, floor.clock.at)).toBe(0);
      looking = floor.use(LookAtCallback).run(callbackId);
      await untilBlocked(floor.database);
    });
    await looking;
    expect(await offers()).toHaveLength(1);
  });
});

describe('matchCounsellor', () => {
  it('finds everybody who waits on the counsellor’s routes', async () => {
    const { callbackId } = await due(floor, number(1), { due_at: minutesAfterStart(-1) });
    await floor.use(LookAtCallback).run(callbackId);
    const ana = await onShift(floor, 'Ana');
    await floor.use(MatchCounsellor).run(ana);
    expect((await offers()).map((offer) => offer.counsellor)).toEqual([ana]);
  });
});
