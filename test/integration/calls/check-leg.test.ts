// F25, F26 and F69: what becomes of a leg whose creation nobody can vouch for.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckLeg, EndLeg, PlaceLeg } from '../../../src/modules/calls/index.js';
import type { LegState } from '../../../src/telephony/leg-report.js';
import { dialling, due, messages, number, offered, onShift, row, secondsAfterStart, type Dialling } from './floor-steps.js';
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
  floor.carrier.answer = () => ({ kind: 'unknown', message: 'timed out' });
  await floor.use(PlaceLeg).run(call.personLegId);
});

const leg = () => row(floor, 'call_leg', call.personLegId);
const lookAfter = async (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
  await floor.use(CheckLeg).run(call.personLegId);
};
const carrierHas = (state: LegState, startedAfterSeconds: number, carrierSid = 'CA-found') =>
  floor.carrier.calls.push({ carrierSid, state, startedAt: secondsAfterStart(startedAfterSeconds) });

describe('a leg whose placing has an unknown outcome', () => {
  it('becomes the call that the carrier shows, even if its clock is a little behind', async () => {
    carrierHas('ringing', -3);
    await lookAfter(15);
    expect(await leg()).toMatchObject({ state: 'ringing', carrier_sid: 'CA-found', ended_at: null });
  });

  it('becomes the call that only the second look finds', async () => {
    await lookAfter(15);
    expect((await messages(floor, 'check-leg')).at(-1)).toMatchObject({ runAt: secondsAfterStart(30) });
    carrierHas('in-progress', 2);
    await lookAfter(30);
    expect(await leg()).toMatchObject({ state: 'in-progress', carrier_sid: 'CA-found' });
    expect(await row(floor, 'call', call.callId)).toMatchObject({ state: 'talking' });
  });

  it('was never created when two looks, apart in time, do not find it', async () => {
    await lookAfter(15);
    expect(await leg()).toMatchObject({ state: 'unknown', ended_at: null });
    await lookAfter(30);
    expect(await leg()).toMatchObject({ state: 'not-created', ended_at: secondsAfterStart(30) });
    expect(floor.carrier.rung).toHaveLength(1);
  });

  it('was never created, also when two jobs look in turn and each comes soon after the other', async () => {
    for (const seconds of [15, 22, 30, 37]) await lookAfter(seconds);
    expect(await leg()).toMatchObject({ state: 'not-created', ended_at: secondsAfterStart(30) });
  });

  it('is not given up by two looks at the same moment', async () => {
    floor.clock.at = secondsAfterStart(15);
    await Promise.all([floor.use(CheckLeg).run(call.personLegId), floor.use(CheckLeg).run(call.personLegId)]);
    await lookAfter(16);
    expect(await leg()).toMatchObject({ state: 'unknown', ended_at: null });
  });

  it.each([
    ['an older call', () => carrierHas('completed', -60)],
    ['a call of another leg', () => carrierHas('completed', 1, `CA-${call.counsellorLegId}`)],
  ])('is not taken for %s to the same number', async (_, other) => {
    other();
    await lookAfter(15);
    expect(await leg()).toMatchObject({ state: 'unknown', carrier_sid: null });
  });

  it('is hung up as soon as it is found, when nobody wants it any more', async () => {
    await floor.use(EndLeg).run(call.personLegId);
    expect(floor.carrier.hungUp).toEqual([]);
    carrierHas('ringing', 1);
    await lookAfter(15);
    expect(floor.carrier.hungUp).toContain('CA-found');
  });
});

describe('a silent leg that has its sid', () => {
  it.each([
    ['what the carrier says of it', () => carrierHas('busy', 1, 'CA-known'), 'busy'],
    ['lost, when the carrier does not know it', () => {}, 'failed'],
  ])('is %s', async (_, atTheCarrier, state) => {
    await floor.database.query(`update call_leg set carrier_sid = 'CA-known', state = 'ringing' where id = $1`, [
      call.personLegId,
    ]);
    atTheCarrier();
    await lookAfter(90);
    expect(await leg()).toMatchObject({ state, to_number: number(47) });
  });
});
