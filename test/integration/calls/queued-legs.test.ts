// F32: the carrier's queue of calls per second is so long that a leg's turn does not come.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FinishAttempt } from '../../../src/modules/callbacks/index.js';
import { CheckLeg, PlaceLeg, RingCounsellor, WatchLegs } from '../../../src/modules/calls/index.js';
import type { LegState } from '../../../src/telephony/leg-report.js';
import { dialling, due, messages, offered, onShift, row, secondsAfterStart, type Dialling } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana');
});

const leg = (id: string) => row(floor, 'call_leg', id);
const carrierShows = (legId: string, state: LegState) =>
  floor.carrier.calls.push({ carrierSid: `CA-${legId}`, state, startedAt: secondsAfterStart(0) });

/** The jobs that look at this leg, as the sweep queues them or an earlier look did; with the time at which they run. */
const looks = async (legId: string) =>
  (await messages(floor, 'check-leg')).filter(({ payload }) => payload['legId'] === legId).map(({ runAt }) => runAt);

async function sweepAt(seconds: number): Promise<void> {
  floor.clock.at = secondsAfterStart(seconds);
  await floor.use(WatchLegs).queueOverdue();
}

/** Swept at 39 s and at 41 s; what the sweep queued is run. */
async function givenUp(legId: string): Promise<void> {
  await sweepAt(39);
  expect(await looks(legId)).toEqual([]);
  await sweepAt(41);
  expect(await looks(legId)).toEqual([null]);
  await floor.use(CheckLeg).run(legId);
}

describe("a person's leg that is still queued at the carrier after 40 s", () => {
  let call: Dialling;
  beforeEach(async () => {
    call = await dialling(floor, await offered(floor, await due(floor)));
    await floor.use(PlaceLeg).run(call.personLegId);
  });

  it('is cancelled, looked at within 2 s, and counts as no attempt: the callback is in line again', async () => {
    carrierShows(call.personLegId, 'queued');
    await givenUp(call.personLegId);
    expect(floor.carrier.hungUp).toEqual([`CA-${call.personLegId}`]);
    expect((await looks(call.personLegId)).at(-1)).toEqual(secondsAfterStart(42));
    floor.clock.at = secondsAfterStart(42);
    await floor.use(CheckLeg).run(call.personLegId);
    expect(await leg(call.personLegId)).toMatchObject({ state: 'canceled', ended_at: secondsAfterStart(42) });
    expect(await row(floor, 'call', call.callId)).toMatchObject({ state: 'ended', end_cause: 'never-dialled' });
    await floor.use(FinishAttempt).run(call.callId);
    expect(await row(floor, 'callback', call.callbackId)).toMatchObject({
      state: 'scheduled',
      due_at: secondsAfterStart(0), // its old place
      attempts_made: 0,
      first_attempt_at: null,
    });
    expect(await floor.database.query('select outcome, dialled_at from callback_attempt')).toEqual([
      { outcome: 'not-dialled', dialled_at: null },
    ]);
  });

  it('is left alone when only the report that it rings was lost', async () => {
    carrierShows(call.personLegId, 'ringing');
    await givenUp(call.personLegId);
    expect(floor.carrier.hungUp).toEqual([]);
    expect(await leg(call.personLegId)).toMatchObject({ state: 'ringing', ended_at: null });
  });

  it('is not looked at without end when the carrier goes on to show it', async () => {
    carrierShows(call.personLegId, 'queued');
    await givenUp(call.personLegId);
    for (const seconds of [42, 43, 44, 45, 46]) {
      floor.clock.at = secondsAfterStart(seconds);
      floor.carrier.calls = floor.carrier.calls.map((one) => ({ ...one, state: 'queued' }));
      await floor.use(CheckLeg).run(call.personLegId);
    }
    expect((await looks(call.personLegId)).at(-1)).toEqual(secondsAfterStart(45));
  });
});

it("a counsellor's leg that is still queued after 40 s is given up, and its offer is nobody's miss", async () => {
  const offer = await offered(floor, await due(floor));
  await floor.use(RingCounsellor).run(offer.offerId);
  const legId = floor.carrier.rung.at(-1)!.legId;
  carrierShows(legId, 'queued');
  await givenUp(legId);
  expect(floor.carrier.hungUp).toEqual([`CA-${legId}`]);
  floor.clock.at = secondsAfterStart(42);
  await floor.use(CheckLeg).run(legId);
  expect(await leg(legId)).toMatchObject({ state: 'canceled' });
  expect(await row(floor, 'offer', offer.offerId)).not.toMatchObject({ state: 'pending' });
  expect(await row(floor, 'callback', offer.callbackId)).toMatchObject({ state: 'queued', attempts_made: 0 });
});
