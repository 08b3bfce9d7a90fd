import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RecordDisposition } from '../../../src/modules/callbacks/settle/record-disposition.js';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { FinishAttempt, LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { PlaceLeg, ReportLeg, RingCounsellor } from '../../../src/modules/calls/index.js';
import type { Disposition } from '../../../src/core/callbacks/attempt-outcomes.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { LegState } from '../../../src/telephony/leg-report.js';
import {
  dialling,
  due,
  messages,
  offered,
  onShift,
  row,
  secondsAfterStart,
  type Dialling,
  type Offered,
} from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';

let floor: Floor;
let offer: Offered;

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

const report = (legId: string, state: LegState) =>
  floor.use(ReportLeg).run({ legId, carrierSid: `CA-${legId}`, state, sequence: null, sipResponseCode: null });
const finish = (callId: string) => floor.use(FinishAttempt).run(callId);
const ana = (): StaffPrincipal => ({
  kind: 'staff',
  userId: offer.counsellorId,
  name: 'Ana',
  email: 'ana@example.org',
  roles: ['counsellor'],
});
const write = (callId: string, disposition: Disposition, askedFor?: string) =>
  floor.use(RecordDisposition).run(callId, ana(), { disposition, askedFor });
const callback = () => row(floor, 'callback', offer.callbackId);
const attempt = async () => (await floor.database.query('select outcome, ended_at, dialled_at from callback_attempt'))[0];
const entry = async () => (await floor.database.query('select state, end_reason from queue_entry order by id limit 1'))[0];

/** The person's phone rang and ended like this, a minute after the start. */
async function ended(...states: readonly LegState[]): Promise<Dialling> {
  const call = await dialling(floor, offer);
  await floor.use(PlaceLeg).run(call.personLegId);
  floor.clock.at = minutesAfterStart(1);
  for (const state of states) await report(call.personLegId, state);
  return call;
}

describe('an attempt that nobody answered', () => {
  it.each([
    ['busy', 'busy', 5],
    ['no-answer', 'no-answer', 10],
  ] as const)('goes by the retry table: %s', async (state, outcome, minutes) => {
    const { callId } = await ended('ringing', state);
    await Promise.all([finish(callId), finish(callId), finish(callId)]);
    await finish(callId);
    expect(await attempt()).toEqual({ outcome, ended_at: minutesAfterStart(1), dialled_at: start });
    expect(await entry()).toEqual({ state: 'ended', end_reason: `attempt 1: ${outcome}` });
    expect(await callback()).toMatchObject({
      state: 'scheduled',
      due_at: minutesAfterStart(1 + minutes),
      attempts_made: 1,
      owner_team: 'queue',
    });
    expect(await messages(floor, 'AttemptEnded')).toHaveLength(1);
  });

  it('is tried next in another part of another day, and the promise is that part', async () => {
    await floor.database.query('update callback set attempts_made = 2');
    const { callId } = await ended('ringing', 'no-answer');
    await finish(callId);
    expect(await callback()).toMatchObject({
      state: 'scheduled',
      due_at: new Date('2026-11-24T11:00:00-05:00'),
      window_start: new Date('2026-11-24T11:00:00-05:00'),
      promised_by: new Date('2026-11-24T14:00:00-05:00'),
      because: 'No answer: tries again Tue 11:00-14:00 Eastern time, attempt 4 of 6.',
    });
  });

  it('is the last one when the table says so: a named human decides', async () => {
    await floor.database.query('update callback set attempts_made = 5');
    const { callId } = await ended('ringing', 'no-answer');
    await finish(callId);
    expect(await callback()).toMatchObject({ state: 'needs-decision', owner_user_id: expect.any(String) });
  });

  it('ends nothing while the call goes on', async () => {
    const { callId } = await ended('ringing');
    await finish(callId);
    expect(await attempt()).toMatchObject({ outcome: null, ended_at: null });
  });
});

describe('a talk', () => {
  it('waits for the counsellor’s outcome, and is over when it is written', async () => {
    const { callId } = await ended('ringing', 'in-progress', 'completed');
    await finish(callId);
    expect(await callback()).toMatchObject({
      state: 'awaiting-disposition',
      owner_user_id: offer.counsellorId,
      due_at: minutesAfterStart(11),
    });
    expect(await row(floor, 'counsellor', offer.counsellorId)).toMatchObject({
      presence: 'wrap-up',
      presence_until: minutesAfterStart(3),
    });
    await write(callId, 'reached');
    expect(await callback()).toMatchObject({ state: 'done', kept_at: minutesAfterStart(1) });
    expect(await row(floor, 'counsellor', offer.counsellorId)).toMatchObject({ presence: 'available' });
    await finish(callId);
    expect(await messages(floor, 'AttemptEnded', 'CallbackEnded', 'DispositionRecorded')).toHaveLength(3);
  });

  it.each([
    ['reached', undefined, { state: 'done' }],
    ['asked-later', '2026-11-23T22:00:00Z', { state: 'scheduled', due_at: new Date('2026-11-23T22:00:00Z') }],
    ['voicemail', undefined, { state: 'scheduled', due_at: minutesAfterStart(1 + 240) }],
    ['wrong-number', undefined, { state: 'needs-decision' }],
    ['do-not-call', undefined, { state: 'cancelled' }],
  ] as const)('may have its outcome written before its end was worked through: %s', async (disposition, askedFor, expected) => {
    const { callId } = await ended('in-progress', 'completed');
    await write(callId, disposition, askedFor);
    expect(await attempt()).toMatchObject({ outcome: 'connected', ended_at: minutesAfterStart(1) });
    const settled = await callback();
    expect(settled).toMatchObject(expected);
    await finish(callId);
    expect(await callback()).toEqual(settled);
    expect(await messages(floor, 'AttemptEnded')).toHaveLength(1);
  });

  it.each([
    ['while it goes on', ['in-progress'], 'call/still-on'],
    ['when nobody answered', ['ringing', 'busy'], 'call/not-answered'],
  ] as const)('has no outcome to write %s', async (_, states, code) => {
    const { callId } = await ended(...states);
    await expect(write(callId, 'reached')).rejects.toMatchObject({ code });
  });

  it('has one outcome, even when it is sent twice at once', async () => {
    const { callId } = await ended('in-progress', 'completed');
    const answers = await Promise.allSettled([write(callId, 'reached'), write(callId, 'voicemail')]);
    const refusals = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
    );
    expect(refusals).toEqual(['call/outcome-written']);
    expect(await messages(floor, 'DispositionRecorded')).toHaveLength(1);
  });

  it('revokes the consent to calls when they never want to be called again', async () => {
    const { callId } = await ended('in-progress', 'completed');
    await write(callId, 'do-not-call');
    expect(await floor.database.query('select kind, action, channel from consent_event order by kind')).toEqual([
      { kind: 'call_auto', action: 'revoke', channel: 'voice' },
      { kind: 'call_live', action: 'revoke', channel: 'voice' },
      { kind: 'sms', action: 'revoke', channel: 'voice' },
    ]);
  });
});

describe('a call that never dialled', () => {
  it('goes back into line where it was', async () => {
    const { callId } = await floor.use(AnswerByClick).accept(offer.offerId, offer.counsellorId);
    await floor.use(RingCounsellor).run(offer.offerId);
    floor.clock.at = secondsAfterStart(20);
    await report(floor.carrier.rung[0]!.legId, 'no-answer');
    await finish(callId);
    await finish(callId);
    expect(await attempt()).toMatchObject({ outcome: 'not-dialled', dialled_at: null });
    expect(await callback()).toMatchObject({ state: 'scheduled', due_at: start, attempts_made: 0, owner_team: 'queue' });
    await floor.use(LookAtCallback).run(offer.callbackId);
    expect(await callback()).toMatchObject({ state: 'queued' });
    expect(await floor.database.query(`select arrived_at, deadline_at from queue_entry where state <> 'ended'`)).toEqual([
      { arrived_at: start, deadline_at: minutesAfterStart(10) },
    ]);
  });
});
