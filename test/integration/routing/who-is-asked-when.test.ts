import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { MatchCounsellor } from '../../../src/modules/routing/index.js';
import { SiteDirectory } from '../../../src/modules/sites/index.js';
import { due, messages, number, onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { lookAt, looks, otherRoute, pending, serve, waits, writePolicy } from './routing-steps.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.database.query('update route set next_look_at = null, skills = default');
  await writePolicy(floor, {});
});

const rings = [
  { afterSeconds: 0, minProficiency: 3 },
  { afterSeconds: 30, minProficiency: 2 },
];

describe('rings', () => {
  it('widen: who is less proficient is asked later, at the look that was planned, and the offer says why the others were not', async () => {
    await writePolicy(floor, { rings });
    const ben = await onShift(floor, 'Ben');
    const cal = await onShift(floor, 'Cal', 5, 'break');
    await serve(floor, ben, { proficiency: 2 });
    await waits(floor);
    expect(await pending(floor)).toBeNull();
    expect(await looks(floor)).toEqual([30]);
    await lookAt(floor, 29);
    expect(await pending(floor)).toBeNull();
    expect(await looks(floor)).toEqual([30]);
    await lookAt(floor, 30);
    expect(await pending(floor)).toMatchObject({
      counsellorId: ben,
      why: {
        sentence: 'Ben: speaks English, idle 5 min',
        terms: expect.arrayContaining([{ name: 'proficiency', value: '2' }]),
        excluded: [{ counsellorId: cal, rule: 'routing/not-available', sentence: 'Cal: is on a break' }],
        policyVersion: expect.any(Number),
      },
    });
  });

  it('prefer the most proficient of those who are free', async () => {
    const [good, best] = [await onShift(floor, 'Good', 60), await onShift(floor, 'Best', 1)];
    await serve(floor, good, { proficiency: 4 });
    await serve(floor, best, { proficiency: 5 });
    await waits(floor);
    expect(await pending(floor)).toMatchObject({ counsellorId: best });
  });
});

describe('relief', () => {
  it('keeps somebody for the counsellor of their last talk while that one is busy, and no longer', async () => {
    await writePolicy(floor, { reliefSeconds: 20 });
    const ana = await onShift(floor, 'Ana', 5, 'on-call');
    const ben = await onShift(floor, 'Ben', 60);
    await waits(floor, number(1), { last_counsellor_id: ana });
    expect([await pending(floor), await looks(floor)]).toEqual([null, [20]]);
    await lookAt(floor, 20);
    expect(await pending(floor)).toMatchObject({ counsellorId: ben });
  });

  it('goes to them when they come free before', async () => {
    await writePolicy(floor, { reliefSeconds: 20 });
    const ana = await onShift(floor, 'Ana', 5, 'on-call');
    await onShift(floor, 'Ben', 60);
    await waits(floor, number(1), { last_counsellor_id: ana });
    await floor.database.query(`update counsellor set presence = 'available', presence_since = $2 where id = $1`, [
      ana,
      floor.clock.at,
    ]);
    await lookAt(floor, 10);
    expect(await pending(floor)).toMatchObject({
      counsellorId: ana,
      why: { excluded: [expect.objectContaining({ rule: 'routing/held' })] },
    });
  });
});

describe('a second try', () => {
  it('is looked for when it may be made', async () => {
    const ana = await onShift(floor, 'Ana');
    await waits(floor);
    const [offer] = await floor.database.query<{ id: string }>(`select id from offer where state = 'pending'`);
    await floor.use(AnswerByClick).decline(offer!.id, ana, 'a moment');
    expect([await pending(floor), await looks(floor)]).toEqual([null, [60]]);
    await lookAt(floor, 60);
    expect(await pending(floor)).toMatchObject({ counsellorId: ana });
  });
});

describe('skills', () => {
  it('are asked of whoever serves the route, from the moment they are asked for', async () => {
    await floor.database.query(`update route set skills = '{youth}' where id = $1`, [floor.rows.routeId]);
    floor.use(SiteDirectory).forget();
    const ana = await onShift(floor, 'Ana', 60);
    const ben = await onShift(floor, 'Ben', 1);
    await floor.database.query(`update counsellor set skills = '{methadone,youth}' where id = $1`, [ben]);
    await waits(floor);
    expect(await pending(floor)).toMatchObject({
      counsellorId: ben,
      why: { excluded: [{ counsellorId: ana, rule: 'routing/skills', sentence: 'Ana: lacks youth' }] },
    });
    floor.use(SiteDirectory).forget();
  });
});

describe('who is free on which route', () => {
  const seat = async (id: string) =>
    (
      await floor.database.query('select other_routes, supervisor, free_since from counsellor_route where counsellor_id = $1', [
        id,
      ])
    )[0];

  it('follows presence, account, roles, routes and skills, whoever changes them', async () => {
    const ana = await onShift(floor, 'Ana', 5);
    const since = secondsAfterStart(-300);
    const run = (sql: string) => floor.database.query(sql, [ana]);
    expect(await seat(ana)).toEqual({ other_routes: 0, supervisor: false, free_since: since });
    await run(`update counsellor set presence = 'break' where id = $1`);
    expect(await seat(ana)).toMatchObject({ free_since: null });
    await run(`update counsellor set presence = 'available' where id = $1`);
    await run('update staff_user set active = false where id = $1');
    expect(await seat(ana)).toMatchObject({ free_since: null });
    await run(`update staff_user set active = true, roles = '{counsellor,manager}' where id = $1`);
    expect(await seat(ana)).toMatchObject({ supervisor: true, free_since: since });
    await floor.rows.insert('counsellor_route', { counsellor_id: ana, route_id: await otherRoute(floor) });
    expect(await seat(ana)).toMatchObject({ other_routes: 1 });
    await run(
      'delete from counsellor_route where counsellor_id = $1 and other_routes = 1 and route_id <> (select min(route_id::text)::uuid from counsellor_route where counsellor_id = $1)',
    );
    expect(await seat(ana)).toMatchObject({ other_routes: 0, free_since: since });
  });
});

describe('overflow', () => {
  it('asks supervisors when nobody else could be found in time', async () => {
    await writePolicy(floor, { overflow: { supervisorsAfterSeconds: 45 } });
    const mia = await onShift(floor, 'Mia', 60);
    await floor.database.query(`update staff_user set roles = '{counsellor,manager}' where id = $1`, [mia]);
    await waits(floor);
    expect([await pending(floor), await looks(floor)]).toEqual([null, [45]]);
    await lookAt(floor, 45);
    expect(await pending(floor)).toMatchObject({ counsellorId: mia, why: { sentence: expect.stringContaining('supervisor') } });
  });

  it('asks the counsellors of another site, at the time or when they come free after it', async () => {
    const routeId = await otherRoute(floor);
    await writePolicy(floor, { overflow: { routes: [{ routeId, afterSeconds: 60 }] } });
    const zoe = await onShift(floor, 'Zoe');
    await serve(floor, zoe, { routeId });
    await waits(floor);
    expect([await pending(floor), await looks(floor)]).toEqual([null, [60]]);
    expect(await floor.use(MatchCounsellor).unmatchedRoutes()).toEqual([{ id: floor.rows.routeId }]);
    floor.clock.at = secondsAfterStart(61);
    await floor.use(MatchCounsellor).run(zoe);
    expect(await pending(floor)).toMatchObject({
      counsellorId: zoe,
      why: { sentence: expect.stringContaining('another route') },
    });
    expect(await floor.use(MatchCounsellor).unmatchedRoutes()).toEqual([]);
  });

  it('hands nobody to a route that does not speak their language', async () => {
    const routeId = await otherRoute(floor, 'es');
    await writePolicy(floor, { overflow: { routes: [{ routeId, afterSeconds: 0 }] } });
    await serve(floor, await onShift(floor, 'Zoe'), { routeId });
    await waits(floor);
    expect([await pending(floor), await looks(floor)]).toEqual([null, []]);
  });
});

describe('a look', () => {
  it('is planned once for all who wait, and again only when it is earlier', async () => {
    await writePolicy(floor, { rings });
    await serve(floor, await onShift(floor, 'Ben'), { proficiency: 2 });
    for (const n of [1, 2, 3]) await waits(floor, number(n));
    expect(await looks(floor)).toEqual([30]);
    const { callbackId } = await due(floor, number(4), { due_at: secondsAfterStart(-20) });
    await floor.use(LookAtCallback).run(callbackId);
    expect(await looks(floor)).toEqual([30, 10]);
  });

  it('that was lost is made by the sweep', async () => {
    await writePolicy(floor, { rings });
    await serve(floor, await onShift(floor, 'Ben'), { proficiency: 2 });
    await waits(floor);
    floor.clock.at = secondsAfterStart(31);
    expect(await floor.use(MatchCounsellor).unmatchedRoutes()).toEqual([{ id: floor.rows.routeId }]);
    expect(await messages(floor, 'OfferMade')).toEqual([]);
  });
});
