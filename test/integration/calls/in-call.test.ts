// F61, F84 and F92: what happens inside a talk.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallbackCallScript, FinishAttempt } from '../../../src/modules/callbacks/index.js';
import { RecordDisposition } from '../../../src/modules/callbacks/settle/record-disposition.js';
import { InCallScript, LoseCounsellor, PlaceLeg, RingCounsellorAgain, RoomReports } from '../../../src/modules/calls/index.js';
import { HangUpCall } from '../../../src/modules/calls/in-call/hang-up-call.js';
import { HoldPerson } from '../../../src/modules/calls/in-call/hold-person.js';
import { StartHandOver } from '../../../src/modules/calls/hand-over/start-hand-over.js';
import type { RoomReport } from '../../../src/telephony/call-script.js';
import { messages, row, secondsAfterStart } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';
import { keys } from './step-input.js';
import { callRow, holdJobs, outsideNumber, principal, reported, seatOf, talking, type Talk } from './talk-steps.js';

let floor: Floor;
let talk: Talk;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

const personIsHeld = () => seatOf(floor, talk.room, talk.personSid)?.held;
const personLeg = () => row(floor, 'call_leg', talk.personLegId);
const hungUp = async () => (await messages(floor, 'end-leg')).map((job) => job.payload['legId']);
const roomNews = async () => (await messages(floor, 'RoomChanged')).map((event) => event.payload['what']);

describe('a counsellor on the phone', () => {
  beforeEach(async () => {
    talk = await talking(floor);
  });

  it('who hangs up ends the call for both, although the room would stand without them', async () => {
    await reported(floor, talk.counsellorLegId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'ended', end_cause: 'completed' });
    expect(await hungUp()).toEqual([talk.personLegId]);
  });

  it('ends the call from the screen, once, on the record', async () => {
    const hangUp = () => floor.use(HangUpCall).run(talk.callId, talk.counsellor);
    await hangUp();
    await hangUp();
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'ended', end_cause: 'completed' });
    expect(new Set(await hungUp())).toEqual(new Set([talk.personLegId, talk.counsellorLegId]));
    expect(
      await floor.database.query(`select user_id from audit_entry where action = 'call.hung-up' and subject_id = $1`, [
        talk.callId,
      ]),
    ).toEqual([{ user_id: talk.counsellorId }]);
  });

  it('may not end the call of another', async () => {
    const stranger = principal(talk.personId, 'counsellor');
    await expect(floor.use(HangUpCall).run(talk.callId, stranger)).rejects.toMatchObject({ code: 'call/unknown' });
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking' });
  });

  it('finishes a hand-over before they hang up', async () => {
    const outsideNumberId = await outsideNumber(floor, 'crisis-line');
    await floor.use(StartHandOver).run(talk.callId, talk.counsellor, { to: { kind: 'outside', outsideNumberId } });
    await expect(floor.use(HangUpCall).run(talk.callId, talk.counsellor)).rejects.toMatchObject({ code: 'call/hand-over-open' });
  });

  it('puts the person on hold and takes them off again', async () => {
    await floor.use(HoldPerson).run(talk.callId, talk.counsellor, true);
    expect(personIsHeld()).toBe(true);
    expect(await personLeg()).toMatchObject({ held_since: floor.clock.at });
    await floor.use(HoldPerson).run(talk.callId, talk.counsellor, false);
    expect(personIsHeld()).toBe(false);
    expect(await personLeg()).toMatchObject({ held_since: null });
    expect(await roomNews()).toEqual(['held', 'unheld']);
  });

  it('hears that the person is gone instead of believing that they are on hold', async () => {
    floor.carrier.rooms.end(talk.room);
    await expect(floor.use(HoldPerson).run(talk.callId, talk.counsellor, true)).rejects.toMatchObject({
      code: 'call/party-gone',
    });
    expect(await personLeg()).toMatchObject({ held_since: null });
  });
});

describe('a counsellor whose browser vanishes from the talk', () => {
  beforeEach(async () => {
    talk = await talking(floor, true);
    await reported(floor, talk.counsellorLegId, 'completed');
    await holdJobs(floor);
  });

  const ringAgain = async () => {
    await floor.use(RingCounsellorAgain).run(talk.callId);
    const legs = await floor.database.query<{ id: string }>(`select id from call_leg where label = 'counsellor-again'`);
    expect(legs).toHaveLength(1);
    await floor.use(PlaceLeg).run(legs[0]!.id);
    return legs[0]!.id;
  };

  it('leaves the person in the room, on hold, with nobody hung up', async () => {
    expect(personIsHeld()).toBe(true);
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking', counsellor_lost_at: floor.clock.at });
    expect(await hungUp()).toEqual([]);
    expect(await messages(floor, 'counsellor-gone')).toMatchObject([{ runAt: secondsAfterStart(30) }]);
  });

  it('is rung once more, and finds the person where they were', async () => {
    const legId = await ringAgain();
    await floor.use(RingCounsellorAgain).run(talk.callId);
    expect(floor.carrier.rung).toMatchObject([{ to: `client:user_${talk.counsellorId.replaceAll('-', '')}` }]);
    expect(await floor.use(InCallScript).answered(legId, `CA-${legId}`)).toEqual([
      { kind: 'join-room', room: talk.room, label: 'counsellor-again', endsRoom: false },
    ]);
    await holdJobs(floor);
    expect(personIsHeld()).toBe(false);
    floor.clock.at = secondsAfterStart(31);
    await floor.use(LoseCounsellor).giveUp(talk.callId);
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking', counsellor_lost_at: null });
  });

  it('is rung again every 5 s, since a browser that reloads is not there at once', async () => {
    const legId = await ringAgain();
    await reported(floor, legId, 'failed');
    await floor.use(RingCounsellorAgain).run(talk.callId);
    expect(floor.carrier.rung).toHaveLength(1);
    const [again] = (await messages(floor, 'ring-counsellor-again')).filter(({ runAt }) => runAt !== null);
    expect(again).toMatchObject({ payload: { callId: talk.callId }, runAt: secondsAfterStart(5) });
    floor.clock.at = secondsAfterStart(5);
    await floor.use(RingCounsellorAgain).run(talk.callId);
    expect(await floor.database.query(`select from call_leg where label = 'counsellor-again'`)).toHaveLength(2);
  });

  it('is given up after 30 s, not before: the person is called at once, in front of the line', async () => {
    floor.clock.at = secondsAfterStart(29);
    await floor.use(LoseCounsellor).giveUp(talk.callId);
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking' });
    floor.clock.at = secondsAfterStart(30);
    expect(await floor.use(LoseCounsellor).overdue()).toEqual([{ id: talk.callId }]);
    await floor.use(LoseCounsellor).giveUp(talk.callId);
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'ended', end_cause: 'counsellor-lost' });
    await reported(floor, talk.personLegId, 'completed');
    await floor.use(FinishAttempt).run(talk.callId);
    expect(await row(floor, 'callback', talk.callbackId)).toMatchObject({
      state: 'scheduled',
      urgency: 'urgent',
      due_at: secondsAfterStart(30),
      because: 'They were cut off while they talked',
    });
  });

  it('loses no caller who dialled us: their leg stays on the line and is given back', async () => {
    await asCaller(talk);
    floor.clock.at = secondsAfterStart(30);
    await floor.use(LoseCounsellor).giveUp(talk.callId);
    expect(await hungUp()).toEqual([]);
    expect(await personLeg()).toMatchObject({ call_id: null, ended_at: null, hang_up_requested_at: null });
    expect((await messages(floor, 'RoomChanged')).at(-1)!.payload).toEqual({
      callId: talk.callId,
      legId: talk.personLegId,
      what: 'counsellor-lost',
    });
  });
});

it('a counsellor who hung up in the browser, and said so, is not lost', async () => {
  talk = await talking(floor, true);
  await floor.use(HangUpCall).run(talk.callId, talk.counsellor);
  await reported(floor, talk.counsellorLegId, 'completed');
  expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'ended', counsellor_lost_at: null });
  expect(await messages(floor, 'ring-counsellor-again')).toEqual([]);
});

describe('what the room reports', () => {
  beforeEach(async () => {
    talk = await talking(floor);
  });

  const report = (news: Partial<RoomReport>) =>
    floor.use(RoomReports).roomReported({
      room: talk.room,
      carrierRoom: 'CF1',
      kind: 'held',
      carrierSid: talk.personSid,
      label: 'person',
      sequence: null,
      reason: null,
      ...news,
    });

  it('corrects what we believed of a hold and of silence', async () => {
    await report({ kind: 'held', sequence: 3 });
    await report({ kind: 'muted', sequence: 4 });
    expect(await personLeg()).toMatchObject({ held_since: floor.clock.at, muted_since: floor.clock.at });
    await report({ kind: 'unheld', sequence: 5 });
    expect(await personLeg()).toMatchObject({ held_since: null, muted_since: floor.clock.at });
  });

  it('is not believed when something newer is known', async () => {
    await report({ kind: 'unheld', sequence: 5 });
    await report({ kind: 'held', sequence: 4 });
    expect(await personLeg()).toMatchObject({ held_since: null });
    expect(await roomNews()).toEqual(['unheld']);
  });

  it('keeps why somebody left', async () => {
    await report({ kind: 'left', sequence: 9, reason: 'participant_hung_up' });
    expect(await personLeg()).toMatchObject({ left_reason: 'participant_hung_up' });
  });

  it('may come before the answer that names the leg: it is known by its label', async () => {
    await floor.database.query('update call_leg set carrier_sid = null where id = $1', [talk.personLegId]);
    await report({ kind: 'joined', carrierSid: 'CA-early', sequence: 1 });
    expect(await personLeg()).toMatchObject({ carrier_sid: 'CA-early', joined_at: floor.clock.at });
  });

  it('of a room that the carrier ended in the middle of a talk calls the person again', async () => {
    await report({ kind: 'ended', carrierSid: null, label: null, reason: 'conference-ended-via-api' });
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'ended', end_cause: 'room-ended' });
    await reported(floor, talk.personLegId, 'completed');
    await floor.use(FinishAttempt).run(talk.callId);
    expect(await row(floor, 'callback', talk.callbackId)).toMatchObject({ state: 'scheduled', urgency: 'urgent' });
  });

  it('is believed although the legs reported first, and looked like an ordinary end', async () => {
    await reported(floor, talk.personLegId, 'completed');
    await floor.use(FinishAttempt).run(talk.callId);
    expect(await row(floor, 'callback', talk.callbackId)).toMatchObject({ state: 'awaiting-disposition' });
    await report({ kind: 'ended', carrierSid: null, label: null, reason: 'conference-ended-via-api' });
    expect(await callRow(floor, talk.callId)).toMatchObject({ end_cause: 'room-ended' });
    expect((await messages(floor, 'CallEnded')).at(-1)!.payload).toMatchObject({ callId: talk.callId, cause: 'room-ended' });
    await floor.use(FinishAttempt).run(talk.callId);
    await floor.use(FinishAttempt).run(talk.callId);
    expect(await row(floor, 'callback', talk.callbackId)).toMatchObject({ state: 'scheduled', urgency: 'urgent' });
  });

  it('comes too late when the counsellor has written how it went', async () => {
    await reported(floor, talk.personLegId, 'completed');
    await floor.use(FinishAttempt).run(talk.callId);
    await floor.use(RecordDisposition).run(talk.callId, talk.counsellor, { disposition: 'reached' });
    await report({ kind: 'ended', carrierSid: null, label: null, reason: 'conference-ended-via-api' });
    await floor.use(FinishAttempt).run(talk.callId);
    expect(await row(floor, 'callback', talk.callbackId)).toMatchObject({ state: 'done' });
  });

  it('lets the counsellor hear why, and hangs up only the person', async () => {
    const roomOver = () => floor.use(CallbackCallScript).asked(talk.counsellorLegId, 'room-over', keys(''));
    expect(await roomOver()).toEqual([
      { kind: 'pause', seconds: 1 },
      { kind: 'ask', step: 'room-over-again' },
    ]);
    await report({ kind: 'ended', carrierSid: null, label: null, reason: 'conference-ended-via-api' });
    expect(await hungUp()).toEqual([talk.personLegId]);
    expect(await roomOver()).toMatchObject([
      { kind: 'say', line: { text: expect.stringContaining('You were cut off') } },
      { kind: 'hang-up' },
    ]);
  });

  it('nothing is said to a counsellor whose talk is over', async () => {
    const roomOver = (step: string) => floor.use(CallbackCallScript).asked(talk.counsellorLegId, step, keys(''));
    expect(await roomOver('room-over-again')).toEqual([{ kind: 'hang-up' }]);
    await reported(floor, talk.personLegId, 'completed');
    expect(await roomOver('room-over')).toEqual([{ kind: 'hang-up' }]);
  });

  it('of a room that ended because the person left is told by their leg', async () => {
    await report({ kind: 'ended', carrierSid: null, label: null, reason: 'participant-with-end-conference-on-exit-left' });
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking' });
  });

  it.each(['room-1', 'somebody-elses'])('of a room that is none of ours (%s) is left alone', async (room) => {
    await expect(report({ room })).resolves.toBeUndefined();
  });
});

/** As if the person had dialled us and been taken into this call. */
async function asCaller(of: Talk): Promise<void> {
  const [caller] = await floor.database.query<{ id: string }>(
    `insert into inbound_call (id, site_id, person_id, language, stage, stage_since, arrived_at)
     values (gen_random_uuid(), $1, $2, 'en', 'talking', $3, $3) returning id`,
    [floor.rows.siteId, of.personId, floor.clock.at],
  );
  await floor.database.query('update call_leg set inbound_call_id = $2 where id = $1', [of.personLegId, caller!.id]);
}
