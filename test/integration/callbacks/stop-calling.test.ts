// F95, B-075: they say that they want no calls while we are on the way to them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { CallbackCallScript, FinishAttempt } from '../../../src/modules/callbacks/index.js';
import { EndLeg, PlaceLeg, RingCounsellor } from '../../../src/modules/calls/index.js';
import { Texted } from '../../../src/modules/hotline/texts/index.js';
import { AdvanceIntake } from '../../../src/modules/intake/advance-intake.js';
import { KeepRevocation } from '../../../src/modules/people/index.js';
import type { Flow } from '../../../src/telephony/flow.js';
import { dialling, due, messages, number, offered, onShift, row, type Dialling, type Offered } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { keys } from '../calls/step-input.js';
import { stopOf } from '../people/people-stores.js';
import { principal, reported } from '../calls/talk-steps.js';

const stopCalls = 'never call me again';
let floor: Floor;
let offer: Offered;
let count = 0;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.rows.staff('Mia', 'manager');
  await onShift(floor, 'Ana');
  offer = await offered(floor, await due(floor));
});

const texted = (body: string) =>
  floor.use(Texted).run({ carrierSid: `SM-${++count}`, to: number(0), from: number(47), body, pictures: 0, optOut: null });
const callback = () => row(floor, 'callback', offer.callbackId);
const counsellor = () => row(floor, 'counsellor', offer.counsellorId);
const stopped = async () =>
  (await floor.database.query<{ channel: string }>('select channel from suppression order by channel')).map((one) => one.channel);
const toEnd = async () => (await messages(floor, 'end-leg')).map(({ payload }) => payload['legId']);
const personLegs = () => floor.database.query(`select state from call_leg where party = 'person'`);
const says = (words: RegExp): Flow => [
  { kind: 'say', line: expect.objectContaining({ text: expect.stringMatching(words) }) as never },
  { kind: 'hang-up' },
];

describe('while their phone rings', () => {
  let call: Dialling;
  beforeEach(async () => {
    call = await dialling(floor, offer);
    await floor.use(PlaceLeg).run(call.personLegId);
    await reported(floor, call.personLegId, 'ringing');
  });

  it.each([
    ['STOP', 'They texted STOP while we were calling them'],
    [stopCalls, 'They texted that they want no contact'],
    ['wrong number', 'They texted that this is the wrong number'],
  ])('%j ends callback and call in one transaction', async (body, because) => {
    await texted(body);
    expect(await callback()).toMatchObject({ state: 'cancelled', because, ended_at: floor.clock.at });
    expect(await row(floor, 'call', call.callId)).toMatchObject({ state: 'ended', end_cause: 'do-not-call' });
    expect(await row(floor, 'call_leg', call.personLegId)).toMatchObject({ hang_up_requested_at: floor.clock.at });
    expect(await toEnd()).toEqual(expect.arrayContaining([call.personLegId, call.counsellorLegId]));
    expect(await counsellor()).toMatchObject({ presence: 'wrap-up', presence_until: expect.any(Date) });
    expect(await stopped()).toEqual(['call', 'sms']);
  });

  it('the ring ends, the counsellor hears why, and the attempt is over as what it was', async () => {
    await texted('STOP');
    for (const legId of [call.personLegId, call.counsellorLegId]) await floor.use(EndLeg).run(legId);
    expect(floor.carrier.hungUp).toEqual([`CA-${call.personLegId}`]);
    expect(floor.carrier.moved).toMatchObject([{ legId: call.counsellorLegId, step: 'do-not-call' }]);
    const said = await floor.use(CallbackCallScript).asked(call.counsellorLegId, 'do-not-call', keys(''));
    expect(said).toEqual(says(/told not to call this number/));
    await reported(floor, call.personLegId, 'canceled');
    await floor.use(FinishAttempt).run(call.callId);
    expect(await floor.database.query('select outcome from callback_attempt')).toEqual([{ outcome: 'do-not-call' }]);
    expect(await callback()).toMatchObject({ state: 'cancelled' });
  });

  it('an intake that is closed as "do not contact" calls the ring off too', async () => {
    const manager = principal((await floor.rows.staff('Morgan', 'manager')).userId, 'manager');
    const close = { to: 'closed', facts: { closeReason: 'do-not-contact' }, reason: 'Their mother phoned for them' } as const;
    await floor.use(AdvanceIntake).run(offer.intakeId, manager, close);
    expect(await callback()).toMatchObject({ state: 'cancelled', because: 'Their mother phoned for them' });
    expect(await toEnd()).toContain(call.personLegId);
  });

  it('words of danger beside the stop: they are rung all the same', async () => {
    await texted('stop texting me, I want to die');
    expect(await callback()).toMatchObject({ state: 'dialling' });
    expect(await toEnd()).toEqual([]);
    expect(await stopped()).toEqual(['sms']);
  });

  it('they picked up before: the talk goes on, and a bare STOP means texts again', async () => {
    await reported(floor, call.personLegId, 'in-progress');
    await texted('STOP');
    expect(await stopped()).toEqual(['sms']);
    await texted(stopCalls);
    expect(await stopped()).toEqual(['call', 'sms']);
    expect(await row(floor, 'call', call.callId)).toMatchObject({ state: 'talking', ended_at: null });
    expect(await toEnd()).toEqual([]);
  });
});

describe('before their phone rings', () => {
  async function accepted(): Promise<{ callId: string; legId: string }> {
    const { callId } = await floor.use(AnswerByClick).accept(offer.offerId, offer.counsellorId);
    await floor.use(RingCounsellor).run(offer.offerId);
    const { legId } = floor.carrier.rung[0]!;
    await floor.use(CallbackCallScript).answered(legId, `CA-${legId}`);
    return { callId, legId };
  }
  const press = (legId: string) => floor.use(CallbackCallScript).asked(legId, 'accept', keys('1'));

  it('an offer that is out is withdrawn', async () => {
    await texted(stopCalls);
    expect(await row(floor, 'offer', offer.offerId)).toMatchObject({ state: 'withdrawn' });
    expect(await counsellor()).toMatchObject({ presence: 'available' });
  });

  it('between accept and dial: the call is over, and who presses 1 hears why', async () => {
    const { callId, legId } = await accepted();
    await texted(stopCalls);
    expect(await row(floor, 'call', callId)).toMatchObject({ state: 'ended', end_cause: 'do-not-call' });
    expect(await press(legId)).toEqual(says(/told not to call this number/));
    expect(await personLegs()).toEqual([]);
  });

  it('a bare STOP, when nothing rings them, leaves the call alone', async () => {
    const { callId } = await accepted();
    await texted('STOP');
    expect(await row(floor, 'call', callId)).toMatchObject({ state: 'waiting-for-counsellor' });
  });

  it('a suppression that reaches nobody’s call is seen under the lock, just before the dial', async () => {
    const { callId, legId } = await accepted();
    const wish = stopOf({ e164: number(47) }, ['call_live'], floor.clock.at);
    await floor.database.transaction((tx) => floor.use(KeepRevocation).run(tx, wish));
    expect(await press(legId)).toEqual(says(/We may not call this person now/));
    expect(await row(floor, 'call', callId)).toMatchObject({ end_cause: 'not-allowed' });
    expect(await personLegs()).toEqual([]);
  });

  it('at the same moment as the key: whichever comes first, nothing rings', async () => {
    const { callId, legId } = await accepted();
    await Promise.all([press(legId), texted(stopCalls)]);
    for (const { id } of await floor.database.query<{ id: string }>(`select id from call_leg where party = 'person'`))
      await floor.use(PlaceLeg).run(id);
    expect(floor.carrier.rung.map((leg) => leg.legId)).toEqual([legId]);
    expect(await callback()).toMatchObject({ state: 'cancelled' });
    expect(await row(floor, 'call', callId)).toMatchObject({ state: 'ended' });
  });

  it('at the same moment as the accept that dials: whichever comes first, nothing rings', async () => {
    await floor.database.query(`update counsellor set device = 'softphone', softphone_seen_at = $1`, [floor.clock.at]);
    await floor.use(RingCounsellor).run(offer.offerId);
    const { legId } = floor.carrier.rung[0]!;
    await Promise.all([floor.use(CallbackCallScript).answered(legId, `CA-${legId}`), texted(stopCalls)]);
    for (const { id } of await floor.database.query<{ id: string }>(`select id from call_leg where party = 'person'`))
      await floor.use(PlaceLeg).run(id);
    expect(floor.carrier.rung.map((leg) => leg.legId)).toEqual([legId]);
    expect(await callback()).toMatchObject({ state: 'cancelled' });
  });

  it('between the intent and the placing: the carrier is never asked', async () => {
    const { personLegId } = await dialling(floor, offer);
    await texted(stopCalls);
    await floor.use(PlaceLeg).run(personLegId);
    expect(floor.carrier.rung).toEqual([]);
    await floor.use(EndLeg).run(personLegId);
    expect(await personLegs()).toEqual([{ state: 'canceled' }]);
  });

  it('B-091 a suppression between the intent and the placing: the carrier is not asked, and the try does not count', async () => {
    const { personLegId, callId } = await dialling(floor, offer);
    const wish = stopOf({ e164: number(47) }, ['call_live'], floor.clock.at);
    await floor.database.transaction((tx) => floor.use(KeepRevocation).run(tx, wish));
    await floor.use(PlaceLeg).run(personLegId);
    await floor.use(FinishAttempt).run(callId);
    expect(floor.carrier.rung.map((leg) => leg.legId)).not.toContain(personLegId);
    expect(await row(floor, 'call_leg', personLegId)).toMatchObject({ state: 'failed', failure_code: 'not-permitted' });
    expect(await floor.database.query('select outcome, dialled_at from callback_attempt')).toEqual([
      { outcome: 'not-dialled', dialled_at: null },
    ]);
    expect(await callback()).toMatchObject({ state: 'scheduled', attempts_made: 0 });
  });

  it('while the carrier thinks: what it made is hung up as soon as it has a name', async () => {
    const { personLegId } = await dialling(floor, offer);
    floor.carrier.answer = async (leg) => {
      await texted('STOP');
      return { kind: 'accepted', carrierSid: `CA-${leg.legId}`, state: 'queued' };
    };
    await floor.use(PlaceLeg).run(personLegId);
    expect((await toEnd()).filter((legId) => legId === personLegId)).toHaveLength(2); // by the stop, and by the answer
    await floor.use(EndLeg).run(personLegId);
    expect(floor.carrier.hungUp).toEqual([`CA-${personLegId}`]);
  });
});
