// B-099: a state changes its clock law. The law is injected: tests do not wait for Congress.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { programZoneRules, type ZoneRules } from '../../../src/core/wall-times/zone-rules.js';
import { RescheduleCallback } from '../../../src/modules/callbacks/by-staff/reschedule-callback.js';
import { ChooseTime, FollowClockLaw, LookAtCallback, PromiseCallbacks } from '../../../src/modules/callbacks/index.js';
import { ClockChangesReadModel } from '../../../src/modules/callbacks/wall-times/clock-changes.read-model.js';
import { ClockRules } from '../../../src/modules/callbacks/wall-times/clock-rules.js';
import { MoveWithClock } from '../../../src/modules/callbacks/wall-times/move-with-clock.js';
import type { CallbackRow } from '../../../src/modules/callbacks/callback.store.js';
import { due, messages, number, row } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';

let floor: Floor;
let today: Pick<ClockRules, 'version' | 'zones'>;
beforeAll(async () => {
  floor = await openFloor();
  const { version, zones } = floor.use(ClockRules);
  today = { version, zones };
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.database.query('delete from clock_rules');
  Object.assign(floor.use(ClockRules), today);
});

/** 17:00 in New York, where it is winter. */
const five = new Date('2026-11-23T22:00:00Z');
const anHourEarlier = new Date('2026-11-23T21:00:00Z');
/** New York keeps its summer clock the whole year; elsewhere all stays as it is. */
const summerForEver: ZoneRules = {
  wallOf: (at, zone) =>
    zone === 'America/New_York'
      ? new Date(at.getTime() - 4 * 3_600_000).toISOString().slice(0, -1)
      : programZoneRules.wallOf(at, zone),
  instantOf: (wall, zone) =>
    zone === 'America/New_York' ? new Date(Date.parse(`${wall}Z`) + 4 * 3_600_000) : programZoneRules.instantOf(wall, zone),
};

const theLawChanges = (version = 'tzdata 2099a, places 9') =>
  Object.assign(floor.use(ClockRules), { version, zones: summerForEver });
/** What the sweep of a process that just started does. */
const follow = () => (Object.assign(Object.create(floor.use(FollowClockLaw)), { isFollowed: false }) as FollowClockLaw).run();
const wallTimes = () => floor.database.query('select callback_id, wall, zone, starts_at from promised_wall_time');
const changes = async () => (await floor.use(ClockChangesReadModel).list()).changes;
const alerts = () => floor.database.query<{ sentence: string }>(`select sentence from alert where kind = 'clock-law-changed'`);

async function rescheduled(n = 1, to = five): Promise<string> {
  const { callbackId } = await due(floor, number(n), { due_at: minutesAfterStart(30), window_start: minutesAfterStart(30) });
  const manager = await floor.rows.staff(`Mia ${n}`, 'manager');
  await floor.use(RescheduleCallback).run(callbackId, to.toISOString(), 'They asked for five', manager);
  return callbackId;
}

describe('a time that is agreed is kept as it was said, on their clock', () => {
  const said = (callbackId: string) => [
    { callback_id: callbackId, wall: '2026-11-23T17:00:00.000', zone: 'America/New_York', starts_at: five },
  ];

  it('by staff', async () => {
    expect(await wallTimes()).toEqual([]);
    const callbackId = await rescheduled();
    expect(await wallTimes()).toEqual(said(callbackId));
  });

  it('by themselves on their page', async () => {
    const { callbackId } = await due(floor);
    const callback = (await row(floor, 'callback', callbackId)) as unknown as CallbackRow;
    await floor.database.transaction((tx) => floor.use(ChooseTime).run(tx, callback, five, start));
    expect(await wallTimes()).toEqual(said(callbackId));
  });

  it('by a form or a key; "as soon as you can" is none', async () => {
    const promise = async (n: number, isWish: boolean) => {
      const person = await floor.rows.person(number(n));
      const { personId, phoneNumberId, intakeId } = person;
      const { siteId, routeId } = floor.rows;
      const window = { windowStart: five, promisedBy: new Date(five.getTime() + 300_000), dueAt: five };
      const rest = { urgency: 'standard', origin: 'form', because: 'a wish', anyHourRequestedAt: null, at: start } as const;
      const wish = {
        id: uuid(),
        personId,
        phoneNumberId,
        intakeId,
        siteId,
        routeId,
        isWish,
        zone: 'America/New_York',
        ...window,
        ...rest,
      };
      return (await floor.database.transaction((tx) => floor.use(PromiseCallbacks).run(tx, [wish])))[0]!.id;
    };
    const wished = await promise(1, true);
    await promise(2, false);
    expect(await wallTimes()).toEqual(said(wished));
  });
});

describe('the law changes', () => {
  it('the call moves with the clock, with its whole promise and its alarm, on the record; the diff is reported once', async () => {
    const callbackId = await rescheduled();
    const other = await rescheduled(2, minutesAfterStart(120));
    await follow();
    expect([await changes(), await alerts()]).toEqual([[], []]);
    theLawChanges();
    await follow();
    expect(await row(floor, 'callback', callbackId)).toMatchObject({
      state: 'scheduled',
      window_start: anHourEarlier,
      due_at: anHourEarlier,
      promised_by: new Date(anHourEarlier.getTime() + 300_000),
      because_rule: 'clock/law-changed',
      because: 'The law changed their clock: it is still 2026-11-23 17:00 there',
    });
    await floor.use(LookAtCallback).run(callbackId);
    const alarms = await messages(floor, 'look-at-callback');
    expect(alarms.at(-1)).toMatchObject({ payload: { callbackId }, runAt: anHourEarlier });
    const listed = await changes();
    expect(listed.map((one) => one.callbackId).toSorted()).toEqual([callbackId, other].toSorted());
    expect(listed.find((one) => one.callbackId === callbackId)).toMatchObject({
      zone: 'America/New_York',
      wall: '2026-11-23T17:00:00.000',
      before: five.toISOString(),
      now: anHourEarlier.toISOString(),
      version: 'tzdata 2099a, places 9',
    });
    expect((await alerts()).map(({ sentence }) => sentence)).toEqual([
      `The law of clocks changed (${today.version} before, tzdata 2099a, places 9 now): 2 promised calls were moved, to stay at the time that was said. The list of clock changes names them.`,
    ]);
    const audited = `select user_id, detail ->> 'zone' as zone from audit_entry where action = 'callback.moved-with-clock' and subject_id = $1`;
    expect(await floor.database.query(audited, [callbackId])).toEqual([{ user_id: null, zone: 'America/New_York' }]);
    await Promise.all([follow(), follow()]);
    expect([(await changes()).length, (await alerts()).length]).toEqual([2, 1]);
  });

  it('a process that dies in between begins anew: each call moves once, and the report counts all', async () => {
    const first = await rescheduled(1);
    await rescheduled(2);
    await follow();
    theLawChanges();
    await floor.use(MoveWithClock).run(first);
    await Promise.all([follow(), follow(), follow()]);
    expect((await changes()).map(({ now }) => now)).toEqual([anHourEarlier.toISOString(), anHourEarlier.toISOString()]);
    expect((await alerts()).map(({ sentence }) => sentence)).toEqual([expect.stringContaining('2 promised calls were moved')]);
  });

  it('a process with older rules changes nothing', async () => {
    theLawChanges();
    await follow();
    const callbackId = await rescheduled();
    const before = await row(floor, 'callback', callbackId);
    Object.assign(floor.use(ClockRules), today);
    await follow();
    expect([await row(floor, 'callback', callbackId), await changes()]).toEqual([before, []]);
  });

  it.each([
    ['was tried already', { attempts_made: 1 }],
    ['moved for another reason since', { window_start: minutesAfterStart(90) }],
    ['has ended', { state: 'done', ended_at: start }],
    ['waits for a decision', { state: 'needs-decision', owner_team: 'managers' }],
  ])('a callback that %s is left as it is', async (_, columns) => {
    const callbackId = await rescheduled();
    await follow();
    const set = Object.keys(columns).map((name, n) => `${name} = $${n + 2}`);
    await floor.database.query(`update callback set ${set.join(', ')} where id = $1`, [callbackId, ...Object.values(columns)]);
    const before = await row(floor, 'callback', callbackId);
    theLawChanges();
    await follow();
    expect([await row(floor, 'callback', callbackId), await changes(), await alerts()]).toEqual([before, [], []]);
  });
});
