// F41, F81, F82 and F83: nobody is left alone in a hand-over.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FinishAttempt } from '../../../src/modules/callbacks/index.js';
import { EndLeg, InCallScript, LeftAlone, PlaceLeg } from '../../../src/modules/calls/index.js';
import { ChangeHandOver } from '../../../src/modules/calls/hand-over/change-hand-over.js';
import { StartHandOver } from '../../../src/modules/calls/hand-over/start-hand-over.js';
import { messages, onShift, row, secondsAfterStart } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';
import { keys } from './step-input.js';
import {
  callRow,
  holdJobs,
  outsideNumber,
  principal,
  receiverAnswers,
  reported,
  seatOf,
  talking,
  type Talk,
} from './talk-steps.js';

let floor: Floor;
let talk: Talk;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  talk = await talking(floor);
});

const start = (request: Parameters<StartHandOver['run']>[2], by = talk.counsellor) =>
  floor.use(StartHandOver).run(talk.callId, by, request);
const toCrisisLine = async () =>
  start({ to: { kind: 'outside', outsideNumberId: await outsideNumber(floor, 'crisis-line', '988') } });
const handOver = async () =>
  (await floor.database.query('select * from hand_over where call_id = $1 order by started_at desc limit 1', [talk.callId]))[0]!;
const personIsHeld = () => seatOf(floor, talk.room, talk.personSid)?.held;
const alerts = () => floor.database.query<{ kind: string }>('select kind from alert');
const change = () => floor.use(ChangeHandOver);

describe('starting a hand-over', () => {
  it('holds the person and rings the receiver into the same room, whose end it never is', async () => {
    await toCrisisLine();
    await holdJobs(floor);
    expect(personIsHeld()).toBe(true);
    const { leg_id: legId } = await handOver();
    await floor.use(PlaceLeg).run(legId as string);
    expect(floor.carrier.rung).toMatchObject([{ legId, to: '+12025550190', ringSeconds: 18 }]);
    expect(floor.carrier.seats.get(legId as string)).toEqual({
      room: talk.room,
      label: 'hand-over-1',
      endsRoom: false,
      mode: { kind: 'talk' },
    });
  });

  it.each([
    ['medical-partner', undefined, 'hand-over/no-consent'],
    ['other', undefined, 'hand-over/no-consent'],
    ['emergency-relay', undefined, 'hand-over/no-location'],
    ['medical-partner', { consentNote: 'Agreed on the phone' }, null],
    ['poison-control', undefined, null],
    ['emergency-relay', { location: '12 Main St, Olympia WA' }, null],
  ])('to %s with %j is refused with %s', async (kind, more, code) => {
    const asked = start({ to: { kind: 'outside', outsideNumberId: await outsideNumber(floor, kind) }, ...more });
    if (code) await expect(asked).rejects.toMatchObject({ code });
    else await expect(asked).resolves.toMatchObject({ state: 'ringing', kind });
  });

  it('keeps the facts of an emergency disclosure on the record', async () => {
    const outsideNumberId = await outsideNumber(floor, 'emergency-relay', 'County relay');
    await start({ to: { kind: 'outside', outsideNumberId }, location: '12 Main St', emergency: 'Cannot be woken' });
    const [entry] = await floor.database.query(
      `select user_id, detail from audit_entry where action = 'hand-over.started' order by at desc`,
    );
    expect(entry).toMatchObject({
      user_id: talk.counsellorId,
      detail: { receiver: 'County relay', location: '12 Main St', emergency: 'Cannot be woken' },
    });
  });

  it.each([
    ['a service code', { kind: 'number', phoneNumber: '911', name: 'Emergency' } as const, 'phone/not-callable'],
    ['a number of nobody', { kind: 'number', phoneNumber: '+12025550188' } as const, 'hand-over/no-name'],
    ['an outside number of nowhere', { kind: 'outside' } as const, 'hand-over/unknown-receiver'],
    ['the counsellor themselves', { kind: 'counsellor' } as const, 'hand-over/unknown-receiver'],
  ])('refuses %s', async (_, to, code) => {
    await expect(start({ to, consentNote: 'agreed' })).rejects.toMatchObject({ code });
    expect(await floor.database.query('select from hand_over')).toEqual([]);
  });

  it('is for the counsellor of the call or a manager, once at a time', async () => {
    const outsideNumberId = await outsideNumber(floor, 'crisis-line');
    const request = { to: { kind: 'outside' as const, outsideNumberId } };
    await expect(start(request, principal(talk.personId, 'counsellor'))).rejects.toMatchObject({ code: 'call/unknown' });
    const manager = await floor.rows.staff('Mo', 'manager');
    await start(request, manager);
    await expect(start(request)).rejects.toMatchObject({ code: 'hand-over/open' });
  });
});

describe('a receiver who is not reached', () => {
  it.each(['no-answer', 'busy', 'failed'] as const)('(%s) gives the person back to the counsellor', async (state) => {
    await toCrisisLine();
    await holdJobs(floor);
    const { leg_id: legId } = await handOver();
    await floor.use(PlaceLeg).run(legId as string);
    await reported(floor, legId as string, state);
    await holdJobs(floor);
    expect(personIsHeld()).toBe(false);
    expect(await handOver()).toMatchObject({ state: 'not-reached', end_reason: state });
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking' });
  });
});

describe('a hand-over to somebody outside', () => {
  it('goes from briefing over confirmation to the counsellor leaving, and the two talk on', async () => {
    await toCrisisLine();
    await expect(change().confirm(talk.callId, talk.counsellor)).rejects.toMatchObject({ code: 'hand-over/not-there' });
    const receiverLeg = await receiverAnswers(floor, talk.callId);
    expect(await handOver()).toMatchObject({ state: 'briefing' });
    await expect(change().complete(talk.callId, talk.counsellor)).rejects.toMatchObject({ code: 'hand-over/not-confirmed' });
    await change().confirm(talk.callId, talk.counsellor);
    await holdJobs(floor);
    expect(personIsHeld()).toBe(false);
    await change().complete(talk.callId, talk.counsellor);
    const leaving = (await messages(floor, 'end-leg')).map((job) => job.payload['legId']);
    expect(leaving).toEqual([talk.counsellorLegId]);
    await floor.use(EndLeg).run(talk.counsellorLegId);
    await reported(floor, talk.counsellorLegId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking', ended_at: null });
    expect(seatOf(floor, talk.room, talk.personSid)).not.toBeNull();
    expect(await row(floor, 'counsellor', talk.counsellorId)).toMatchObject({ presence: 'wrap-up' });
    floor.clock.at = secondsAfterStart(60);
    await reported(floor, receiverLeg, 'completed');
    floor.clock.at = secondsAfterStart(65);
    await floor.use(LeftAlone).run(talk.callId);
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'ended', end_cause: 'completed' });
  });

  describe('who hangs up first', () => {
    let receiverLeg: string;
    beforeEach(async () => {
      await toCrisisLine();
      receiverLeg = await receiverAnswers(floor, talk.callId);
      await change().confirm(talk.callId, talk.counsellor);
      await change().complete(talk.callId, talk.counsellor);
      await reported(floor, talk.counsellorLegId, 'completed');
    });

    const receiverHangsUp = async (atSecond: number) => {
      floor.clock.at = secondsAfterStart(atSecond);
      await reported(floor, receiverLeg, 'completed');
    };
    const looked = async (atSecond: number) => {
      floor.clock.at = secondsAfterStart(atSecond);
      await floor.use(LeftAlone).run(talk.callId);
      return callRow(floor, talk.callId);
    };

    it('leaves the person with music until it is sure, and then the person is called at once', async () => {
      await receiverHangsUp(20);
      await holdJobs(floor);
      expect(personIsHeld()).toBe(true);
      expect(await messages(floor, 'left-alone')).toMatchObject([{ runAt: secondsAfterStart(25) }]);
      expect(await looked(24)).toMatchObject({ state: 'talking' });
      floor.clock.at = secondsAfterStart(26);
      expect(await floor.use(LeftAlone).overdue()).toEqual([{ id: talk.callId }]);
      expect(await looked(26)).toMatchObject({ state: 'ended', end_cause: 'receiver-left' });
      await reported(floor, talk.personLegId, 'completed');
      await floor.use(FinishAttempt).run(talk.callId);
      expect(await row(floor, 'callback', talk.callbackId)).toMatchObject({
        state: 'scheduled',
        urgency: 'urgent',
        origin: 'hand-over',
      });
    });

    it('is nobody when the person did, whoever is reported first', async () => {
      await receiverHangsUp(20);
      await reported(floor, talk.personLegId, 'completed');
      expect(await looked(25)).toMatchObject({ state: 'ended', end_cause: 'completed' });
    });

    it('loses no caller who dialled us, however long they talked: they are in line again', async () => {
      const [caller] = await floor.database.query<{ id: string }>(
        `insert into inbound_call (id, site_id, person_id, language, stage, stage_since, arrived_at)
         values (gen_random_uuid(), $1, $2, 'en', 'talking', $3, $3) returning id`,
        [floor.rows.siteId, talk.personId, floor.clock.at],
      );
      await floor.database.query('update call_leg set inbound_call_id = $2 where id = $1', [talk.personLegId, caller!.id]);
      await receiverHangsUp(600);
      expect(await looked(605)).toMatchObject({ state: 'ended', end_cause: 'receiver-left' });
      expect(await row(floor, 'call_leg', talk.personLegId)).toMatchObject({ call_id: null, hang_up_requested_at: null });
      expect((await messages(floor, 'RoomChanged')).at(-1)!.payload).toMatchObject({ what: 'counsellor-lost' });
    });
  });

  it('can be cancelled: the receiver goes, the person comes back', async () => {
    await toCrisisLine();
    const receiverLeg = await receiverAnswers(floor, talk.callId);
    await change().cancel(talk.callId, talk.counsellor);
    await holdJobs(floor);
    expect(personIsHeld()).toBe(false);
    expect((await messages(floor, 'end-leg')).map((job) => job.payload)).toEqual([{ legId: receiverLeg }]);
    expect(await handOver()).toMatchObject({ state: 'cancelled' });
  });
});

describe('a drop in the middle of a hand-over', () => {
  const callback = () => row(floor, 'callback', talk.callbackId);

  it('of the person makes an urgent callback and an alert', async () => {
    await toCrisisLine();
    await receiverAnswers(floor, talk.callId);
    await reported(floor, talk.personLegId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ end_cause: 'hand-over-dropped' });
    expect(await handOver()).toMatchObject({ state: 'dropped' });
    expect(await alerts()).toEqual([{ kind: 'hand-over-dropped' }]);
    await floor.use(FinishAttempt).run(talk.callId);
    expect(await callback()).toMatchObject({
      state: 'scheduled',
      urgency: 'urgent',
      origin: 'hand-over',
      due_at: floor.clock.at,
    });
  });

  it('of the person is one also when the receiver is reported first', async () => {
    await toCrisisLine();
    await reported(floor, await receiverAnswers(floor, talk.callId), 'completed');
    await reported(floor, talk.personLegId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ end_cause: 'hand-over-dropped' });
  });

  it('of the receiver, long before the talk ends, is none of the person', async () => {
    await toCrisisLine();
    await reported(floor, await receiverAnswers(floor, talk.callId), 'completed');
    floor.clock.at = secondsAfterStart(60);
    await reported(floor, talk.personLegId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ end_cause: 'completed' });
  });

  it('of the receiver gives the person back to the counsellor', async () => {
    await toCrisisLine();
    const receiverLeg = await receiverAnswers(floor, talk.callId);
    await reported(floor, receiverLeg, 'completed');
    await holdJobs(floor);
    expect(personIsHeld()).toBe(false);
    expect(await handOver()).toMatchObject({ state: 'dropped', end_reason: 'receiver-left' });
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking' });
    expect(await alerts()).toHaveLength(1);
  });

  it('of the counsellor leaves the person with the receiver, and somebody looks after them afterwards', async () => {
    await toCrisisLine();
    await holdJobs(floor);
    await receiverAnswers(floor, talk.callId);
    await reported(floor, talk.counsellorLegId, 'completed');
    await holdJobs(floor);
    expect(personIsHeld()).toBe(false);
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking' });
    await reported(floor, talk.personLegId, 'completed');
    await floor.use(FinishAttempt).run(talk.callId);
    expect(await callback()).toMatchObject({ state: 'scheduled', urgency: 'urgent', origin: 'hand-over' });
  });

  it('of a counsellor on the phone while the receiver still rings calls the person again at once', async () => {
    await toCrisisLine();
    await reported(floor, talk.counsellorLegId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'ended', end_cause: 'hand-over-dropped' });
  });
});

describe('a hand-over to another counsellor', () => {
  let benId: string;
  beforeEach(async () => {
    benId = await onShift(floor, 'Ben');
    await start({ to: { kind: 'counsellor', counsellorId: benId } });
  });

  const receiverLeg = async () => (await handOver())['leg_id'] as string;

  it('wants a 1 on their phone, and nobody is offered to them meanwhile', async () => {
    expect(await row(floor, 'counsellor', benId)).toMatchObject({ presence: 'offered' });
    const legId = await receiverLeg();
    await floor.use(PlaceLeg).run(legId);
    expect(await floor.use(InCallScript).answered(legId, `CA-${legId}`)).toMatchObject([{ kind: 'collect', digits: 1 }, {}]);
    expect(await handOver()).toMatchObject({ state: 'ringing' });
    expect(await floor.use(InCallScript).asked(legId, 'take-over', keys(''))).toEqual([{ kind: 'hang-up' }]);
  });

  it('makes the call theirs when it is complete', async () => {
    const legId = await receiverLeg();
    await floor.use(PlaceLeg).run(legId);
    await floor.use(InCallScript).answered(legId, `CA-${legId}`);
    expect(await floor.use(InCallScript).asked(legId, 'take-over', keys('1'))).toEqual([
      { kind: 'join-room', room: talk.room, label: 'hand-over-1', endsRoom: false },
    ]);
    await change().confirm(talk.callId, talk.counsellor);
    await change().complete(talk.callId, talk.counsellor);
    await reported(floor, talk.counsellorLegId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking', counsellor_id: benId });
    expect(await row(floor, 'counsellor', benId)).toMatchObject({ presence: 'on-call' });
    await reported(floor, legId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'ended', end_cause: 'completed' });
    expect(await row(floor, 'counsellor', benId)).toMatchObject({ presence: 'wrap-up' });
  });

  it('who does not take it is free again', async () => {
    const legId = await receiverLeg();
    await floor.use(PlaceLeg).run(legId);
    await reported(floor, legId, 'no-answer');
    expect(await handOver()).toMatchObject({ state: 'not-reached' });
    expect(await row(floor, 'counsellor', benId)).toMatchObject({ presence: 'available' });
  });
});
