// F28: calls work at the carrier, rooms do not.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallsReadModel } from '../../../src/modules/calls/calls.read-model.js';
import { CheckLeg, EndLeg, PlaceLeg, PlainLegScript, ReportLeg, roomOf, WatchRooms } from '../../../src/modules/calls/index.js';
import type { PlaceResult } from '../../../src/telephony/telephony-provider.js';
import { dialling, due, messages, number, offered, onShift, row, secondsAfterStart, type Dialling } from './floor-steps.js';
import { accepted } from './fake-telephony.js';
import { openFloor, type Floor } from './opened-floor.js';

let floor: Floor;
let call: Dialling;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana');
  call = await dialling(floor, await offered(floor, await due(floor)));
});

const serverError: PlaceResult = { kind: 'unknown', message: 'status 503' };
const roomsFail = () => {
  floor.carrier.answer = ({ legId }) => (floor.carrier.seats.has(legId) ? serverError : accepted(`CA-${legId}`));
};
const at = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
};
/** The carrier is asked for them, gives no yes, and two looks do not find the call. */
async function provedNotCreated(legId = call.personLegId): Promise<void> {
  const from = (floor.clock.at.getTime() - secondsAfterStart(0).getTime()) / 1000;
  await floor.use(PlaceLeg).run(legId);
  for (const seconds of [15, 30]) {
    at(from + seconds);
    await floor.use(CheckLeg).run(legId);
  }
}
const personLegs = (callId = call.callId) =>
  floor.database.query<{ id: string; state: string; rung_plainly: boolean }>(
    `select id, state, rung_plainly from call_leg where call_id = $1 and party = 'person' order by intended_at, id`,
    [callId],
  );
const secondLeg = async () => (await personLegs())[1]!.id;
const rungPlainly = async () => {
  await provedNotCreated();
  const legId = await secondLeg();
  await floor.use(PlaceLeg).run(legId);
  return legId;
};
const callRow = () => row(floor, 'call', call.callId);
const openAlerts = () =>
  floor.database.query<{ kind: string; sentence: string }>('select kind, sentence from alert where acknowledged_at is null');

describe('a person whom the carrier cannot ring into the room', () => {
  beforeEach(roomsFail);

  it('is rung plainly as soon as it is proved that they were not rung, and joins the room by the answered phone', async () => {
    const legId = await rungPlainly();
    expect(await personLegs()).toMatchObject([{ state: 'not-created' }, { id: legId, state: 'queued', rung_plainly: true }]);
    expect(floor.carrier.rung.filter((leg) => !floor.carrier.seats.has(leg.legId))).toMatchObject([
      { legId, to: number(47), from: '+12025550100', ringSeconds: 30 },
    ]);
    const flow = [{ kind: 'join-room', room: roomOf(call.callId), label: 'person', endsRoom: true }];
    expect(await floor.use(PlainLegScript).answered(legId, `CA-${legId}`)).toEqual(flow);
    expect(await floor.use(PlainLegScript).answered(legId, `CA-${legId}`)).toEqual(flow);
    expect(await callRow()).toMatchObject({ state: 'talking', connected_at: floor.clock.at });
    expect(await floor.use(CallsReadModel).one(call.callId)).toMatchObject({ degraded: true });
  });

  it('is never rung while it is not proved', async () => {
    await floor.use(PlaceLeg).run(call.personLegId);
    at(15);
    await floor.use(CheckLeg).run(call.personLegId);
    expect(await personLegs()).toMatchObject([{ state: 'unknown' }]);
    expect(floor.carrier.rung).toHaveLength(1);
  });

  it('is not rung twice when the first call comes to be after all: that one is hung up', async () => {
    await rungPlainly();
    const late = { legId: call.personLegId, carrierSid: 'CA-late', sequence: 1, sipResponseCode: null };
    await floor.use(ReportLeg).run({ ...late, state: 'ringing' });
    for (const job of await messages(floor, 'end-leg')) await floor.use(EndLeg).run(job.payload['legId'] as string);
    expect(floor.carrier.hungUp).toEqual(['CA-late']);
    expect(await callRow()).toMatchObject({ state: 'dialling' });
  });

  it('is not rung when the counsellor has left', async () => {
    await floor.use(PlaceLeg).run(call.personLegId);
    await floor.database.query(`update call_leg set state = 'completed', ended_at = $2 where id = $1`, [
      call.counsellorLegId,
      floor.clock.at,
    ]);
    for (const seconds of [15, 30]) {
      at(seconds);
      await floor.use(CheckLeg).run(call.personLegId);
    }
    expect(await personLegs()).toHaveLength(1);
    expect(await callRow()).toMatchObject({ state: 'ended', end_cause: 'not-placed' });
  });

  it('is given up when the plain call is not made either', async () => {
    floor.carrier.answer = () => serverError;
    await provedNotCreated();
    await provedNotCreated(await secondLeg());
    expect(await personLegs()).toMatchObject([{ state: 'not-created' }, { state: 'not-created' }]);
    expect(await callRow()).toMatchObject({ state: 'ended', end_cause: 'not-placed' });
  });

  it('hears nothing when they pick up for a call that is over', async () => {
    const legId = await rungPlainly();
    await floor.use(EndLeg).run(legId);
    expect(await floor.use(PlainLegScript).answered(legId, `CA-${legId}`)).toEqual([{ kind: 'hang-up' }]);
  });

  it('is told to supervisors, once, in words that say what works', async () => {
    await provedNotCreated();
    expect(await openAlerts()).toMatchObject([
      { kind: 'rooms-down', sentence: expect.stringMatching(/talks go on.*nobody can listen in, hold or hand over/) },
    ]);
  });

  it('is the only one who waits: whoever is next is rung plainly at once', async () => {
    await provedNotCreated();
    await onShift(floor, 'Ben');
    const next = await dialling(floor, await offered(floor, await due(floor, number(48))));
    await floor.use(PlaceLeg).run(next.personLegId);
    expect(await personLegs(next.callId)).toMatchObject([{ state: 'queued', rung_plainly: true }]);
    expect(floor.carrier.seats.has(next.personLegId)).toBe(false);
    expect(await openAlerts()).toHaveLength(1);
  });
});

describe('rooms work again', () => {
  const watch = async (seconds: number) => {
    at(30 + seconds);
    await floor.use(WatchRooms).run();
    return openAlerts();
  };
  beforeEach(async () => {
    roomsFail();
    await provedNotCreated();
  });

  it('when the carrier answers for them after two quiet minutes, and not sooner', async () => {
    expect(await watch(119)).toHaveLength(1);
    floor.carrier.roomsWork = false;
    expect(await watch(140)).toHaveLength(1);
    floor.carrier.roomsWork = true;
    expect(await watch(160)).toEqual([]);
  });

  it('and people are rung into them', async () => {
    await watch(160);
    await onShift(floor, 'Ben');
    floor.carrier.answer = ({ legId }) => accepted(`CA-${legId}`);
    const next = await dialling(floor, await offered(floor, await due(floor, number(48))));
    await floor.use(PlaceLeg).run(next.personLegId);
    expect(floor.carrier.seats.get(next.personLegId)).toMatchObject({ room: roomOf(next.callId) });
    expect(await floor.use(CallsReadModel).one(next.callId)).toMatchObject({ degraded: false });
  });
});

it('a process that died before it asked says nothing about rooms: the person is rung into theirs', async () => {
  floor.carrier.answer = () => Promise.reject(new Error('killed'));
  await floor
    .use(PlaceLeg)
    .run(call.personLegId)
    .catch(() => {});
  for (const seconds of [15, 30]) {
    at(seconds);
    await floor.use(CheckLeg).run(call.personLegId);
  }
  floor.carrier.answer = ({ legId }) => accepted(`CA-${legId}`);
  const legId = await secondLeg();
  await floor.use(PlaceLeg).run(legId);
  expect(await personLegs()).toMatchObject([{ state: 'not-created' }, { state: 'queued', rung_plainly: false }]);
  expect(floor.carrier.seats.get(legId)).toMatchObject({ room: roomOf(call.callId) });
  expect(await openAlerts()).toEqual([]);
});
