import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { EventBodies } from '../../../src/contracts/events.js';
import { checkPromises } from '../../../src/modules/board/check-promises.js';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { RecordDecision } from '../../../src/modules/intake/clinical/record-decision.js';
import { IntakesReadModel } from '../../../src/modules/intake/intakes.read-model.js';
import { AdvanceIntake, IntakeReactions, KeepLicences } from '../../../src/modules/intake/index.js';
import { AlongWithAppointment } from '../../../src/modules/placement/along-with-appointment.js';
import { AppointmentsReadModel } from '../../../src/modules/placement/appointments/appointments.read-model.js';
import { MakeAppointment } from '../../../src/modules/placement/appointments/make-appointment.js';
import { MoveAppointment } from '../../../src/modules/placement/appointments/move-appointment.js';
import { SettleAppointment } from '../../../src/modules/placement/appointments/settle-appointment.js';
import { AssertBed } from '../../../src/modules/placement/beds/assert-bed.js';
import { BedsReadModel } from '../../../src/modules/placement/beds/beds.read-model.js';
import { ExtendHold } from '../../../src/modules/placement/beds/extend-hold.js';
import { HoldBed } from '../../../src/modules/placement/beds/hold-bed.js';
import { EndPlacement, MissAppointment, ReleaseHold } from '../../../src/modules/placement/index.js';
import { MoveReferral } from '../../../src/modules/placement/referrals/move-referral.js';
import { OfferReferral } from '../../../src/modules/placement/referrals/offer-referral.js';
import { ReferralsReadModel } from '../../../src/modules/placement/referrals/referrals.read-model.js';
import { AddToWaitlist } from '../../../src/modules/placement/waitlist/add-to-waitlist.js';
import { ChangeWaiting } from '../../../src/modules/placement/waitlist/change-waiting.js';
import { WaitlistReadModel } from '../../../src/modules/placement/waitlist/waitlist.read-model.js';
import { minutesAfterStart, type SeededPerson } from '../intake/seeded-rows.js';
import { Placed } from './placed.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

let on: Placed;
let maria: SeededPerson;

beforeAll(async () => {
  on = await Placed.open();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.reset();
  maria = await on.person();
});

const hold = (bedId: string, person = maria, hours = 4) =>
  on.use(HoldBed).run(bedId, { intakeId: person.intakeId, hours }, on.dana);
/** Wednesday; the clock starts on Monday at 10:00 there. */
const make = (localTime = '2026-11-25T09:30', more: object = {}) =>
  on
    .use(MakeAppointment)
    .run(
      { intakeId: maria.intakeId, programmeId: on.programmeId, localTime, transport: 'Their sister drives', ...more },
      on.dana,
    );
const shown = (id: string) => on.use(AppointmentsReadModel).one(id);
const onBoard = async () => (await on.use(BedsReadModel).programme(on.programmeId)).beds;
const kinds = async () => (await on.steps()).map(({ kind, outcome }) => `${kind} ${outcome ?? 'open'}`);

describe('beds (field lesson 15)', () => {
  it('of 20 who want the same bed at the same moment one gets it, and 19 hear who has it until when', async () => {
    const bedId = await on.bed();
    const people: SeededPerson[] = [];
    for (let n = 10; n < 30; n += 1) people.push(await on.person(`+120255501${n}`));
    const all = await Promise.allSettled(people.map((person) => hold(bedId, person)));
    const lost = all.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
    expect(lost).toHaveLength(19);
    for (const error of lost)
      expect(error).toMatchObject({
        kind: 'conflict',
        code: 'bed/held',
        message: 'Dana holds this bed until Mon, Nov 23, 2:00 PM EST.',
        options: { extra: { heldBy: 'Dana', heldUntil: minutesAfterStart(240).toISOString() } },
      });
    expect(await on.database.query('select id from bed_hold where ended_at is null')).toHaveLength(1);
  });

  it('are never held for two at overlapping times, whoever writes it: the database says so', async () => {
    const bedId = await on.bed();
    const write = (from: number, until: number) =>
      on.rows.insert('bed_hold', {
        id: uuid(),
        bed_id: bedId,
        intake_id: maria.intakeId,
        by_user_id: on.dana.userId,
        from_at: minutesAfterStart(from),
        until_at: minutesAfterStart(until),
      });
    await write(0, 60);
    await expect(write(59, 120)).rejects.toMatchObject({ constraint: 'bed_hold_one_at_a_time' });
    await write(60, 120);
  });

  it('are free again when the time of a hold is over, also if no job ran', async () => {
    const bedId = await on.bed();
    const first = await hold(bedId);
    expect(await onBoard()).toMatchObject([
      { free: false, hold: { id: first, heldBy: 'Dana', until: minutesAfterStart(240).toISOString() } },
    ]);
    on.clock.at = minutesAfterStart(241);
    expect(await onBoard()).toMatchObject([{ free: true, hold: null, confidence: 'recent' }]);
    await expect(on.use(ExtendHold).run(first, 4, on.dana.userId)).rejects.toMatchObject({ code: 'hold/over' });
    await hold(bedId, await on.person('+12025550148'));
    await on.tick();
    const states = await on.database.query<{ state: string }>('select state from bed_hold order by from_at');
    expect(states.map(({ state }) => state)).toEqual(['expired', 'held']);
  });

  it('are held longer, given back, and not held while somebody says that they are taken', async () => {
    const bedId = await on.bed();
    const id = await hold(bedId);
    await on.use(ExtendHold).run(id, 24, on.dana.userId);
    expect(await onBoard()).toMatchObject([{ hold: { until: minutesAfterStart(24 * 60).toISOString() } }]);
    await on.use(ReleaseHold).byHand(id, 'They chose another place', on.dana.userId);
    await on.use(ReleaseHold).byHand(id, 'Again', on.dana.userId);
    await on.use(AssertBed).run(bedId, 'occupied', on.dana.userId);
    expect(await onBoard()).toMatchObject([{ state: 'occupied', assertedBy: 'Dana', free: false, hold: null }]);
    await expect(hold(bedId)).rejects.toMatchObject({ code: 'bed/not-open' });
    expect(await on.events()).toEqual(['BedHeld', 'BedHoldEnded', 'BedAsserted']);
  });
});

const intake = async () => {
  const text = 'select stage, facts, next_step from intake where id = $1';
  return (await on.database.query<{ stage: string; facts: object; next_step: string }>(text, [maria.intakeId]))[0];
};

const dealtWith = (flagId: string) =>
  on.database.query(`update flag set handled_at = $2, handled_by = $3, outcome = 'reviewed' where id = $1`, [
    flagId,
    on.clock.at,
    on.vega.userId,
  ]);

/** As far as a clinician's approval; `onTheWay` happens after the first talk. */
async function toApproved(onTheWay: () => Promise<void> = async () => {}): Promise<void> {
  const advance = on.use(AdvanceIntake);
  await advance.run(maria.intakeId, on.dana, { to: 'contacted', facts: { spokeWith: 'self', safeToTalk: true } });
  await onTheWay();
  const screened = { substances: 'x', lastUse: 'today', personLocation: 'Tampa, FL', personState: 'FL' };
  await advance.run(maria.intakeId, on.dana, { to: 'clinical-review', facts: screened });
  await on
    .use(KeepLicences)
    .add({ userId: on.vega.userId, state: 'FL', number: 'ME-1', validUntil: '2027-01-31' }, on.morgan.userId);
  const ratings = { '1': 3, '2': 1, '3': 2, '4': 3, '5': 2 };
  const decision = { edition: '4', outcome: 'approved', level: '3.7', ratings, text: 'Needs watching' } as const;
  await on.use(RecordDecision).run(maria.intakeId, decision, on.vega);
}

describe('appointments', () => {
  it('take the held bed with them, and when they arrive the bed is taken; everything in one transaction each', async () => {
    const bedId = await on.bed();
    const holdId = await hold(bedId);
    const id = await make('2026-11-25T09:30', { holdId });
    expect(await shown(id)).toMatchObject({
      bedId,
      state: 'scheduled',
      localTime: '2026-11-25T09:30',
      timeZone: 'America/New_York',
      place: '12 Lake Road',
      startsAt: new Date('2026-11-25T14:30:00Z'),
    });
    expect(await onBoard()).toMatchObject([{ hold: { state: 'booked', until: '2026-11-26T14:30:00.000Z' } }]);
    await expect(on.use(ReleaseHold).byHand(holdId, 'x', on.dana.userId)).rejects.toMatchObject({ code: 'hold/booked' });
    on.at('2026-11-25T14:20:00Z');
    await on.use(SettleAppointment).arrived(id, on.dana.userId);
    expect(await onBoard()).toMatchObject([{ state: 'occupied', assertedBy: 'Dana', hold: null }]);
    expect(await kinds()).toEqual(['reminder-24h reached', 'reminder-2h reached']);
    await expect(on.use(MissAppointment).byHand(id, on.dana.userId)).rejects.toMatchObject({ code: 'appointment/state' });
  });

  it('that are cancelled free the bed; the hold of somebody else cannot be booked', async () => {
    const bedId = await on.bed();
    const holdId = await hold(bedId);
    const sam = await on.person('+12025550148');
    await expect(make('2026-11-25T09:30', { holdId, intakeId: sam.intakeId })).rejects.toMatchObject({ code: 'hold/not-theirs' });
    const id = await make('2026-11-25T09:30', { holdId });
    await expect(make()).rejects.toMatchObject({ code: 'appointment/already-open' });
    await on.use(SettleAppointment).cancel(id, 'They asked for it', on.dana.userId);
    expect(await onBoard()).toMatchObject([{ free: true, hold: null }]);
    await hold(bedId, sam);
  });

  it('that are moved keep their bed, end the old reminders and plan new ones', async () => {
    const holdId = await hold(await on.bed());
    const id = await make('2026-11-25T09:30', { holdId });
    const next = await on.use(MoveAppointment).run(id, { localTime: '2026-11-27T11:00', reason: 'No lift before' }, on.dana);
    expect(await shown(id)).toMatchObject({ state: 'moved', movedTo: next });
    expect(await shown(next)).toMatchObject({ state: 'scheduled', holdId });
    expect(await onBoard()).toMatchObject([{ hold: { until: '2026-11-28T16:00:00.000Z' } }]);
    expect(await kinds()).toEqual(['reminder-24h not-needed', 'reminder-2h not-needed', 'reminder-24h open', 'reminder-2h open']);
    on.at('2026-11-25T15:00:00Z');
    expect(await on.use(AppointmentsReadModel).list({})).toEqual([]);
    expect(await on.use(AppointmentsReadModel).list({ day: '2026-11-27' })).toMatchObject([{ id: next }]);
  });

  it('move the intake to scheduled when its needs are met, and else say what is missing', async () => {
    const id = await make();
    const along = () => on.use(AlongWithAppointment).run(id, on.dana);
    expect(await along()).toMatchObject({ advanced: false, why: 'An intake cannot go from inquiry to scheduled.' });
    await toApproved(async () => {
      expect(await along()).toMatchObject({ advanced: false, missing: [{ field: 'facts.clinicianName' }, {}, {}, {}] });
    });
    expect(await along()).toEqual({ advanced: true, to: 'scheduled', why: null, missing: [] });
    expect(await intake()).toMatchObject({
      stage: 'scheduled',
      facts: { arrivalAt: '2026-11-25T14:30:00.000Z', arrivalPlace: '12 Lake Road', transport: 'Their sister drives' },
    });
  });

  it('are neither made nor move the intake along over an open flag: an orange one is a clinician’s, a yellow one is looked at first', async () => {
    const id = await make();
    const along = () => on.use(AlongWithAppointment).run(id, on.dana);
    await toApproved();
    for (const [level, who] of [
      ['orange', 'a clinician'],
      ['yellow', 'look at it'],
    ] as const) {
      const flagId = await on.flag(maria, level);
      expect(await along()).toMatchObject({ advanced: false, why: expect.stringContaining(who) });
      await expect(make('2026-11-26T09:30')).rejects.toMatchObject({ code: 'intake/flag-open' });
      const { moves } = await on.use(IntakesReadModel).one(maria.intakeId);
      expect(moves.find(({ to }) => to === 'scheduled')?.blockers).toMatchObject([{ code: 'intake/flag-open' }]);
      expect(await intake()).toMatchObject({ stage: 'approved' });
      await dealtWith(flagId);
    }
    expect(await along()).toMatchObject({ advanced: true });
  });

  it('that nobody came to make it a no-show, and one to which they came after all moves the intake to arrived', async () => {
    const id = await make('2026-11-24T11:00');
    await toApproved();
    await on.use(AlongWithAppointment).run(id, on.dana);
    on.at('2026-11-24T16:30:00Z');
    await expect(on.use(MissAppointment).byHand(id, on.dana.userId)).rejects.toMatchObject({ code: 'appointment/not-yet' });
    on.at('2026-11-24T17:00:00Z');
    await on.use(MissAppointment).byHand(id, on.dana.userId);
    const [missed] = await on.database.query<{ payload: EventBodies['AppointmentMissed'] }>(
      `select payload from outbox_message where name = 'AppointmentMissed'`,
    );
    const told = () => on.use(IntakeReactions).onAppointmentMissed(missed!.payload);
    await told();
    await told();
    expect(await intake()).toMatchObject({ stage: 'no-show', next_step: expect.stringContaining('are they safe') });
    const next = await on
      .use(MoveAppointment)
      .run(id, { localTime: '2026-11-26T11:00', reason: 'Their car broke down' }, on.dana);
    await on.use(AlongWithAppointment).run(next, on.dana);
    await told(); // late: the new appointment stands
    expect(await intake()).toMatchObject({ stage: 'scheduled', facts: { arrivalAt: '2026-11-26T16:00:00.000Z' } });
    on.at('2026-11-26T15:50:00Z');
    await on.use(SettleAppointment).arrived(next, on.dana.userId);
    const arrived = (written = {}) => on.use(AlongWithAppointment).run(next, on.dana, written);
    expect(await arrived()).toMatchObject({ advanced: false, to: 'arrived', missing: [{ field: 'facts.facilityContact' }] });
    expect(await arrived({ facilityContact: 'Nurse Kim' })).toMatchObject({ advanced: true });
    expect(await intake()).toMatchObject({
      stage: 'arrived',
      facts: { arrivedAt: '2026-11-26T15:50:00.000Z', facilityContact: 'Nurse Kim' },
    });
  });
});

describe('reminders', () => {
  const texts = () =>
    opened(
      on.database,
      `select line_key, language, state, ${told('text.body', 't')} as body from text_message t order by created_at`,
    );

  it('go out by text 24 h and 2 h before, in neutral words, and never in quiet hours', async () => {
    await on.reset();
    maria = await on.person('+12025550147', { texts: true });
    const id = await make('2026-11-25T09:30');
    // Two hours before is 7:30, in quiet hours: 8:00 is still of use.
    expect((await on.steps()).map(({ due_at }) => due_at.toISOString())).toEqual([
      '2026-11-24T14:30:00.000Z',
      '2026-11-25T13:00:00.000Z',
    ]);
    await on.tick();
    expect(await texts()).toEqual([]);
    on.at('2026-11-24T14:30:00Z');
    await on.tick();
    expect(await shown(id)).toMatchObject({
      state: 'reminded',
      steps: [{ kind: 'reminder-24h', outcome: 'texted' }, { outcome: null }],
    });
    on.at('2026-11-25T13:00:00Z');
    await on.tick();
    await on.tick();
    const body =
      'A reminder: we expect you on Wednesday, November 25, 9:30 AM. Questions, or another time? Call 202-555-0100. Reply STOP for no more texts.';
    const sent = { line_key: 'text.expected', language: 'en', state: 'intended', body };
    expect(await texts()).toEqual([sent, sent]);
    expect(await on.callbacks()).toEqual([]);
  });

  it('are calls by a person where nobody agreed to texts (L-301)', async () => {
    await make('2026-11-25T15:00');
    on.at('2026-11-24T20:00:00Z');
    await on.tick();
    expect(await texts()).toEqual([]);
    expect(await on.callbacks()).toMatchObject([
      { origin: 'follow-up', state: 'scheduled', because: expect.stringContaining('Remind them') },
    ]);
    await on.callbackBecomes('done');
    await on.tick();
    expect(await kinds()).toEqual(['reminder-24h reached', 'reminder-2h open']);
  });

  it('that were held up until they are of no use do not go out', async () => {
    await make('2026-11-25T15:00');
    on.at('2026-11-25T19:50:00Z'); // ten minutes before
    await on.tick();
    expect(await kinds()).toEqual(['reminder-24h too-late', 'reminder-2h too-late']);
    expect(await on.callbacks()).toEqual([]);
  });
});

describe('somebody who does not come', () => {
  const missed = async () => {
    const id = await make('2026-11-24T11:00');
    await on.database.query('delete from placement_step'); // their reminders are told elsewhere
    on.at('2026-11-24T16:59:00Z');
    await on.tick();
    expect(await shown(id)).toMatchObject({ state: 'scheduled' });
    on.at('2026-11-24T17:00:00Z');
    await on.tick();
    return id;
  };

  it('is called at 60 minutes, on day 1, 3 and 7, each in the one ledger, until somebody reaches them', async () => {
    const id = await missed();
    expect(await shown(id)).toMatchObject({ state: 'no-show' });
    expect(await kinds()).toEqual(['chase-60min open', 'chase-day-1 open', 'chase-day-3 open', 'chase-day-7 open']);
    expect(await on.callbacks()).toMatchObject([{ origin: 'follow-up', state: 'scheduled', due_at: on.clock.at }]);
    await on.callbackBecomes('cancelled');
    await on.tick();
    on.at('2026-11-25T16:00:00Z');
    await on.tick();
    expect(await on.callbacks()).toHaveLength(2);
    await on.callbackBecomes('needs-decision');
    await on.tick();
    expect(await kinds()).toEqual(['chase-60min closed', 'chase-day-1 human-decision', 'chase-day-3 open', 'chase-day-7 open']);
    on.at('2026-11-27T16:00:00Z'); // what waits for a human is not taken out of their hands
    await on.tick();
    expect(await on.callbacks()).toMatchObject([{}, { state: 'needs-decision' }]);
    await on.callbackBecomes('done');
    on.at('2026-12-01T16:00:00Z');
    await on.tick();
    await on.callbackBecomes('done');
    await on.tick();
    expect(await kinds()).toEqual(expect.arrayContaining(['chase-day-3 human-decision', 'chase-day-7 reached']));
    expect((await on.events()).filter((name) => name === 'AppointmentMissed')).toHaveLength(1);
  });

  it('is not chased any more once they were reached', async () => {
    await missed();
    await on.callbackBecomes('done');
    await on.tick();
    expect(new Set(await kinds())).toEqual(
      new Set(['chase-60min', 'chase-day-1', 'chase-day-3', 'chase-day-7'].map((kind) => `${kind} reached`)),
    );
  });

  it('and phones us themselves meanwhile is not chased any more (promise 4)', async () => {
    await missed();
    await on.callbackBecomes('cancelled');
    await on.tick();
    const callbackId = await on.rows.callback(maria, { state: 'done', ended_at: on.clock.at, created_at: on.clock.at });
    const attemptId = await on.rows.attempt(maria, callbackId, on.dana.userId);
    const talked = { started_at: on.clock.at, ended_at: new Date('2026-11-24T18:00:00Z'), disposition: 'reached' };
    await on.rows.call(maria, callbackId, attemptId, on.dana.userId, { ...talked, disposition_at: on.clock.at });
    on.at('2026-11-25T16:00:00Z');
    await on.tick();
    expect(await kinds()).toEqual(expect.arrayContaining(['chase-60min closed', 'chase-day-1 reached', 'chase-day-3 open']));
    expect(await on.callbacks()).toHaveLength(2);
  });

  it('and gets another time is not chased any more either, and the promised call is called off', async () => {
    const id = await missed();
    const next = await make('2026-11-26T11:00');
    expect(await shown(id)).toMatchObject({ state: 'moved', movedTo: next });
    expect((await shown(id)).steps.map(({ outcome }) => outcome)).toEqual(Array(4).fill('not-needed'));
    expect(await on.callbacks()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('in quiet hours is called when it is allowed', async () => {
    await make('2026-11-23T20:30');
    await on.database.query('delete from placement_step');
    on.at('2026-11-24T02:30:00Z'); // 21:30
    await on.tick();
    expect(await on.callbacks()).toMatchObject([{ due_at: new Date('2026-11-24T13:00:00Z') }]);
  });

  it('and left no number is a human task', async () => {
    await on.database.query('delete from phone_number where person_id = $1', [maria.personId]);
    await missed();
    expect(await on.alerts()).toEqual([{ kind: 'follow-up-by-hand', acknowledged: false }]);
    expect((await kinds())[0]).toBe('chase-60min human-decision');
  });
});

describe('the waiting list', () => {
  const wait = (person = maria, more: object = {}) =>
    on.use(AddToWaitlist).run(
      {
        intakeId: person.intakeId,
        programmeId: on.programmeId,
        safetyPlan: 'Stays with her mother; calls 988 when it gets bad',
        nextContactAt: minutesAfterStart(24 * 60).toISOString(),
        pregnant: false,
        injecting: false,
        ...more,
      },
      on.dana,
    );

  it('wants the next contact within two days and a plan: the database does, too', async () => {
    await expect(wait(maria, { nextContactAt: minutesAfterStart(49 * 60).toISOString() })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'waitlist/next-contact',
    });
    await wait();
    await expect(wait()).rejects.toMatchObject({ code: 'waitlist/already-on-it' });
    await expect(on.database.query('update waitlist_entry set next_contact_at = null')).rejects.toMatchObject({ code: '23502' });
    await expect(on.database.query(`update waitlist_entry set safety_plan = ' '`)).rejects.toMatchObject({ code: '23514' });
  });

  it('puts whom the law puts first first, where there is federal money (45 CFR 96.131)', async () => {
    const order = async (publiclyFunded: boolean) => {
      await on.reset(publiclyFunded);
      const first = await on.person('+12025550150');
      const second = await on.person('+12025550151');
      await wait(first);
      on.clock.at = minutesAfterStart(5);
      await wait(second, { pregnant: true });
      return (await on.use(WaitlistReadModel).line(on.programmeId)).map(({ intakeId }) => intakeId === second.intakeId);
    };
    expect(await order(true)).toEqual([true, false]);
    expect(await order(false)).toEqual([false, true]);
  });

  it('calls them when the contact is due, and tells a supervisor when it is an hour late', async () => {
    const id = await wait();
    on.clock.at = minutesAfterStart(24 * 60);
    await on.tick();
    expect(await on.callbacks()).toMatchObject([
      { origin: 'follow-up', because: expect.stringContaining('They wait for a place') },
    ]);
    expect(await on.use(WaitlistReadModel).byDue()).toMatchObject([{ id, overdue: false }]);
    on.clock.at = minutesAfterStart(25 * 60 + 1);
    await on.tick();
    await on.tick();
    expect(await on.alerts()).toEqual([{ kind: 'waitlist-contact-overdue', acknowledged: false }]);
    const nextContactAt = minutesAfterStart(48 * 60).toISOString();
    await on.use(ChangeWaiting).contacted(id, { nextContactAt }, on.dana.userId);
    expect(await on.alerts()).toEqual([{ kind: 'waitlist-contact-overdue', acknowledged: true }]);
    expect(await kinds()).toEqual(['waitlist-contact reached', 'waitlist-contact open']);
    expect(await on.callbacks()).toMatchObject([{ state: 'cancelled' }]);
    await on.use(ChangeWaiting).end(id, { state: 'placed', reason: 'A bed came free' }, on.dana.userId);
    expect(await kinds()).toEqual(['waitlist-contact reached', 'waitlist-contact not-needed']);
  });
});

describe('referrals (L-503, field lesson 17)', () => {
  let places: string[];
  beforeEach(async () => {
    await on.database.query(
      `insert into referral_place (id, name, kind, phone_number, area) values (gen_random_uuid(), 'Harbor House', 'private', '+12025550180', 'Tampa'),
         (gen_random_uuid(), 'Bay View', 'private', '+12025550181', 'Tampa') on conflict do nothing`,
    );
    places = (await on.use(ReferralsReadModel).directory(null)).map(({ id }) => id);
  });
  const offer = (placeIds: string[]) =>
    on.use(OfferReferral).run({ intakeId: maria.intakeId, reason: 'no-bed', placeIds }, on.dana);
  const step = (id: string, name: 'warm-hand-over' | 'dropped' | 'accepted' | 'arrived', more: object = {}) =>
    on.use(MoveReferral).step(id, { step: name, ...more }, on.dana.userId);
  const chosen = async () => {
    const id = await offer(places);
    await on.use(MoveReferral).choose(id, places[2]!, on.dana.userId);
    return id;
  };

  it('offer three places with a public one, and the choice is one of them', async () => {
    const [publicOne, , ...privateOnes] = places;
    await expect(offer(places.slice(0, 2))).rejects.toMatchObject({ kind: 'invalid', code: 'referral/options' });
    await expect(offer([uuid(), ...places])).rejects.toMatchObject({ code: 'referral/unknown-place' });
    await on.database.query(`update referral_place set active = false where kind = 'public'`);
    await expect(offer(places)).rejects.toMatchObject({ code: 'referral/unknown-place' });
    await on.database.query(`update referral_place set active = true`);
    const id = await offer([publicOne!, ...privateOnes]);
    await expect(on.use(MoveReferral).choose(id, places[1]!, on.dana.userId)).rejects.toMatchObject({
      code: 'referral/not-offered',
    });
    await expect(
      on.database.query(`update referral set options = '[{"kind": "private"}, {"kind": "private"}, {"kind": "private"}]'`),
    ).rejects.toMatchObject({ constraint: 'referral_public_option' });
    await on.use(MoveReferral).choose(id, null, on.dana.userId);
    expect(await on.use(ReferralsReadModel).one(id)).toMatchObject({
      state: 'lost',
      lostReason: 'They chose none of the places',
    });
  });

  it('go from the choice over a warm hand-over to accepted and arrived, and ask how it went 24 h later', async () => {
    const id = await chosen();
    await expect(step(id, 'accepted', { receiver: 'Lee' })).rejects.toMatchObject({ code: 'referral/state' });
    await step(id, 'warm-hand-over');
    on.clock.at = minutesAfterStart(30);
    await step(id, 'accepted', { receiver: 'Lee, intake nurse' });
    expect(await on.use(ReferralsReadModel).one(id)).toMatchObject({
      state: 'accepted',
      receiver: 'Lee, intake nurse',
      followUpDueAt: minutesAfterStart(24 * 60 + 30),
    });
    await step(id, 'arrived');
    on.clock.at = minutesAfterStart(24 * 60 + 30);
    await on.tick();
    expect(await on.callbacks()).toMatchObject([{ origin: 'follow-up', because: expect.stringContaining('have they arrived') }]);
    await on.callbackBecomes('done');
    await on.tick();
    expect(await on.use(ReferralsReadModel).one(id)).toMatchObject({ followUpOutcome: 'reached' });
    expect(await on.events()).toEqual(expect.arrayContaining(['ReferralMoved', 'ReferralAccepted']));
  });

  it('whose hand-over breaks off call them at once, in front of everybody (compliance 3.8)', async () => {
    const id = await chosen();
    await step(id, 'warm-hand-over');
    await step(id, 'dropped');
    expect(await on.callbacks()).toMatchObject([{ urgency: 'urgent', origin: 'follow-up', due_at: on.clock.at }]);
    expect(await on.use(ReferralsReadModel).one(id)).toMatchObject({ state: 'chosen', droppedAt: on.clock.at });
    await step(id, 'warm-hand-over');
  });

  it('that could be followed up only after two days are told to a supervisor', async () => {
    await chosen();
    const saturdays = { sat: [['10:00', '12:00']] };
    await on.database.query(`update phone_number set safe_hours = $1, safe_time_zone = 'America/New_York'`, [saturdays]);
    on.clock.at = minutesAfterStart(24 * 60);
    await on.tick();
    expect(await on.callbacks()).toMatchObject([{ due_at: new Date('2026-11-28T15:00:00Z') }]);
    expect(await on.alerts()).toEqual([{ kind: 'follow-up-by-hand', acknowledged: false }]);
  });

  it('are followed up by a human when the intake has ended meanwhile', async () => {
    await chosen();
    const facts = { closeReason: 'referred-out', referredTo: 'Harbor House' };
    await on.use(AdvanceIntake).run(maria.intakeId, on.morgan, { to: 'closed', facts });
    on.clock.at = minutesAfterStart(24 * 60);
    await on.tick();
    expect(await on.alerts()).toEqual([{ kind: 'follow-up-by-hand', acknowledged: false }]);
    expect(await kinds()).toEqual(['referral-follow-up human-decision']);
  });
});

it('an intake that ends leaves no bed, no appointment and no place in line behind', async () => {
  const bedId = await on.bed();
  const holdId = await hold(bedId);
  await make('2026-11-25T09:30', { holdId });
  const end = on.use(EndPlacement);
  expect(await end.left()).toEqual([]);
  await on.use(AdvanceIntake).run(maria.intakeId, on.morgan, { to: 'closed', facts: { closeReason: 'test' } });
  expect(await end.left()).toEqual([{ id: maria.intakeId }]);
  await end.run(maria.intakeId);
  expect(await end.left()).toEqual([]);
  expect(await onBoard()).toMatchObject([{ free: true }]);
  expect(await on.database.query('select state from appointment')).toEqual([{ state: 'cancelled' }]);
});

it('what was arranged for somebody who turns out to be somebody we know goes on, until their one intake ends', async () => {
  const sam = await on.person('+12025550148');
  const holdId = await hold(await on.bed(), sam);
  await on.database.query('update person set merged_into = $2 where id = $1', [sam.personId, maria.personId]);
  await on.database.query(
    `update intake set stage = 'closed', close_reason = 'duplicate-merged', ended_at = $2, next_step = null, next_step_due_at = null where id = $1`,
    [sam.intakeId, on.clock.at],
  );
  const end = on.use(EndPlacement);
  expect(await end.left()).toEqual([]);
  await end.run(sam.intakeId);
  await make('2026-11-25T09:30', { holdId });
  expect(await onBoard()).toMatchObject([{ hold: { state: 'booked' } }]);
  await on.use(AdvanceIntake).run(maria.intakeId, on.morgan, { to: 'closed', facts: { closeReason: 'test' } });
  for (const { id } of await end.left()) await end.run(id);
  expect(await onBoard()).toMatchObject([{ free: true }]);
});

it('everything that was arranged stands in the timeline of the person, with flags and what was told to others', async () => {
  const holdId = await hold(await on.bed());
  const id = await make('2026-11-25T09:30', { holdId });
  await on.use(SettleAppointment).cancel(id, 'They asked for it', on.dana.userId);
  const flagId = await on.flag(maria, 'orange', 'past-withdrawal-seizure');
  await dealtWith(flagId);
  const told = { id: uuid(), person_id: maria.personId, intake_id: maria.intakeId, at: on.clock.at, by_user_id: on.dana.userId };
  const to = { recipient_name: 'Harbor Health', recipient_kind: 'payer', purpose: 'payment', channel: 'phone' };
  const why = { basis: 'consent', reason: 'expired', because: 'Their consent has ended', rule: '42 CFR 2.31' };
  await on.rows.insert('disclosure', { ...told, ...to, ...why, outcome: 'blocked', wanted: ['identity'], fields: [] });
  const { items } = await on.use(PersonTimelineReadModel).of(maria.personId);
  expect(items.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Dana held bed .* of Lakeside .* for them\.$/),
      expect.stringMatching(/^Dana made an appointment: Lakeside .*, Nov 25, 9:30 AM EST\.$/),
      'The appointment of Nov 25, 9:30 AM EST was cancelled: They asked for it.',
      expect.stringMatching(/is no longer held for them: The appointment was cancelled\.$/),
      'The reminder of the day before was called off: The appointment was cancelled.',
      'A flag was raised by an answer (orange): They had a seizure in withdrawal before.',
      'Dr Vega dealt with the flag (orange): They had a seizure in withdrawal before. What was done: reviewed.',
      'Harbor Health was told nothing about them: Their consent has ended.',
    ]),
  );
});

it('doctor finds whoever was expected and forgotten, and a contact that nobody was told of (promise 1)', async () => {
  const broken = async () => (await checkPromises((text) => on.database.query(text))).map(({ rule }) => rule);
  const rules = [
    'nobody is forgotten on a waiting list',
    'whoever was expected has come, or is looked for',
    'nothing about a place is left lying',
  ];
  await make();
  const entry = { intakeId: maria.intakeId, programmeId: on.programmeId, safetyPlan: 'x', pregnant: false, injecting: false };
  await on.use(AddToWaitlist).run({ ...entry, nextContactAt: minutesAfterStart(60).toISOString() }, on.dana);
  const shift = async (interval: string) => {
    await on.database.query(`update appointment set starts_at = now() + $1::interval`, [interval]);
    await on.database.query(`update waitlist_entry set next_contact_at = now() + $1::interval`, [interval]);
    await on.database.query(`update placement_step set due_at = now() + $1::interval`, [interval]);
  };
  await shift('1 hour');
  expect(await broken()).not.toEqual(expect.arrayContaining([expect.stringMatching(/waiting list|expected|lying/)]));
  await shift('-62 minutes');
  expect(await broken()).toEqual(expect.arrayContaining(rules));
});
