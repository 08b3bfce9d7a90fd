import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { PeopleStore } from '../../../src/modules/people/people.store.js';
import { RevealNumber } from '../../../src/modules/people/reveal-number.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { minutesAfterStart, SeededRows, type SeededPerson, start } from '../intake/seeded-rows.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { testSeals } from '../platform/test-keys.js';

let opened: OpenedDatabase;
let database: Database;
let rows: SeededRows;
let person: SeededPerson;
let dana: StaffPrincipal;
let lee: StaffPrincipal;
let sourceId: string;

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
  rows = new SeededRows(database);
  await rows.site();
  dana = await rows.staff('Dana', 'counsellor');
  lee = await rows.staff('Lee', 'counsellor');
  sourceId = uuid();
  await rows.insert('source', { id: sourceId, site_id: rows.siteId, name: 'the website', key_hash: Buffer.from('k') });
});
afterAll(() => opened.close());
beforeEach(async () => {
  await emptyTables(database, 'person');
  person = await rows.person();
});

const timeline = (personId = person.personId) => new PersonTimelineReadModel(database, testSeals).of(personId);
const told = async () => (await timeline()).items.map((item) => `${item.kind}: ${item.sentence}`);

async function lead(callbackId: string): Promise<void> {
  await rows.insert('lead', {
    id: uuid(),
    reference: 'RB-2147',
    source_id: sourceId,
    person_id: person.personId,
    intake_id: person.intakeId,
    callback_id: callbackId,
    message: 'I want to stop.',
    language: 'en',
    about_someone_else: false,
    received_at: start,
  });
  await database.transaction((tx) =>
    new PeopleStore().recordConsentMany(tx, [
      {
        id: uuid(),
        personId: person.personId,
        kind: 'call_live',
        channel: 'form',
        action: 'grant',
        textVersion: '2026-11',
        evidence: {},
        receivedAt: start,
      },
    ]),
  );
}

async function offer(
  entryId: string,
  counsellor: StaffPrincipal,
  minute: number,
  state: string,
  reason: string,
): Promise<string> {
  const id = uuid();
  await rows.insert('offer', {
    id,
    queue_entry_id: entryId,
    counsellor_id: counsellor.userId,
    state,
    why: JSON.stringify({ sentence: `${counsellor.name}: serves the route, idle 2 min` }),
    offered_at: minutesAfterStart(minute),
    expires_at: minutesAfterStart(minute + 1),
    ended_at: minutesAfterStart(minute + 0.5),
    end_reason: reason,
  });
  return id;
}

async function leg(columns: Readonly<Record<string, unknown>>): Promise<void> {
  await rows.insert('call_leg', { id: uuid(), from_number: '+12025550100', carrier_sid: null, ...columns });
}

/** Lead, an offer that Lee missed, one that Dana took, a talk, and its outcome. */
async function wholeStory(): Promise<void> {
  const callbackId = await rows.callback(person, { state: 'done', ended_at: minutesAfterStart(9), because: 'We talked.' });
  await lead(callbackId);
  const entryId = uuid();
  await rows.insert('queue_entry', {
    id: entryId,
    callback_id: callbackId,
    person_id: person.personId,
    route_id: rows.routeId,
    urgency: 'standard',
    arrived_at: minutesAfterStart(0.1),
    deadline_at: minutesAfterStart(10),
    state: 'ended',
    ended_at: minutesAfterStart(8),
    end_reason: 'attempt 1: connected',
  });
  const missed = await offer(entryId, lee, 1, 'expired', 'their phone was not picked up');
  const taken = await offer(entryId, dana, 2, 'accepted', 'accepted');
  const decision = { kind: 'yes', reason: 'It is 10:03 AM in Florida', rule: 'calling/open', zones: [] };
  const attemptId = await rows.attempt(person, callbackId, dana.userId, {
    offer_id: taken,
    decision: JSON.stringify(decision),
    outcome: 'connected',
  });
  const callId = await rows.call(person, callbackId, attemptId, dana.userId, {
    disposition: 'reached',
    disposition_note: 'Wants to come in.',
    disposition_at: minutesAfterStart(9),
  });
  const ours = { party: 'counsellor', to_number: '+12025550181', intended_at: minutesAfterStart(1) };
  await leg({
    ...ours,
    offer_id: missed,
    state: 'no-answer',
    placing_since: minutesAfterStart(1),
    ended_at: minutesAfterStart(1.5),
  });
  await leg({
    party: 'person',
    call_id: callId,
    to_number: '+12025550147',
    state: 'completed',
    intended_at: minutesAfterStart(3),
    placing_since: minutesAfterStart(3.1),
    answered_at: minutesAfterStart(4),
    ended_at: minutesAfterStart(8),
  });
}

describe('the timeline of a person', () => {
  it('tells the whole story in order, in sentences', async () => {
    await wholeStory();
    expect(await told()).toEqual([
      'lead-received: They asked for help through the website (RB-2147).',
      'consent-grant: They agreed to calls.',
      'stage-changed: Intake opened at inquiry: They asked for help.',
      'callback-promised: A callback was promised (standard).',
      'queue-entered: In line for a counsellor (standard), to be answered by Nov 23, 10:10 AM EST.',
      'offer-made: Offered to Lee: serves the route, idle 2 min.',
      "leg-rang: We rang Lee's phone (••••81).",
      'offer-expired: The offer passed Lee by: their phone was not picked up.',
      "leg-ended: The line to Lee's phone (••••81) came to nothing: nobody answered.",
      'offer-made: Offered to Dana: serves the route, idle 2 min.',
      'offer-accepted: Dana accepted the offer.',
      'attempt-started: Attempt 1: Dana is on it.',
      'may-call-yes: Calling is allowed: It is 10:03 AM in Florida.',
      "leg-rang: We rang the person's phone (••••47).",
      "leg-answered: The person's phone (••••47) was answered.",
      'call-connected: Dana and the person are talking.',
      'next-step-due: Next step: Call them (queue).',
      "leg-ended: The line to the person's phone (••••47) ended.",
      'call-ended: The call ended after 4 min 0 s.',
      'attempt-ended: Attempt 1 ended: They talked.',
      'call-disposition: Dana wrote: We talked. "Wants to come in."',
      'callback-done: The callback is done: We talked.',
    ]);
  });

  it('shows no full phone number and no name of the person', async () => {
    await wholeStory();
    expect(JSON.stringify(await timeline())).not.toMatch(/555\d{4}|Maria/);
  });

  it('says when an open callback is due, and why we did not dial', async () => {
    const callbackId = await rows.callback(person, { due_at: minutesAfterStart(60), because: 'Not before 11:00 AM' });
    const reason = 'Not before 11:00 AM, quiet hours in Texas';
    await rows.attempt(person, callbackId, dana.userId, {
      dialled_at: null,
      outcome: 'not-dialled',
      decision: JSON.stringify({ kind: 'not-before', reason }),
    });
    expect(await told()).toEqual(
      expect.arrayContaining([
        `may-call-not-before: Not dialled: ${reason}.`,
        'attempt-ended: Attempt 1 ended: Nobody was dialled.',
        'callback-due: To be called by Nov 23, 10:10 AM EST: Not before 11:00 AM.',
      ]),
    );
  });

  it('tells who looked at the full number', async () => {
    await new RevealNumber(database).run(person.personId, dana, 'Their carrier blocks us');
    expect(await told()).toContain('number-revealed: Dana looked at the full phone number: Their carrier blocks us.');
  });

  it('tells what they texted and what we texted, in plain words', async () => {
    const text = (at: number, columns: Record<string, unknown>) =>
      rows.insert('text_message', {
        id: uuid(),
        site_id: rows.siteId,
        person_id: person.personId,
        our_number: '+12025550100',
        their_number: '+12025550147',
        created_at: minutesAfterStart(at),
        ended_at: minutesAfterStart(at),
        ...columns,
      });
    const ours = { direction: 'outgoing', line_key: 'text.missed', line_version: 0, language: 'en' };
    await text(1, { ...ours, state: 'refused', refused_because: 'They did not agree to text messages.' });
    await text(2, { direction: 'incoming', state: 'received', meaning: 'call-me', body: 'call me', pictures: 2 });
    await text(3, { ...ours, line_key: 'text.call-me-promised', state: 'undelivered', code: '30005' });
    expect((await told()).filter((line) => line.startsWith('text-'))).toEqual([
      'text-refused: No text was sent (that we missed each other): They did not agree to text messages.',
      'text-received: They texted that they want to be called: "call me" (with 2 pictures, not fetched).',
      'text-sent: A text to them: that we will call.',
      'text-ended: The text did not arrive.',
    ]);
  });

  it('tells nothing of somebody else', async () => {
    await wholeStory();
    const other = await rows.person('+12025550141');
    expect((await timeline(other.personId)).items.map((item) => item.kind)).toEqual(['stage-changed', 'next-step-due']);
  });

  it('is not found for an unknown person', async () => {
    await expect(timeline(uuid())).rejects.toMatchObject({ kind: 'not-found', code: 'person/unknown' });
  });
});
