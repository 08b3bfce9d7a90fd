import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallbackCallScript } from '../../../src/modules/callbacks/index.js';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { RingCounsellor } from '../../../src/modules/calls/index.js';
import { dialling, due, messages, offered, onShift, row, type Offered } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { keys } from '../calls/step-input.js';
import { minutesAfterStart } from '../intake/seeded-rows.js';

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

const accept = (by = offer.counsellorId) => floor.use(AnswerByClick).accept(offer.offerId, by);
const decline = () => floor.use(AnswerByClick).decline(offer.offerId, offer.counsellorId, 'a test');
const outcomes = (answers: readonly PromiseSettledResult<unknown>[]) =>
  answers.map((answer) => (answer.status === 'fulfilled' ? 'taken' : (answer.reason as { code: string }).code)).sort();
/** Everything that an acceptance writes. */
const standing = async () => ({
  offer: await row(floor, 'offer', offer.offerId),
  callback: await row(floor, 'callback', offer.callbackId),
  counsellor: await row(floor, 'counsellor', offer.counsellorId),
  entries: await floor.database.query('select * from queue_entry'),
  attempts: await floor.database.query('select * from callback_attempt order by id'),
  calls: await floor.database.query('select * from call'),
  messages: await floor.database.query('select id from outbox_message order by id'),
});

describe('accepting an offer', () => {
  it('opens attempt and call, and is the counsellor’s from then on', async () => {
    const { callId } = await accept();
    expect(await standing()).toMatchObject({
      offer: { state: 'accepted' },
      callback: { state: 'dialling', owner_user_id: offer.counsellorId, attempts_made: 0 },
      counsellor: { presence: 'on-call', missed_in_a_row: 0 },
      entries: [{ state: 'accepted', deadline_at: minutesAfterStart(10) }],
      attempts: [{ attempt_number: 1, offer_id: offer.offerId, ended_at: null, dialled_at: null }],
      calls: [{ id: callId, state: 'waiting-for-counsellor' }],
    });
    expect((await messages(floor, 'OfferAccepted', 'CallStarted')).map((one) => one.name)).toEqual([
      'OfferAccepted',
      'CallStarted',
    ]);
  });

  it('has one winner, by click or by key', async () => {
    await floor.use(RingCounsellor).run(offer.offerId);
    const { legId } = floor.carrier.rung[0]!;
    await floor.use(CallbackCallScript).answered(legId, `CA-${legId}`);
    const answers = await Promise.allSettled([
      accept(),
      accept(),
      accept(),
      floor.use(CallbackCallScript).asked(legId, 'accept', keys('1')),
    ]);
    expect(outcomes(answers).filter((one) => one === 'offer/taken').length).toBeGreaterThanOrEqual(2);
    expect((await standing()).attempts).toHaveLength(1);
    expect((await standing()).calls).toHaveLength(1);
  });

  it('and declining it at once ends it one way', async () => {
    const answers = await Promise.allSettled([accept(), decline()]);
    expect(outcomes(answers)).toEqual(['offer/taken', 'taken']);
    const { offer: ended, calls } = await standing();
    expect(calls).toHaveLength(ended['state'] === 'accepted' ? 1 : 0);
  });

  it('is refused, and leaves nothing behind, while another attempt of the person is open', async () => {
    const { userId } = await floor.rows.staff('Ben', 'counsellor');
    await floor.rows.attempt(offer, offer.callbackId, userId, { ended_at: null, outcome: null });
    const before = await standing();
    await expect(accept()).rejects.toMatchObject({ kind: 'conflict', code: 'offer/person-busy' });
    expect(await standing()).toEqual(before);
  });

  it('is not for others', async () => {
    const ben = await onShift(floor, 'Ben');
    const before = await standing();
    await expect(accept(ben)).rejects.toMatchObject({ code: 'offer/unknown' });
    expect(await standing()).toEqual(before);
  });

  it('is too late once the offer has ended', async () => {
    await decline();
    await expect(accept()).rejects.toMatchObject({ code: 'offer/taken' });
  });
});

describe('the counsellor’s key', () => {
  it('dials the person once, however often it is sent', async () => {
    const call = await dialling(floor, offer);
    const press = () => floor.use(CallbackCallScript).asked(call.counsellorLegId, 'accept', keys('1'));
    const flows = await Promise.all([press(), press(), press()]);
    expect(new Set(flows.map((flow) => JSON.stringify(flow))).size).toBe(1);
    expect(flows[0]).toMatchObject([{ kind: 'join-room' }]);
    expect(await floor.database.query(`select id from call_leg where party = 'person'`)).toHaveLength(1);
    expect(await row(floor, 'callback', offer.callbackId)).toMatchObject({
      attempts_made: 1,
      last_counsellor_id: offer.counsellorId,
    });
  });

  it('does not dial when the person may not be called any more, and keeps the verdict', async () => {
    floor.clock.at = new Date('2026-11-24T06:30:00Z'); // 01:30 in Washington
    await floor.use(RingCounsellor).run(offer.offerId);
    const { legId } = floor.carrier.rung[0]!;
    await floor.use(CallbackCallScript).answered(legId, `CA-${legId}`);
    const [said] = await floor.use(CallbackCallScript).asked(legId, 'accept', keys('1'));
    expect(said).toMatchObject({ kind: 'say', line: { text: expect.stringContaining('Not before 08:00') } });
    expect(await floor.database.query(`select id from call_leg where party = 'person'`)).toEqual([]);
    const { attempts, calls } = await standing();
    expect(attempts).toMatchObject([{ dialled_at: null, decision: { kind: 'not-before' } }]);
    expect(calls).toMatchObject([{ state: 'ended', end_cause: 'not-allowed' }]);
  });

  it('other than 1 gives the offer back', async () => {
    await floor.use(RingCounsellor).run(offer.offerId);
    const { legId } = floor.carrier.rung[0]!;
    await floor.use(CallbackCallScript).answered(legId, `CA-${legId}`);
    expect(await floor.use(CallbackCallScript).asked(legId, 'accept', keys('5'))).toEqual([{ kind: 'hang-up' }]);
    expect(await standing()).toMatchObject({ offer: { state: 'expired' }, counsellor: { missed_in_a_row: 1 }, calls: [] });
  });
});
