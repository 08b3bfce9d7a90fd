import { v7 as uuid } from 'uuid';
import { minutesAfterStart, start, type SeededRows } from '../intake/seeded-rows.js';
import { sealer } from '../platform/test-keys.js';
import { canary, planted } from './canaries.js';

const bytes = (what: string): Buffer => Buffer.from(planted(what));

interface OnTheirWay {
  readonly personId: string;
  readonly intakeId: string;
  readonly callbackId: string;
}

/**
 * Words of theirs in all that is written on the way to a place. What was arranged and asked is open; flags and records of emergencies
 * have been dealt with.
 */
export async function plantOnTheirWay(rows: SeededRows, them: OnTheirWay, by: string, reviewer: string): Promise<void> {
  await plantClinical(rows, them, by);
  await plantWork(rows, them, by, reviewer);
  await plantArrangements(rows, them, by);
  await plantQuestions(rows, them, by);
  await plantDisclosures(rows, them, by);
}

async function plantClinical(rows: SeededRows, { personId, intakeId }: OnTheirWay, by: string): Promise<void> {
  const asked = { intake_id: intakeId, answered_by: 'person' };
  await rows.insert('screening_answer', {
    ...asked,
    id: uuid(),
    question_id: 'substances',
    value: planted('answer'),
    language: 'en',
    asked_by: by,
    answered_at: start,
  });
  const typed = { question_id: 'last-use', text: planted('draft'), version: 1, saved_by: by, saved_at: start };
  await rows.insert('screening_draft', { ...asked, ...typed });
  const flagId = uuid();
  await rows.insert('flag', {
    id: flagId,
    intake_id: intakeId,
    person_id: personId,
    site_id: rows.siteId,
    level: 'orange',
    rule: 'benzodiazepines',
    table_version: '1',
    table_hash: 'x',
    facts: { dose: [planted('dose')] },
    raised_at: start,
    due_at: start,
    handled_at: start,
    handled_by: by,
    outcome: 'reviewed',
    note: planted('note of a flag'),
    lowered_at: start,
    lowered_by: by,
    lowered_reason: planted('why it was lowered'),
  });
  await rows.insert('emergency_disclosure', {
    id: uuid(),
    flag_id: flagId,
    intake_id: intakeId,
    person_id: personId,
    opened_at: start,
    recipient_name: 'Dr. Rivera',
    nothing_disclosed_because: planted('why nobody was told'),
    closed_by: by,
    closed_at: start,
    review_due_at: start,
    reviewed_by: by,
    reviewed_at: start,
  });
  const licence_id = uuid();
  const licence = { id: licence_id, user_id: by, state: 'FL', number: 'MH 1', valid_until: '2030-01-01', added_at: start };
  await rows.insert('clinician_licence', licence);
  await rows.insert('clinical_decision', {
    id: uuid(),
    intake_id: intakeId,
    edition: '4',
    outcome: 'approved',
    level: '3.5',
    ratings: { one: planted('rating') },
    text: planted('decision'),
    by_user_id: by,
    clinician_name: 'Ben',
    licence_id,
    licence_state: 'FL',
    licence_number: 'MH 1',
    at: start,
  });
}

async function plantWork(
  rows: SeededRows,
  { personId, intakeId, callbackId }: OnTheirWay,
  by: string,
  reviewer: string,
): Promise<void> {
  await rows.insert('intake_aside', {
    id: uuid(),
    intake_id: intakeId,
    kind: 'hold',
    reason: planted('why it was set aside'),
    by_user_id: by,
    since: start,
    until: minutesAfterStart(60),
    due_before: start,
    due_after: minutesAfterStart(60),
  });
  await rows.insert('intake_override', {
    id: uuid(),
    intake_id: intakeId,
    to_stage: 'screening',
    left_open: ['payer'],
    reason: planted('why the gate was opened'),
    by_user_id: by,
    at: start,
    reviewed_at: start,
    reviewed_by: reviewer,
    review_note: planted('review of it'),
  });
  const noteId = uuid();
  const saved = { version: 1, text: planted('note'), saved_by: by, saved_at: start };
  const written = { id: noteId, intake_id: intakeId, by_user_id: by, created_at: start, sitting_since: start };
  await rows.insert('intake_note', { ...saved, ...written });
  await rows.insert('intake_note_version', { ...saved, note_id: noteId });
  await rows.insert('record_opening', {
    id: uuid(),
    person_id: personId,
    user_id: by,
    reason: 'other',
    words: planted('why it was opened'),
    signs: ['same-surname'],
    at: start,
    until: minutesAfterStart(60),
    reviewed_at: start,
    reviewed_by: reviewer,
    verdict: 'justified',
    review_note: planted('review of the opening'),
  });
  const counsellingId = uuid();
  const sealed = sealer.seal(Buffer.from(planted('counselling')), {
    table: 'counselling_note',
    column: 'sealed',
    row: counsellingId,
  });
  await rows.insert('counselling_note', { id: counsellingId, intake_id: intakeId, sealed, by_user_id: by, at: start });
  const clock = { callback_id: callbackId, zone: planted('zone'), wall: '2026-11-24T10:00:00' };
  await rows.insert('promised_wall_time', { ...clock, starts_at: start });
  await rows.insert('clock_change', {
    ...clock,
    id: uuid(),
    starts_before: start,
    starts_now: start,
    version: '2026b',
    at: start,
  });
}

async function plantArrangements(rows: SeededRows, { intakeId, callbackId }: OnTheirWay, by: string): Promise<void> {
  const [programmeId, bedId, holdId, entryId, appointmentId, referralId] = Array.from({ length: 6 }, () => uuid());
  const of = { intake_id: intakeId };
  const programme = { level_of_care: '3.5', place: '1 Lake Road', created_at: start };
  await rows.insert('programme', { ...programme, id: programmeId, site_id: rows.siteId, name: `Lakeside ${programmeId}` });
  const bed = { label: '12', state: 'open', asserted_by: by, asserted_at: start };
  await rows.insert('bed', { ...bed, id: bedId, programme_id: programmeId });
  const hold = { state: 'booked', from_at: start, until_at: minutesAfterStart(600), by_user_id: by };
  await rows.insert('bed_hold', { ...of, ...hold, id: holdId, bed_id: bedId });
  await rows.insert('bed_hold', {
    ...of,
    id: uuid(),
    bed_id: bedId,
    state: 'released',
    from_at: minutesAfterStart(-60),
    until_at: start,
    by_user_id: by,
    ended_at: start,
    end_reason: planted('why the bed was given back'),
  });
  const entry = { priority: 'pregnant', next_contact_at: minutesAfterStart(60), safety_plan: planted('plan'), since: start };
  await rows.insert('waitlist_entry', { ...of, ...entry, id: entryId, programme_id: programmeId, by_user_id: by });
  await rows.insert('appointment', {
    ...of,
    id: appointmentId,
    programme_id: programmeId,
    hold_id: holdId,
    starts_at: minutesAfterStart(300),
    time_zone: 'America/New_York',
    wall_time: '2026-11-23T15:00:00',
    place: planted('place'),
    transport: planted('transport'),
    bring: planted('bring'),
    made_by: by,
    made_at: start,
  });
  await rows.insert('referral', {
    ...of,
    id: referralId,
    reason: 'no-bed',
    options: JSON.stringify(['public', 'private', 'private'].map((kind) => ({ placeId: uuid(), name: 'Elsewhere', kind }))),
    offered_at: start,
    offered_by: by,
  });
  await rows.insert('referral', {
    ...of,
    id: uuid(),
    reason: 'no-bed',
    options: JSON.stringify(['public', 'private', 'private'].map((kind) => ({ placeId: uuid(), name: 'Elsewhere', kind }))),
    state: 'lost',
    lost_reason: planted('why it came to nothing'),
    offered_at: start,
    offered_by: by,
    ended_at: start,
  });
  const steps = [
    { kind: 'reminder-24h', appointment_id: appointmentId },
    { kind: 'referral-follow-up', referral_id: referralId },
    { kind: 'waitlist-contact', waitlist_entry_id: entryId, callback_id: callbackId, because: planted('how it came out') },
  ];
  for (const step of steps) await rows.insert('placement_step', { ...of, ...step, id: uuid(), due_at: minutesAfterStart(120) });
}

async function plantQuestions(rows: SeededRows, { personId, intakeId }: OnTheirWay, by: string): Promise<void> {
  const ask = async (payer: string) => {
    const id = uuid();
    await rows.insert('benefits_request', {
      id,
      intake_id: intakeId,
      person_id: personId,
      payer_name: payer,
      payer_key: payer,
      payer_code: payer,
      insured: bytes('insured'),
      member_hint: planted('hint'),
      service_types: ['30'],
      way: 'electronic',
      state: 'in-progress',
      because: planted('how it stands'),
      owner_team: 'counsellors',
      due_at: minutesAfterStart(30),
      expected_by: minutesAfterStart(30),
      trace: `${canary} ${id}`,
      next_try_at: start,
      claim: uuid(),
      claimed_until: minutesAfterStart(1),
      asked_by: by,
      asked_at: start,
      state_since: start,
      looked_at: start,
    });
    return id;
  };
  await ask(planted('one insurer'));
  const requestId = await ask(planted('another insurer'));
  const tried = { request_id: requestId, way: 'electronic', begun_at: start };
  const ended = {
    ended_at: start,
    outcome: 'answered',
    sentence: planted('sentence'),
    detail: planted('detail'),
    raw: bytes('raw'),
  };
  const tryId = uuid();
  await rows.insert('benefits_try', { ...tried, ...ended, id: tryId, disclosure_id: await told(rows, personId, 'Acme Health') });
  await rows.insert('benefits_try', { ...tried, id: uuid(), disclosure_id: await told(rows, personId, 'Acme Health') });
  await rows.insert('benefits_answer', {
    id: uuid(),
    request_id: requestId,
    try_id: tryId,
    way: 'electronic',
    active: true,
    plan_name: planted('plan'),
    limits: JSON.stringify([planted('limit')]),
    lines: JSON.stringify([planted('line')]),
    note: planted('note'),
    raw: bytes('271'),
    raw_type: 'application/edi-x12',
    received_at: start,
  });
}

async function plantDisclosures(rows: SeededRows, { personId }: OnTheirWay, by: string): Promise<void> {
  await told(rows, personId, 'Lakeside');
  await rows.insert('disclosure_restriction', {
    id: uuid(),
    person_id: personId,
    fields: [],
    recipient: planted('whom they wanted nothing told'),
    purposes: [],
    agreed: true,
    reason: planted('how they asked'),
    set_at: start,
    set_by: by,
    lifted_at: start,
    lifted_by: by,
    lifted_reason: planted('why not any more'),
  });
}

/** That something was told of them; its id. */
async function told(rows: SeededRows, personId: string, recipient: string): Promise<string> {
  const id = uuid();
  await rows.insert('disclosure', {
    id,
    outcome: 'made',
    person_id: personId,
    recipient_name: recipient,
    recipient_kind: 'named',
    purpose: 'treatment',
    channel: 'phone',
    wanted: ['identity'],
    fields: ['identity'],
    basis: 'own-request',
    scope_text: 'what they asked for',
    notice_version: '1',
    at: start,
  });
  await rows.insert('disclosure_result', { disclosure_id: id, result: 'sent', at: start });
  return id;
}
