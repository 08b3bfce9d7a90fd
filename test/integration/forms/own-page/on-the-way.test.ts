// They say otherwise while a counsellor is on the way to them (promises 3 and 4).
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerByClick } from '../../../../src/modules/callbacks/place/answer-by-click.js';
import { CallbackCallScript, FinishAttempt } from '../../../../src/modules/callbacks/index.js';
import { EndLeg, PlaceLeg } from '../../../../src/modules/calls/index.js';
import { dialling, number, offered, onShift, row, type Offered } from '../../calls/floor-steps.js';
import type { Floor } from '../../calls/opened-floor.js';
import { keys } from '../../calls/step-input.js';
import { reported } from '../../calls/talk-steps.js';
import { minutesAfterStart } from '../../intake/seeded-rows.js';
import { openPages, posts, Visitor, type PostedLead } from './visitor.js';

const twoPm = new Date('2026-11-23T19:00:00Z');
let floor: Floor;
let visitor: Visitor;
let lead: PostedLead;

beforeAll(async () => {
  floor = await openPages();
  visitor = new Visitor(floor);
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.rows.staff('Mia', 'manager');
  lead = await posts(floor, 47);
});

const callback = () => row(floor, 'callback', lead.callbackId);
const stopped = () => floor.database.query('select channel from suppression where lifted_at is null');
const press = (action: string, fields: Record<string, string> = {}) => visitor.press(lead.token, action, fields);
const at = twoPm.toISOString();

describe('while a counsellor is on the way (promise 4)', () => {
  let offer: Offered;
  beforeEach(async () => {
    await onShift(floor, 'Ana');
    offer = await offered(floor, lead);
  });
  const ringing = async () => {
    const call = await dialling(floor, offer);
    await floor.use(PlaceLeg).run(call.personLegId);
    await reported(floor, call.personLegId, 'ringing');
    return call;
  };
  const over = async (call: { callId: string; personLegId: string; counsellorLegId: string }) => {
    for (const legId of [call.personLegId, call.counsellorLegId]) await floor.use(EndLeg).run(legId);
    await reported(floor, call.personLegId, 'canceled');
    await floor.use(FinishAttempt).run(call.callId);
  };

  it('an offer that is out is withdrawn by a cancel', async () => {
    await press('cancel');
    expect(await row(floor, 'offer', offer.offerId)).toMatchObject({ state: 'withdrawn' });
    expect(await row(floor, 'counsellor', offer.counsellorId)).toMatchObject({ presence: 'available' });
  });

  it('accept and cancel at the same moment: whichever comes first, nothing rings', async () => {
    const step = await visitor.stepOf(lead.token, 'cancel');
    await Promise.allSettled([
      floor.use(AnswerByClick).accept(offer.offerId, offer.counsellorId),
      visitor.send(lead.token, 'cancel', { step }),
    ]);
    expect(await callback()).toMatchObject({ state: 'cancelled' });
    expect(await floor.database.query('select id from call where ended_at is null')).toEqual([]);
    expect(await floor.database.query(`select id from call_leg where party = 'person'`)).toEqual([]);
  });

  it.each([
    ['stop', {}, 'do-not-call', 'cancelled'],
    ['not-me', {}, 'do-not-call', 'cancelled'],
    ['cancel', {}, 'called-off', 'cancelled'],
    ['reached', {}, 'called-off', 'done'],
  ])('%s ends the ring in that transaction', async (action, fields, cause, state) => {
    const call = await ringing();
    await press(action, fields);
    expect(await row(floor, 'call', call.callId)).toMatchObject({ state: 'ended', end_cause: cause });
    expect(await row(floor, 'call_leg', call.personLegId)).toMatchObject({ hang_up_requested_at: floor.clock.at });
    expect(await callback()).toMatchObject({ state });
    await over(call);
    expect(floor.carrier.hungUp).toEqual([`CA-${call.personLegId}`]);
    expect(await callback()).toMatchObject({ state });
    expect(floor.carrier.moved).toMatchObject([{ legId: call.counsellorLegId, step: cause }]);
    const said = await floor.use(CallbackCallScript).asked(call.counsellorLegId, cause, keys(''));
    expect(said).toEqual([
      { kind: 'say', line: expect.objectContaining({ text: expect.stringMatching(/was stopped\. Thank you/) }) },
      { kind: 'hang-up' },
    ]);
  });

  it('another time ends the ring, and the end of the attempt leaves the new promise alone', async () => {
    const call = await ringing();
    expect(await press('time', { at })).toMatchObject({ status: 303 });
    expect(await row(floor, 'call', call.callId)).toMatchObject({ end_cause: 'called-off' });
    await over(call);
    expect(await callback()).toMatchObject({ state: 'scheduled', due_at: twoPm });
    expect(await floor.database.query('select outcome from callback_attempt')).toEqual([{ outcome: 'called-off' }]);
  });

  it('another number ends the ring and is rung when the carrier had time to; never both at once (promise 3)', async () => {
    const call = await ringing();
    await press('number', { phone: number(48) });
    expect(await callback()).toMatchObject({ state: 'scheduled', due_at: minutesAfterStart(1) });
    expect((await callback())['phone_number_id']).not.toBe(lead.phoneNumberId);
    await over(call);
    expect(await callback()).toMatchObject({ state: 'scheduled', due_at: minutesAfterStart(1) });
  });

  it('between accept and dial, the counsellor who presses 1 hears why', async () => {
    const { callId } = await floor.use(AnswerByClick).accept(offer.offerId, offer.counsellorId);
    await press('reached');
    expect(await row(floor, 'call', callId)).toMatchObject({ state: 'ended', end_cause: 'called-off' });
  });

  it('in a talk nobody is cut off: only a stop is kept', async () => {
    const call = await ringing();
    await reported(floor, call.personLegId, 'in-progress');
    expect((await visitor.form(lead.token, 'cancel')).status).toBe(303);
    await press('stop');
    expect(await stopped()).toHaveLength(2);
    expect(await row(floor, 'call', call.callId)).toMatchObject({ state: 'talking', ended_at: null });
  });

  it('they picked up after they had opened the form: nothing is changed, and they are told so', async () => {
    const call = await dialling(floor, offer);
    const step = await visitor.stepOf(lead.token, 'cancel');
    await floor.use(PlaceLeg).run(call.personLegId);
    for (const state of ['ringing', 'in-progress'] as const) await reported(floor, call.personLegId, state);
    const answer = await visitor.send(lead.token, 'cancel', { step });
    expect(answer).toMatchObject({ status: 409, body: expect.stringContaining('Nothing was changed') });
    const entries = await floor.database.query('select id from audit_entry where subject_id = $1', [lead.personId]);
    expect(entries).toEqual([]);
  });
});
