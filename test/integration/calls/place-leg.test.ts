// F24, F31 and F68: one ring, whatever the carrier answers and whoever else asks.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EndLeg, PlaceLeg, RingCounsellor, SilenceOffer } from '../../../src/modules/calls/index.js';
import { dialling, due, messages, offered, onShift, row, secondsAfterStart, type Dialling, type Offered } from './floor-steps.js';
import { accepted } from './fake-telephony.js';
import { openFloor, type Floor } from './opened-floor.js';

let floor: Floor;
let offer: Offered;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana');
  offer = await offered(floor, await due(floor));
});

const place = (legId: string) => floor.use(PlaceLeg).run(legId);

describe('placeLeg', () => {
  let call: Dialling;
  beforeEach(async () => {
    call = await dialling(floor, offer);
  });

  const leg = () => row(floor, 'call_leg', call.personLegId);
  const jobs = () => messages(floor, 'place-leg', 'check-leg');

  it('asks the carrier once when two processes run the job at the same time', async () => {
    let answer!: () => void;
    const thinking = new Promise<void>((resolve) => (answer = resolve));
    floor.carrier.answer = async (asked) => {
      await thinking;
      return { kind: 'accepted', carrierSid: `CA-${asked.legId}`, state: 'queued' };
    };
    const runs = [place(call.personLegId), place(call.personLegId)];
    await Promise.race(runs); // the one that may not ask is done while the other waits for the carrier
    answer();
    await Promise.all(runs);
    expect(floor.carrier.rung).toHaveLength(1);
    expect(await leg()).toMatchObject({ state: 'queued', carrier_sid: `CA-${call.personLegId}` });
  });

  it('ends the call when the carrier refuses the number', async () => {
    floor.carrier.answer = () => ({ kind: 'rejected', reason: 'bad-destination', code: '21211', message: 'not a number' });
    await place(call.personLegId);
    expect(await leg()).toMatchObject({ state: 'failed', ended_at: floor.clock.at });
    expect(await row(floor, 'call', call.callId)).toMatchObject({ state: 'ended' });
  });

  it('asks again, later, for what the carrier did not process', async () => {
    floor.carrier.answer = () => ({ kind: 'not-processed', retryAfterSeconds: 7, message: 'too many requests' });
    await place(call.personLegId);
    expect(await leg()).toMatchObject({ state: 'intended', placing_since: null });
    expect((await jobs()).at(-1)).toEqual({
      name: 'place-leg',
      payload: { legId: call.personLegId },
      runAt: secondsAfterStart(7),
    });
    await place(call.personLegId);
    expect(floor.carrier.rung).toHaveLength(2);
  });

  it.each([
    ['a request without an answer', () => ({ kind: 'unknown', message: 'timed out' }) as const, 'unknown'],
    ['a process that died while it asked', () => Promise.reject(new Error('killed')), 'placing'],
  ])('never repeats %s, and looks it up', async (_, answer, state) => {
    floor.carrier.answer = answer;
    await place(call.personLegId).catch(() => {});
    await place(call.personLegId);
    expect(await leg()).toMatchObject({ state, ended_at: null });
    expect(floor.carrier.rung).toHaveLength(1);
    if (state === 'placing') expect((await jobs()).at(-1)).toMatchObject({ name: 'check-leg', runAt: secondsAfterStart(15) });
    else expect(await jobs()).toContainEqual(expect.objectContaining({ name: 'check-leg', runAt: secondsAfterStart(15) }));
  });

  it('never rings what was ended before it was placed', async () => {
    await floor.use(EndLeg).run(call.personLegId);
    await place(call.personLegId);
    expect(floor.carrier.rung).toEqual([]);
    expect(await leg()).toMatchObject({ state: 'canceled', carrier_sid: null });
  });

  it.each([
    ['takes the call after all', (legId: string) => accepted(`CA-${legId}`), 1],
    ['did not process it', () => ({ kind: 'not-processed', retryAfterSeconds: 1, message: 'too many requests' }) as const, 0],
  ])('does not let ring what was ended while the carrier was asked, when it %s', async (_, answer, hangUps) => {
    floor.carrier.answer = async ({ legId }) => {
      await floor.use(EndLeg).run(legId);
      return answer(legId);
    };
    await place(call.personLegId);
    await place(call.personLegId);
    for (const job of await messages(floor, 'end-leg')) await floor.use(EndLeg).run(job.payload['legId'] as string);
    expect(floor.carrier.rung).toHaveLength(1);
    expect(floor.carrier.hungUp).toHaveLength(hangUps);
  });

  it('hangs up what rings', async () => {
    await place(call.personLegId);
    await floor.use(EndLeg).run(call.personLegId);
    expect(floor.carrier.hungUp).toEqual([`CA-${call.personLegId}`]);
  });
});

describe('ringCounsellor', () => {
  it('rings an offer once, however often it is told of it', async () => {
    await Promise.all(Array.from({ length: 5 }, () => floor.use(RingCounsellor).run(offer.offerId)));
    expect(floor.carrier.rung).toHaveLength(1);
    expect(floor.carrier.rung[0]).toMatchObject({ to: '+12125550100', from: '+12025550100', ringSeconds: 18 });
  });

  it('gives an offer back whose counsellor cannot be rung', async () => {
    floor.carrier.answer = () => ({ kind: 'rejected', reason: 'bad-destination', code: '21211', message: 'not a number' });
    await floor.use(RingCounsellor).run(offer.offerId);
    expect(await row(floor, 'offer', offer.offerId)).toMatchObject({
      state: 'expired',
      end_reason: 'their phone could not be rung',
    });
  });

  it('leaves a withdrawn offer silent, also when it was about to ring', async () => {
    await floor.database.query(`update offer set state = 'withdrawn', ended_at = $1`, [floor.clock.at]);
    await floor.use(RingCounsellor).run(offer.offerId);
    expect(floor.carrier.rung).toEqual([]);
  });

  it('stops the phone of an offer that is over', async () => {
    await floor.use(RingCounsellor).run(offer.offerId);
    await floor.use(SilenceOffer).run(offer.offerId);
    expect(floor.carrier.hungUp).toEqual([`CA-${floor.carrier.rung[0]!.legId}`]);
  });
});
