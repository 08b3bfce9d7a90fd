import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { LivePlaceStore } from '../../../src/modules/routing/index.js';
import { onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from '../hotline/caller.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana', 5, 'on-call');
});

const people = `
  with who as (insert into person (id, language) select gen_random_uuid(), 'en' from generate_series(1, $1) returning id),
  wish as (insert into intake (id, person_id, site_id, stage, next_step, next_step_due_at, owner_team, opened_at, stage_since)
    select gen_random_uuid(), id, $2, 'inquiry', 'Call them', $5, 'queue', $5, $5 from who returning id, person_id),
  asked as (insert into callback (id, person_id, intake_id, site_id, route_id, origin, urgency, state, window_start, promised_by, due_at, because,
      owner_team, created_at)
    select gen_random_uuid(), person_id, id, $2, $3, 'form', 'standard', 'queued', $5, $5, $5, 'Waiting.', 'queue', $5 from wish
    returning id, person_id)
  insert into queue_entry (id, callback_id, person_id, route_id, urgency, arrived_at, deadline_at, state)
  select gen_random_uuid(), id, person_id, $3, 'standard', $5, $5, $4 from asked`;

const inFront = (count: number, state = 'waiting') =>
  floor.database.query(people, [count, floor.rows.siteId, floor.rows.routeId, state, secondsAfterStart(-60)]);

async function positionOf(caller: CallerOnTheLine): Promise<number | null> {
  const places = floor.use(LivePlaceStore);
  const place = await places.ofCaller(floor.database, String((await caller.record())['id']));
  return places.positionOf(floor.database, place!.id);
}

it('counts everybody in front who still waits, chooses or is being offered, and nobody who is taken', async () => {
  const caller = await CallerOnTheLine.dials(floor);
  await caller.press('');
  expect(await positionOf(caller)).toBe(1);
  await inFront(3);
  await inFront(2, 'keeping');
  await inFront(1, 'offered');
  await inFront(4, 'accepted');
  expect(await positionOf(caller)).toBe(7);
});

it('is not counted further than is told: who is very far back hears that, and no guess of the wait', async () => {
  const caller = await CallerOnTheLine.dials(floor);
  await caller.press('');
  await inFront(498);
  await inFront(1, 'offered');
  expect(await positionOf(caller)).toBe(500);
  await inFront(1);
  expect(await positionOf(caller)).toBeNull();
  await caller.waits();
  expect(caller.hears).toEqual(expect.arrayContaining(['waiting.far-back', 'waiting.no-estimate']));
  expect(caller.hears).not.toContain('waiting.position');
});
