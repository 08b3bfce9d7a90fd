import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { CounsellorStore } from '../../../src/modules/counsellors/index.js';
import { MatchCounsellor, Matcher } from '../../../src/modules/routing/index.js';
import { due, number, offered, onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { untilBlocked } from '../people/until-blocked.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());
const pending = () => floor.database.query(`select id from offer where state = 'pending'`);

it('a counsellor who arrives waits for an entry that is not committed yet', async () => {
  const { callbackId } = await due(floor, number(1));
  const ana = await onShift(floor, 'Ana', 5, 'offline');
  let run!: Promise<void>;
  await floor.database.transaction(async (tx) => {
    const [c] = await tx.query<{ person_id: string }>('select person_id from callback where id = $1', [callbackId]);
    await tx.query(
      `insert into queue_entry (id, callback_id, person_id, route_id, urgency, arrived_at, deadline_at, state)
      values ($1, $2, $3, $4, 'standard', now(), now(), 'waiting')`,
      [uuid(), callbackId, c!.person_id, floor.rows.routeId],
    );
    expect(await floor.use(Matcher).matchRoute(tx, floor.rows.routeId, floor.clock.at)).toBe(0);
    await floor.database.transaction((other) =>
      floor.use(CounsellorStore).setPresence(other, { counsellorId: ana, to: 'available', by: 'own-choice', at: floor.clock.at }),
    );
    run = floor.use(MatchCounsellor).run(ana); // what PresenceChanged triggers
    await untilBlocked(floor.database);
  });
  await run;
  expect(await pending()).toHaveLength(1);
});

it('a matcher of another route that holds candidates does not hide the ones it does not take', async () => {
  const other = uuid();
  await floor.database.query(
    `insert into route (id, site_id, name, language) values ($1, $2, 'es', 'es') on conflict do nothing`,
    [other, floor.rows.siteId],
  );
  const ana = await onShift(floor, 'Ana', 5);
  const ben = await onShift(floor, 'Ben', 4);
  for (const id of [ana, ben]) await floor.rows.insert('counsellor_route', { counsellor_id: id, route_id: other });
  const one = await due(floor, number(1), { route_id: other });
  const two = await due(floor, number(2));
  await floor.database.transaction(async (tx) => {
    const [c] = await tx.query<{ person_id: string }>('select person_id from callback where id = $1', [one.callbackId]);
    await tx.query(
      `insert into queue_entry (id, callback_id, person_id, route_id, urgency, arrived_at, deadline_at, state)
      values ($1, $2, $3, $4, 'standard', now(), now(), 'waiting')`,
      [uuid(), one.callbackId, c!.person_id, other],
    );
    expect(await floor.use(Matcher).matchRoute(tx, other, floor.clock.at)).toBe(1);
    await floor.use(LookAtCallback).run(two.callbackId); // commits while the other matcher is still open
  });
  expect(await pending()).toHaveLength(2);
});

it('an entry that is being hastened while a counsellor arrives is not left', async () => {
  const { callbackId } = await due(floor, number(1));
  await floor.use(LookAtCallback).run(callbackId);
  const ana = await onShift(floor, 'Ana');
  await floor.database.transaction(async (tx) => {
    await tx.query(`update queue_entry set urgency = 'urgent'`);
    await floor.use(MatchCounsellor).run(ana);
  });
  await floor.use(LookAtCallback).run(callbackId); // what the CallbackScheduled of the same transaction triggers
  expect(await pending()).toHaveLength(1);
});

it('the 21st entry is offered although the counsellor declined the first twenty', async () => {
  const ana = await onShift(floor, 'Ana');
  for (let n = 1; n <= 21; n++) {
    const { offerId } = await offered(floor, await due(floor, number(n))).catch(() => ({ offerId: null }));
    expect([n, offerId !== null]).toEqual([n, true]);
    if (n < 21) {
      await floor.database.query(`update offer set state = 'declined', ended_at = $2 where id = $1`, [offerId, floor.clock.at]);
      await floor.database.query(`update queue_entry set state = 'waiting' where state = 'offered'`);
      await floor.database.query(`update counsellor set presence = 'available' where id = $1`, [ana]);
    }
  }
});
