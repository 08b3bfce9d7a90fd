import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { SetRoutes } from '../../../src/modules/counsellors/set-routes.js';
import { MatchCounsellor } from '../../../src/modules/routing/index.js';
import { messages, onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { otherRoute, pending, waits } from './routing-steps.js';

let floor: Floor;
let ana: string;
let admin: string;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  ana = await onShift(floor, 'Ana');
  admin = (await floor.rows.staff('Ada', 'admin')).userId;
});

const set = (routes: { routeId: string; proficiency: number }[], skills: string[] = []) =>
  floor.use(SetRoutes).run(ana, { routes, skills }, admin);
const served = () =>
  floor.database.query(
    'select route_id as "routeId", proficiency, other_routes as others from counsellor_route where counsellor_id = $1 order by proficiency',
    [ana],
  );

it('the whole list of what a counsellor serves, how well, and their skills is set, and who did it is kept', async () => {
  const { routeId } = floor.rows;
  const other = await otherRoute(floor);
  const asked = [
    { routeId: other, proficiency: 2 },
    { routeId, proficiency: 5 },
  ];
  expect(await set(asked, ['youth', 'methadone'])).toEqual({ id: ana, routes: asked, skills: ['methadone', 'youth'] });
  expect(await served()).toEqual([
    { routeId: other, proficiency: 2, others: 1 },
    { routeId, proficiency: 5, others: 1 },
  ]);
  await set([{ routeId, proficiency: 1 }]);
  expect(await served()).toEqual([{ routeId, proficiency: 1, others: 0 }]);
  const trail = await floor.database.query('select action, user_id, detail from audit_entry where subject_id = $1 order by at', [
    ana,
  ]);
  expect(trail).toHaveLength(2);
  expect(trail[1]).toEqual({
    action: 'counsellor.routes-set',
    user_id: admin,
    detail: { routes: [{ routeId, proficiency: 1 }], skills: [] },
  });
});

it('whoever waits for what they can do from now on is looked for', async () => {
  await set([]);
  await waits(floor);
  await floor.database.query('delete from outbox_message');
  await set([{ routeId: floor.rows.routeId, proficiency: 3 }]);
  const [told] = await messages(floor, 'PresenceChanged');
  expect(told!.payload).toEqual({ counsellorId: ana, presence: 'available' });
  await floor.use(MatchCounsellor).run(ana);
  expect(await pending(floor)).toMatchObject({ counsellorId: ana });
});

it('a route or counsellor that is not there is refused, and nothing changes', async () => {
  const nobody = '0190a0b0-0000-7000-8000-000000000000';
  await expect(set([{ routeId: nobody, proficiency: 3 }])).rejects.toMatchObject({ code: 'counsellor/unknown-route' });
  expect(await served()).toHaveLength(1);
  await expect(floor.use(SetRoutes).run(nobody, { routes: [], skills: [] }, admin)).rejects.toMatchObject({
    code: 'counsellor/unknown',
  });
});
