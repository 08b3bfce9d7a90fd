import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { CreateLeadDto } from '../../../src/contracts/lead.dto.js';
import { FetchRecording, DeleteRecording } from '../../../src/modules/calls/index.js';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { ClockChangesReadModel } from '../../../src/modules/callbacks/wall-times/clock-changes.read-model.js';
import { AskErasure } from '../../../src/modules/exchange/erasure/ask-erasure.js';
import { KeepLegalHold } from '../../../src/modules/exchange/erasure/holds/keep-legal-hold.js';
import { whatErasureTouches } from '../../../src/modules/exchange/erasure/touched/what-erasure-touches.js';
import { AnsweringPointStore } from '../../../src/modules/flags/answering-points/answering-point.store.js';
import { FlagsReadModel } from '../../../src/modules/flags/index.js';
import { KeepRetention } from '../../../src/modules/exchange/index.js';
import { RefusedSubmissionStore } from '../../../src/modules/exchange/replay/refused/refused-submission.store.js';
import { ReplayLead } from '../../../src/modules/exchange/replay/replay-lead.js';
import { SourcePrincipals } from '../../../src/modules/identity/index.js';
import { WatchFollowUps } from '../../../src/modules/intake/index.js';
import { MergePersons } from '../../../src/modules/intake/merge/merge-persons.js';
import { UndoMerge } from '../../../src/modules/intake/merge/undo-merge.js';
import { DraftLead, HoldForReview, LeadBatcher, TextPageLink } from '../../../src/modules/leads/index.js';
import { RejectReview } from '../../../src/modules/leads/review/reject-review.js';
import { ContactQuestions, KeepRevocation, KeyPeople, LookUpNumber } from '../../../src/modules/people/index.js';
import { RecordInquiry } from '../../../src/modules/people/inquiries/record-inquiry.js';
import { SearchPeopleReadModel } from '../../../src/modules/people/matches/search-people.read-model.js';
import { SetContactPlan } from '../../../src/modules/people/plan/set-contact-plan.js';
import { SetPersonNotes } from '../../../src/modules/people/plan/set-person-notes.js';
import { RedactText } from '../../../src/modules/texts/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Tx } from '../../../src/platform/database/database.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';
import { stopOf } from '../people/people-stores.js';
import { asOwner } from '../../support/as-owner.js';
import { untilBlocked } from '../people/until-blocked.js';
import { canary, canaryBytes, planted, rowsThatTell } from './canaries.js';
import { notSealedYet } from './not-sealed-yet.js';
import { advance, openExchange, receive, type Exchange } from './import-steps.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import { SealOld } from '../../../src/platform/sealing/seal-old.js';
import { SealOldStore } from '../../../src/platform/sealing/seal-old.store.js';
import { sealedColumn, sealedNames } from '../../../src/platform/sealing/sealed-columns.js';
import { Seals } from '../../../src/platform/sealing/seals.js';
import { told } from '../../../src/platform/sealing/told.js';
import { columnsThatTell } from '../../support/planted.js';
import { opened, testSeals } from '../platform/test-keys.js';
import { plantOnTheirWay } from './plant-on-their-way.js';

let on: Exchange;
let admin: StaffPrincipal;
let ben: StaffPrincipal;

beforeAll(async () => {
  on = await openExchange();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.reset();
  admin = await on.rows.staff('Ada', 'admin');
  ben = await on.rows.staff('Ben', 'counsellor');
});

const number = '+12025550147';
interface Lead {
  readonly id: string;
  readonly person_id: string;
  readonly intake_id: string;
  readonly callback_id: string;
}

async function captured(body: CreateLeadDto, idempotencyKey: string | null = null): Promise<Lead> {
  const source = await on.use(SourcePrincipals).of(on.sourceId);
  const draft = await on.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey });
  await on.use(LeadBatcher).write(draft);
  const [row] = await on.database.query<Lead>('select id, person_id, intake_id, callback_id from lead where id = $1', [draft.id]);
  return row!;
}
const erase = (personId: string) => on.use(AskErasure).run(personId, { askedBy: 'patient', reason: 'Letter of 3 May' }, admin);
const one = async <T>(text: string, ...values: unknown[]): Promise<T> => (await on.database.query<T>(text, values))[0]!;
const snapshot = () => rowsThatTell(on.database, '.');
const search = async (text: string) => (await on.use(SearchPeopleReadModel).find({ search: text, limit: 50 })).items;

/** The intake of one is about the other. */
async function askedFor(caller: Lead, patient: Lead): Promise<void> {
  await on.database.query(`update intake_party set roles = '{caller}' where intake_id = $1`, [caller.intake_id]);
  const party = { intake_id: caller.intake_id, person_id: patient.person_id, roles: ['patient'], since: start };
  await on.rows.insert('intake_party', party);
}

/** All of them, still sealed with a data key. */
const sealedForThem = sealedNames
  .map((name) => ({ name, ...sealedColumn(name) }))
  .map(({ name, table, sealed }) => `select ${told(name, 't')} as value from ${table} t where get_byte(t.${sealed}, 0) = 2`)
  .join(' union all ');

const onTheirWay = ({ person_id: personId, intake_id: intakeId, callback_id: callbackId }: Lead) =>
  plantOnTheirWay(on.rows, { personId, intakeId, callbackId }, ben.userId, admin.userId);

/** Something of theirs in every place that the public API, the phone, the carrier and staff write to. */
async function wholeRecord(): Promise<Lead & { recordingId: string; textId: string; phoneNumberId: string }> {
  const lead = await captured(
    {
      phone: '202-555-0147',
      name: planted('name'),
      email: `${canary}@example.org`,
      message: planted('message'),
      zip: '33101',
      attribution: { utm_source: canary, gclid: `${canary}abcdefghij0123` },
      consent: { call: true, sms: true },
    },
    `${canary}-key`,
  );
  const { id: phoneNumberId } = await one<{ id: string }>('select id from phone_number where e164 = $1', number);
  const person = { personId: lead.person_id, phoneNumberId, intakeId: lead.intake_id };
  const plan = { safeHours: null, voicemail: true, texts: true };
  await on
    .use(SetContactPlan)
    .run({ ...person, plan, version: 1, reason: 'said so', whoMayPickUp: planted('mother'), nameToUse: planted('alias') }, admin);
  await on
    .use(SetPersonNotes)
    .run(
      lead.person_id,
      { ...plan, version: 1, safeWord: planted('safe word'), birthDate: '1987-05-14', reason: 'said so' },
      admin,
    );
  await on.use(RecordInquiry).run({ phone: '202 555 0147', note: planted('who asked for them') }, ben);
  await on.use(KeyPeople).run();
  await on.database.query(`update callback set because = $2, ended_at = $3, state = 'done', due_at = null where id = $1`, [
    lead.callback_id,
    planted('their wish on their page'),
    start,
  ]);
  await on.database.query('update intake set facts = $2 where id = $1', [lead.intake_id, { substances: planted('substances') }]);
  await on.rows.insert('stage_change', {
    id: uuid(),
    intake_id: lead.intake_id,
    to_stage: 'inquiry',
    because: planted('because'),
    facts: { lastUse: planted('last use') },
    at: start,
  });
  const attempt = await on.rows.attempt(person, lead.callback_id, ben.userId, { phone_number_id: phoneNumberId });
  const callId = await on.rows.call(person, lead.callback_id, attempt, ben.userId, {
    disposition_note: planted('note of the talk'),
  });
  const inboundCallId = uuid();
  await on.rows.insert('inbound_call', {
    id: inboundCallId,
    site_id: on.rows.siteId,
    caller_number: number,
    forwarded_from: number,
    person_id: lead.person_id,
    callback_id: lead.callback_id,
    chosen_number_id: phoneNumberId,
    entered_number: '2025550147',
    language: 'en',
    stage: 'ended',
    stage_since: start,
    return_code: '4711',
    arrived_at: start,
    ended_at: start,
    outcome: 'voicemail',
    left_at: 'voicemail',
    because: planted('left a message'),
  });
  const legId = uuid();
  const leg = { party: 'person', from_number: number, state: 'completed', intended_at: start, ended_at: start };
  await on.rows.insert('call_leg', {
    ...leg,
    id: legId,
    inbound_call_id: inboundCallId,
    to_number: '+12025550100',
    carrier_sid: 'CA1',
    label: planted('label'),
  });
  await on.rows.insert('call_leg', {
    ...leg,
    id: uuid(),
    call_id: callId,
    to_number: number,
    failure_message: planted('failure'),
  });
  await on.rows.insert('telephony_step', {
    token: 't',
    leg_id: legId,
    step: 'voicemail',
    minted_at: start,
    answered_at: start,
    flow: JSON.stringify([planted('said')]),
  });
  await on.rows.insert('hand_over', {
    id: uuid(),
    call_id: callId,
    kind: 'outside',
    to_number: '+12025550171',
    name: 'Lakeside',
    state: 'done',
    consent_note: planted('agreed to be handed over'),
    started_by: ben.userId,
    started_at: start,
    ended_at: start,
  });
  const recordingId = uuid();
  await on.rows.insert('recording', {
    id: recordingId,
    kind: 'voicemail',
    inbound_call_id: inboundCallId,
    leg_id: legId,
    consent: { how: 'voicemail', inboundCallId, at: start.toISOString(), note: planted('consent') },
    state: 'stored',
    carrier_sid: 'RE1',
    media: Buffer.from(planted('words of the voicemail')),
    intended_at: start,
  });
  await on.rows.insert('carrier_finding', {
    carrier_sid: 'CA9',
    kind: 'call',
    found_at: start,
    explanation: planted('finding'),
    inbound_call_id: inboundCallId,
    needs_human: false,
  });
  const entryId = uuid();
  await on.rows.insert('queue_entry', {
    id: entryId,
    callback_id: lead.callback_id,
    person_id: lead.person_id,
    route_id: on.rows.routeId,
    urgency: 'standard',
    arrived_at: start,
    deadline_at: start,
    state: 'ended',
    ended_at: start,
    end_reason: planted('end'),
  });
  await on.rows.insert('offer', {
    id: uuid(),
    queue_entry_id: entryId,
    counsellor_id: ben.userId,
    state: 'declined',
    why: { sentence: planted('why') },
    offered_at: start,
    expires_at: start,
    ended_at: start,
    end_reason: planted('declined'),
  });
  const textId = uuid();
  const text = {
    site_id: on.rows.siteId,
    our_number: '+12025550100',
    their_number: number,
    body: planted('text'),
    created_at: start,
    ended_at: start,
  };
  await on.rows.insert('text_message', {
    ...text,
    id: textId,
    direction: 'incoming',
    person_id: lead.person_id,
    state: 'received',
    meaning: 'other',
    carrier_sid: 'SM1',
  });
  await on.rows.insert('text_message', {
    ...text,
    id: uuid(),
    direction: 'outgoing',
    line_key: 'text.x',
    state: 'refused',
    refused_because: planted('refused'),
  });
  await on.rows.insert('blocked_caller', {
    id: uuid(),
    caller_number: number,
    reason: planted('block'),
    until: start,
    by_user_id: admin.userId,
    created_at: start,
  });
  await on.rows.insert('own_page_step', { lead_id: lead.id, step: planted('step'), action: 'time', at: start });
  await on.rows.insert('lead_replay', {
    id: uuid(),
    lead_id: lead.id,
    by_user_id: admin.userId,
    reason: planted('replay'),
    changes: JSON.stringify([planted('before')]),
    at: start,
  });
  await on.database.transaction((tx) =>
    on
      .use(KeepRevocation)
      .run(tx, stopOf({ personId: lead.person_id }, ['sms'], start, { evidence: { note: planted('paper') } })),
  );
  await on.rows.insert('consent_event', {
    id: uuid(),
    person_id: lead.person_id,
    kind: 'part2_named',
    action: 'grant',
    channel: 'letter',
    scope: { recipient: planted('recipient') },
    user_agent: planted('browser'),
    ip_hash: planted('address'),
    expires_event: planted('when it ends'),
    received_at: start,
    effective_at: start,
  });
  const hold = await on.use(KeepLegalHold).place(lead.person_id, planted('case'), admin);
  await on.use(KeepLegalHold).lift(hold.id, planted('closed'), admin);
  await onTheirWay(lead);
  return { ...lead, recordingId, textId, phoneNumberId };
}

/** What is not a lead yet, or never became one. */
async function whatNamesThem(): Promise<void> {
  const source = await on.use(SourcePrincipals).of(on.sourceId);
  const body = { phone: '(202) 555-0147', message: planted('held') };
  const held = {
    source,
    key: 'k1',
    reasons: ['too-fast'] as const,
    danger: false,
    language: 'en',
    body,
    rawBody: '',
    campaignApart: true,
    from: null,
  };
  await on.use(HoldForReview).run(held);
  const { id } = await one<{ id: string }>('select id from lead_review');
  await on.use(RejectReview).run(id, admin.userId, planted('rejected'));
  const refused = {
    sourceId: on.sourceId,
    body: JSON.stringify({ phone: '2025550147', colour: canary }),
    idempotencyKey: canary,
  };
  await on.use(RefusedSubmissionStore).keep({ ...refused, code: 'input/invalid', fields: [], at: start });
  const list = `phone,name,message\n2025550147,${planted('name')},${planted('row')}\n`;
  const { id: importId } = await receive(on, admin, list, { callbacks: 'review' });
  await advance(on, importId);
  const { id: dryId } = await receive(on, admin, `phone,name\n2025550147,${planted('dry')}\n`, { dryRun: true });
  await advance(on, dryId);
}

const idColumns = ['person_id', 'lead_id', 'call_id', 'inbound_call_id', 'callback_id', 'intake_id', 'leg_id', 'subject_id'];
const speaking = `
  with recursive reached(id) as (
    select 'person'::regclass::oid
    union select conrelid from pg_constraint join reached on confrelid = reached.id where contype = 'f')
  select c.table_name as table, c.column_name as column from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and (
    to_regclass(quote_ident(c.table_name))::oid in (select id from reached)
    or exists (select from information_schema.columns x where x.table_schema = 'public' and x.table_name = c.table_name
      and (x.column_name = 'confidentiality' or x.column_name = any($1::text[]))))`;

describe('what erasure touches', () => {
  const listed = new Set(whatErasureTouches.map(({ table, column }) => `${table}.${column}`));
  const gone = new Set(whatErasureTouches.flatMap(({ table, action }) => (action === 'deleted' ? [table] : [])));
  const columnsOf = (db: Pick<Tx, 'query'>) => db.query<{ table: string; column: string }>(speaking, [idColumns]);
  const forgotten = async (db: Pick<Tx, 'query'>) =>
    (await columnsOf(db)).flatMap(({ table, column }) => {
      const isKnown = column === 'confidentiality' || gone.has(table) || listed.has(`${table}.${column}`);
      return isKnown ? [] : [`${table}.${column}`];
    });

  it('names every column of every table that speaks of a person, and none that is not there', async () => {
    expect((await columnsOf(on.database)).length).toBeGreaterThan(300);
    expect(await forgotten(on.database)).toEqual([]);
    const all = await on.database.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    const there = new Set(all.map(({ name }) => name));
    expect([...listed].filter((name) => !name.endsWith('.*') && !there.has(name))).toEqual([]);
    for (const { why } of whatErasureTouches) expect(why).not.toBe('');
  });

  it('would notice a column, a table and a label that somebody adds', async () => {
    const added = await on.database
      .transaction(async (tx) => {
        await tx.query('set local role none');
        await tx.query('alter table lead add rumour text');
        await tx.query('create table gossip (id uuid primary key, person_id uuid references person (id), words text)');
        await tx.query(`create table hearsay (id uuid primary key, confidentiality text not null default 'part2')`);
        throw Object.assign(new Error('put back'), { found: await forgotten(tx) });
      })
      .catch((error: { found: string[] }) => error.found);
    expect(added.sort()).toEqual(['gossip.id', 'gossip.person_id', 'gossip.words', 'hearsay.id', 'lead.rumour']);
  });
});

describe('B-103: erasing a record', () => {
  it('leaves no word of theirs anywhere, in no table and not at the carrier', async () => {
    const { person_id: personId, recordingId } = await wholeRecord();
    await whatNamesThem();
    on.carrier.recordings = [{ carrierSid: 'RE1', callSid: 'CA1', state: 'completed', seconds: 9, createdAt: start }];
    await on.database.query('update alert set acknowledged_at = $1', [start]);
    const words = [canary, canaryBytes];
    expect((await rowsThatTell(on.database, ...words)).length).toBeGreaterThan(45);

    const erasure = await erase(personId);

    expect(erasure).toMatchObject({ outcome: 'erased', askedBy: 'patient', byUserId: admin.userId });
    expect(erasure.rows).toBeGreaterThan(50);
    expect(await rowsThatTell(on.database, ...words, '2025550147', '202-555-0147', '1987-05-14', '"33101"')).toEqual([]);
    expect((await one<{ media: null }>('select media from recording')).media).toBeNull();
    await on.use(DeleteRecording).run(recordingId);
    expect(on.carrier.recordings).toEqual([]);
    expect(await one('select state from recording')).toEqual({ state: 'deleted' });
    const [audit] = await on.database.query<{ detail: object }>(`select detail from audit_entry where action = 'person.erased'`);
    expect(audit!.detail).toMatchObject({ requestId: erasure.id, askedBy: 'patient' });
  });

  it('S-2.5: whatever is sealed for them opens nowhere afterwards, in a backup neither; before, only what is listed here stands in plain', async () => {
    const lead = await wholeRecord();
    await new SealOld(on.database, new SealOldStore(), on.use(Seals), on.use(Sealer)).run();
    expect((await columnsThatTell(on.database, canary)).sort()).toEqual(notSealedYet);
    const sealed = await on.database.query<{ value: string | null }>(sealedForThem);
    const backup = structuredClone(sealed);
    const before = (await on.use(Seals).open(on.database, sealed)).map(({ value }) => JSON.stringify(value));
    expect(before.filter((value) => !value.includes(canary))).toEqual([]);
    await erase(lead.person_id);
    const after = (await on.use(Seals).open(on.database, backup)).map(({ value }) => value);
    expect(new Set(after.map((value) => JSON.stringify(value)))).toEqual(new Set(['null', '"erased"', '{}']));
    expect(before.length).toBeGreaterThanOrEqual(sealedNames.length);
    expect(await one('select count(wrapped)::int as keys from person_key where person_id = $1', lead.person_id)).toEqual({
      keys: 0,
    });
  });

  it('closes what was open, and counts stay', async () => {
    const lead = await captured({ phone: '202-555-0147', name: 'Ana' });
    await erase(lead.person_id);
    expect(await one('select stage, close_reason from intake')).toEqual({ stage: 'closed', close_reason: 'do-not-contact' });
    expect(await one('select state from callback')).toEqual({ state: 'cancelled' });
    expect(await one('select count(*)::int as leads from lead')).toEqual({ leads: 1 });
  });

  it('ends what was arranged and asked, so that nobody is expected, told or followed any more', async () => {
    const lead = await captured({ phone: '202-555-0147', name: 'Ana' });
    await onTheirWay(lead);
    await on.use(KeepLegalHold).place(lead.person_id, 'Case 12', admin); // refused: the rows stay as the closing left them
    await expect(erase(lead.person_id)).rejects.toMatchObject({ code: 'erasure/refused' });
    const open = ['appointment', 'bed_hold', 'waitlist_entry', 'referral', 'placement_step', 'benefits_request', 'intake_aside']
      .map((table) => `select '${table}' as table from ${table} where ended_at is null`)
      .join(' union all ');
    expect(await on.database.query(open)).toEqual([]);
    expect(await on.database.query('select outcome from benefits_try order by outcome')).toEqual([
      { outcome: 'answered' },
      { outcome: 'unknown' },
    ]);
    expect(await on.database.query('select distinct state from benefits_request')).toEqual([{ state: 'cancelled' }]);
    expect(await one(`select claim from benefits_request where claim is not null`)).toBeUndefined();
    expect(await one(`select state from appointment`)).toEqual({ state: 'cancelled' });
    expect(await one('select state from waitlist_entry')).toEqual({ state: 'left' });
    expect(await one('select end_reason from intake_aside')).toEqual({ end_reason: 'moved' });
  });

  it('L-107: to whom what was told of them stays', async () => {
    const lead = await captured({ phone: '202-555-0147', name: 'Ana' });
    await onTheirWay(lead);
    await erase(lead.person_id);
    const told = (recipient_name: string) => ({ recipient_name, purpose: 'treatment', fields: ['identity'], result: 'sent' });
    expect(
      await on.database.query(`
        select d.recipient_name, d.purpose, d.fields, r.result
        from disclosure d join disclosure_result r on r.disclosure_id = d.id order by d.recipient_name`),
    ).toEqual([told('Acme Health'), told('Acme Health'), told('Lakeside')]);
    expect(await one('select recipient_name from emergency_disclosure')).toEqual({ recipient_name: 'Dr. Rivera' });
    expect(await one('select distinct payer_name from benefits_request')).toEqual({ payer_name: 'erased' });
  });

  it('of a patient for whom somebody else asked takes what was told about them, and leaves the other’s', async () => {
    const mother = await captured({ phone: '202-555-0147', name: 'Mother' });
    const son = await captured({ phone: '202-555-0148', name: 'Son' });
    await askedFor(mother, son);
    await onTheirWay(mother);
    await on.database.query('update benefits_request set person_id = $1', [son.person_id]);
    await erase(son.person_id);
    expect(await on.database.query('select distinct state, member_hint, length(insured) as left from benefits_request')).toEqual([
      { state: 'cancelled', member_hint: 'erased', left: 0 },
    ]);
    expect(await on.database.query('select from screening_answer')).toEqual([]);
    const decision = `select ${told('decision.text', 'd')} as text, ${told('decision.ratings', 'd')} as ratings from clinical_decision d`;
    expect(await opened(on.database, decision)).toEqual([{ text: 'erased', ratings: {} }]);
    expect(await one('select state from appointment')).toEqual({ state: 'scheduled' });
    expect(await one('select ended_at from intake where id = $1', mother.intake_id)).toEqual({ ended_at: null });
  });

  it('L-307: the same number is a new person afterwards, of whom nothing old is shown, and a STOP still holds', async () => {
    const first = await captured({ phone: '202-555-0147', name: 'Ana', consent: { call: true, sms: true } });
    await on.database.transaction((tx) => on.use(KeepRevocation).run(tx, stopOf({ personId: first.person_id }, ['sms'], start)));
    await erase(first.person_id);
    expect(
      await one(`select count(*)::int as proofs from consent_event where person_id = $1 and action = 'revoke'`, first.person_id),
    ).not.toEqual({ proofs: 0 });

    const second = await captured({ phone: '202-555-0147', name: 'Bea', consent: { call: true, sms: true } });

    expect(second.person_id).not.toBe(first.person_id);
    expect(await one('select ended_at from callback where id = $1', second.callback_id)).toEqual({ ended_at: null });
    expect(await search('Ana')).toEqual([]);
    const facts = await on.database.transaction((tx) => on.use(ContactQuestions).textFacts(tx, number, start));
    expect(facts).toMatchObject({ personId: second.person_id, suppressedBecause: 'they texted STOP' });
  });

  it('the same request, job or replay again does nothing, and says why', async () => {
    const lead = await wholeRecord();
    await on.database.query('update alert set acknowledged_at = $1', [start]);
    await erase(lead.person_id);
    const before = await snapshot();
    await on.use(LookAtCallback).run(lead.callback_id);
    await on.use(TextPageLink).run(lead.id);
    await on.use(LookUpNumber).run(lead.phoneNumberId);
    await on.use(FetchRecording).run(lead.recordingId);
    await on.use(KeyPeople).run();
    const progress = (rows: string[]) => rows.filter((row) => !row.startsWith('key_progress'));
    expect(progress(await snapshot())).toEqual(progress(before));
    await on.use(RedactText).run(lead.textId);
    await expect(on.use(ReplayLead).run(lead.id, { reason: 'again' }, admin)).rejects.toMatchObject({ code: 'lead/erased' });

    const body = { phone: '202-555-0147', name: planted('name') };
    const source = await on.use(SourcePrincipals).of(on.sourceId);
    const first = await on.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: 'again' });
    await on.use(LeadBatcher).write(first);
    const { person_id: second } = await one<Lead>('select person_id from lead where id = $1', first.id);
    await erase(second);
    const repeated = await on.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: 'again' });
    expect(await on.use(LeadBatcher).write(repeated)).toMatchObject({
      kind: 'replayed',
      status: 410,
      body: expect.stringContaining('lead/erased'),
    });
    expect(await search(canary)).toEqual([]);
    expect(await rowsThatTell(on.database, canary)).toEqual([]);
  });

  it('asked twice, or by two at once, it is done once', async () => {
    const { person_id: personId } = await captured({ phone: '202-555-0147', name: 'Ana' });
    const [a, b] = await Promise.all([erase(personId), erase(personId)]);
    expect(a.id).toBe(b.id);
    const before = await snapshot();
    expect((await erase(personId)).id).toBe(a.id);
    expect(await snapshot()).toEqual(before);
  });

  it('killed on the way it has done nothing, and is done when it is asked for again', async () => {
    const { person_id: personId } = await wholeRecord();
    await on.database.query('update alert set acknowledged_at = $1', [start]);
    const before = await snapshot();
    const killed = expect(
      on.database.transaction(async (tx) => {
        await tx.query('select from text_message for update');
        const dying = erase(personId);
        const outcome = dying.then(
          () => 'erased',
          () => 'killed',
        );
        await untilBlocked(on.database);
        await asOwner(
          on.database,
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return outcome;
      }),
    ).resolves.toBe('killed');
    await killed;
    expect(await snapshot()).toEqual(before);
    await erase(personId);
    expect(await rowsThatTell(on.database, canary)).toEqual([]);
  });

  it('takes everybody who was merged into them, and parting them afterwards is refused with a reason', async () => {
    const ana = await captured({ phone: '202-555-0147', name: planted('one') });
    const anna = await captured({ phone: '202-555-0148', name: planted('two') });
    const { mergeId } = await on.use(MergePersons).run(ana.person_id, { into: anna.person_id, reason: planted('same') }, admin);
    await erase(ana.person_id);
    const told = (await rowsThatTell(on.database, canary, '202555014[78]')).filter((row) => !row.startsWith('audit_entry'));
    expect(told).toEqual([]);
    await expect(on.use(UndoMerge).run(mergeId, 'two after all', admin)).rejects.toMatchObject({ code: 'merge/erased' });
  });

  it('leaves a number that a household shares to who is left of it, without what was wanted on it', async () => {
    const mother = await captured({ phone: '202-555-0147', name: 'Mother' });
    const son = uuid();
    await on.rows.insert('person', { id: son, language: 'en', display_name: 'Son' });
    const { id } = await one<{ id: string }>('select id from phone_number');
    await on.database.query(`update phone_number set who_may_pick_up = 'her', voicemail_allowed = true`);
    await on.rows.insert('shared_number', { phone_number_id: id, person_id: son, why_not_automatic: 'ask first', since: start });
    await erase(mother.person_id);
    expect(
      await on.database.query(
        'select person_id, e164, who_may_pick_up, voicemail_allowed, automatic_calls, why_not_automatic from phone_number',
      ),
    ).toEqual([
      {
        person_id: son,
        e164: number,
        who_may_pick_up: null,
        voicemail_allowed: null,
        automatic_calls: false,
        why_not_automatic: 'ask first',
      },
    ]);
    expect(await on.database.query('select from shared_number')).toEqual([]);
  });
});

describe('B-103: what is in the way', () => {
  const refusal = (personId: string) => erase(personId).catch((error: { code: string; options: { extra: object } }) => error);

  it('a legal hold: refused, kept, restricted at once; lifted, it is erased', async () => {
    const { person_id: personId } = await captured({
      phone: '202-555-0147',
      name: 'Ana Lopez',
      consent: { call: true, sms: true },
    });
    const hold = await on.use(KeepLegalHold).place(personId, 'Case 12', admin);
    expect(await refusal(personId)).toMatchObject({
      code: 'erasure/refused',
      options: { extra: { obstacles: [{ code: 'legal-hold' }] } },
    });
    expect(await one('select outcome from erasure_request')).toEqual({ outcome: 'refused' });
    expect(await one('select stage from intake')).toEqual({ stage: 'closed' });
    expect(await one('select state, because from callback')).toEqual({
      state: 'cancelled',
      because: 'They want their record erased.',
    });
    expect(await search('Lopez')).toEqual([]);
    expect(await search('2025550147')).toEqual([]);
    const facts = await on.database.transaction((tx) => on.use(ContactQuestions).textFacts(tx, number, start));
    expect(facts.suppressedBecause).toContain('restricted');
    await on.use(KeepLegalHold).lift(hold.id, 'Case closed', admin);
    expect(await erase(personId)).toMatchObject({ outcome: 'erased' });
  });

  it('a legal hold on somebody whom they asked for: what they told us about them is held too; theirs holds nobody else', async () => {
    const caller = await captured({ phone: '202-555-0147', name: 'Rosa' });
    const patient = await captured({ phone: '202-555-0148', name: 'Ana' });
    await askedFor(caller, patient);
    const hold = await on.use(KeepLegalHold).place(patient.person_id, 'Case 12', admin);
    expect(await refusal(caller.person_id)).toMatchObject({
      code: 'erasure/refused',
      options: { extra: { obstacles: [{ code: 'legal-hold-of-patient' }] } },
    });
    await on.use(KeepLegalHold).lift(hold.id, 'Case closed', admin);
    await on.use(KeepLegalHold).place(caller.person_id, 'Case 13', admin);
    expect(await erase(patient.person_id)).toMatchObject({ outcome: 'erased' });
  });

  it('a danger that nobody has looked at: refused, and their callback stays open', async () => {
    const { person_id: personId } = await captured({ phone: '202-555-0147', name: 'Ana', message: 'I took too many pills' });
    expect(await refusal(personId)).toMatchObject({
      options: { extra: { obstacles: [{ code: 'open-danger' }], askAgainAt: null } },
    });
    expect(await one('select ended_at from callback')).toEqual({ ended_at: null });
    expect(await search('Ana')).toEqual([]);
    const facts = await on.database.transaction((tx) => on.use(ContactQuestions).textFacts(tx, number, start));
    expect(facts.suppressedBecause).toBeNull();
    await on.database.query('update alert set acknowledged_at = $1', [start]);
    expect(await erase(personId)).toMatchObject({ outcome: 'erased' });
  });

  it('a call that is going on', async () => {
    const lead = await captured({ phone: '202-555-0147' });
    const { id: phoneNumberId } = await one<{ id: string }>('select id from phone_number');
    const person = { personId: lead.person_id, phoneNumberId, intakeId: lead.intake_id };
    const attempt = await on.rows.attempt(person, lead.callback_id, ben.userId, { ended_at: null, outcome: null });
    await on.rows.call(person, lead.callback_id, attempt, ben.userId, { state: 'talking', ended_at: null, end_cause: null });
    expect(await refusal(lead.person_id)).toMatchObject({ options: { extra: { obstacles: [{ code: 'call-going-on' }] } } });
  });

  const flagged = async (level: string, { person_id, intake_id }: Lead): Promise<string> => {
    const id = uuid();
    const of = { intake_id, person_id, site_id: on.rows.siteId, rule: level, table_version: '1', table_hash: 'x', facts: {} };
    await on.rows.insert('flag', { ...of, id, level, raised_at: start, due_at: start });
    return id;
  };

  it.each(['red', 'orange'])('B-108: a %s flag that nobody has dealt with: their callback stays open', async (level) => {
    const lead = await captured({ phone: '202-555-0147', name: 'Ana' });
    const flagId = await flagged(level, lead);
    expect(await refusal(lead.person_id)).toMatchObject({ options: { extra: { obstacles: [{ code: 'open-flag' }] } } });
    expect(await one('select ended_at from callback')).toEqual({ ended_at: null });
    expect((await new FlagsReadModel(on.database, new AnsweringPointStore(), testSeals).open()).flags).toMatchObject([
      { id: flagId },
    ]);
    await on.database.query(`update flag set handled_at = $1, handled_by = $2, outcome = 'reviewed'`, [start, ben.userId]);
    expect(await erase(lead.person_id)).toMatchObject({ outcome: 'erased' });
  });

  it('B-108: a red flag about somebody for whom they asked; a yellow one is in nobody’s way and in no list afterwards', async () => {
    const mother = await captured({ phone: '202-555-0147', name: 'Mother' });
    const son = await captured({ phone: '202-555-0148', name: 'Son' });
    await askedFor(mother, son);
    await flagged('yellow', { ...mother, person_id: son.person_id });
    const red = await flagged('red', { ...mother, person_id: son.person_id });
    for (const personId of [mother.person_id, son.person_id])
      expect(await refusal(personId)).toMatchObject({ options: { extra: { obstacles: [{ code: 'open-flag' }] } } });
    await on.database.query('delete from flag where id = $1', [red]);
    await erase(mother.person_id);
    expect((await new FlagsReadModel(on.database, new AnsweringPointStore(), testSeals).open()).flags).toEqual([]);
  });

  it('L-109: the record of an emergency that is not complete or not reviewed', async () => {
    const lead = await captured({ phone: '202-555-0147', name: 'Ana' });
    await onTheirWay(lead);
    const unfinished = { options: { extra: { obstacles: [{ code: 'emergency-record' }] } } };
    await on.database.query('update emergency_disclosure set reviewed_at = null, reviewed_by = null');
    expect(await refusal(lead.person_id)).toMatchObject(unfinished);
    expect(await one('select stage from intake')).toEqual({ stage: 'closed' });
    await on.database.query('update emergency_disclosure set closed_at = null, closed_by = null');
    expect(await refusal(lead.person_id)).toMatchObject(unfinished);
    await on.database.query(
      'update emergency_disclosure set closed_at = $1, closed_by = $2, reviewed_at = $1, reviewed_by = $2',
      [start, ben.userId],
    );
    expect(await erase(lead.person_id)).toMatchObject({ outcome: 'erased' });
  });

  it('an intake in an emergency, theirs or about them', async () => {
    const mother = await captured({ phone: '202-555-0147', name: 'Mother' });
    const son = await captured({ phone: '202-555-0148', name: 'Son' });
    await askedFor(mother, son);
    await on.database.query(`update intake set stage = 'emergency', stage_before = 'contacted' where id = $1`, [
      mother.intake_id,
    ]);
    for (const personId of [mother.person_id, son.person_id])
      expect(await refusal(personId)).toMatchObject({ options: { extra: { obstacles: [{ code: 'open-emergency' }] } } });
    expect(await one('select stage from intake where id = $1', mother.intake_id)).toEqual({ stage: 'emergency' });
  });

  it('the law, for somebody who was admitted: with the day', async () => {
    const lead = await captured({ phone: '202-555-0147' });
    await on.database.query(`update intake set stage = 'admitted', ended_at = $1, next_step = null`, [start]);
    await on.database.query(`update callback set state = 'done', ended_at = $1, due_at = null`, [start]);
    expect(await refusal(lead.person_id)).toMatchObject({
      options: { extra: { obstacles: [{ code: 'must-be-kept' }], askAgainAt: new Date('2033-11-23T15:00:00Z') } },
    });
  });

  it('restricted, they are in no list of follow-ups and changed clocks', async () => {
    const lead = await captured({ phone: '202-555-0147', name: 'Ana' });
    await onTheirWay(lead);
    const listed = async () => [
      (await on.use(WatchFollowUps).due()).length,
      (await on.use(ClockChangesReadModel).list()).changes.length,
    ];
    await on.database.query(
      `update intake set stage = 'closed', close_reason = 'not-ready-follow-up', facts = '{"followUpOn": "2026-11-01"}',
         ended_at = $1, next_step = null`,
      [minutesAfterStart(1)],
    );
    expect(await listed()).toEqual([1, 1]);
    await on.use(KeepLegalHold).place(lead.person_id, 'Case 12', admin);
    await refusal(lead.person_id);
    expect(await listed()).toEqual([0, 0]);
  });

  it('whoever asks for help again is not lost behind a restriction', async () => {
    const { person_id: personId } = await captured({ phone: '202-555-0147', name: 'Ana' });
    await on.use(KeepLegalHold).place(personId, 'Case 12', admin);
    await refusal(personId);
    const again = await captured({ phone: '202-555-0147', name: 'Ana' });
    expect(again.person_id).toBe(personId);
    expect(await one('select restricted_at from person where id = $1', personId)).toEqual({ restricted_at: null });
    expect(await one('select ended_at from callback where id = $1', again.callback_id)).toEqual({ ended_at: null });
    expect(await on.database.query(`select from audit_entry where action = 'person.restriction-ended'`)).toHaveLength(1);
  });
});

describe('retention (compliance 1.9)', () => {
  const later = (months: number) => {
    on.clock.at = new Date(start);
    on.clock.at.setUTCMonth(on.clock.at.getUTCMonth() + months);
    on.clock.at.setUTCDate(on.clock.at.getUTCDate() + 1);
  };
  const ended = async (phone: string) => {
    const lead = await captured({ phone, name: planted(phone) });
    await on.database.query(`update callback set state = 'done', ended_at = $2, due_at = null where id = $1`, [
      lead.callback_id,
      minutesAfterStart(1),
    ]);
    await on.database.query(
      `update intake set stage = 'closed', close_reason = 'unreachable', ended_at = $2, next_step = null where id = $1`,
      [lead.intake_id, minutesAfterStart(1)],
    );
    await on.database.query('update person set created_at = $1', [start]);
    return lead;
  };
  const standing = async (personId: string) =>
    (await one<{ gone: boolean }>('select erased_at is not null as gone from person where id = $1', personId)).gone;

  it('erases who was never admitted after 24 months, nobody before, and nobody under a legal hold', async () => {
    const [due, held, open] = [
      await ended('202-555-0147'),
      await ended('202-555-0148'),
      await captured({ phone: '202-555-0149' }),
    ];
    await on.use(KeepLegalHold).place(held.person_id, 'Case 12', admin);
    later(23);
    await on.use(KeepRetention).run();
    expect(await standing(due.person_id)).toBe(false);
    later(24);
    await on.use(KeepRetention).run();
    await on.use(KeepRetention).run();
    expect(await standing(due.person_id)).toBe(true);
    expect(await standing(held.person_id)).toBe(false);
    expect(await standing(open.person_id)).toBe(false);
    expect((await rowsThatTell(on.database, canary)).filter((row) => row.includes('0147'))).toEqual([]);
    expect(await one('select asked_by, by_user_id, outcome from erasure_request')).toEqual({
      asked_by: null,
      by_user_id: null,
      outcome: 'erased',
    });
  });

  it('ends recordings after 90 days, here and at the carrier, but not of a call in danger or under a hold', async () => {
    const lead = await ended('202-555-0147');
    const record = async (crisis_at: Date | null, person_id: string | null) => {
      const ids = { call: uuid(), leg: uuid(), recording: uuid() };
      const call = {
        stage: 'ended',
        stage_since: start,
        arrived_at: start,
        ended_at: start,
        outcome: 'voicemail',
        left_at: 'x',
        because: 'x',
      };
      await on.rows.insert('inbound_call', {
        id: ids.call,
        site_id: on.rows.siteId,
        language: 'en',
        person_id,
        crisis_at,
        ...call,
      });
      const leg = {
        id: ids.leg,
        party: 'person',
        inbound_call_id: ids.call,
        to_number: 'x',
        from_number: 'x',
        state: 'completed',
      };
      await on.rows.insert('call_leg', { ...leg, intended_at: start, ended_at: start });
      const recording = { kind: 'voicemail', consent: {}, state: 'stored', carrier_sid: ids.recording, media: Buffer.from('x') };
      await on.rows.insert('recording', {
        id: ids.recording,
        inbound_call_id: ids.call,
        leg_id: ids.leg,
        intended_at: start,
        ...recording,
      });
      return ids.recording;
    };
    const [plain, danger, held] = [await record(null, null), await record(start, null), await record(null, lead.person_id)];
    await on.use(KeepLegalHold).place(lead.person_id, 'Case 12', admin);
    on.clock.at = new Date(start.getTime() + 91 * 86_400_000);
    await on.use(KeepRetention).run();
    const states = await on.database.query<{ id: string; state: string }>(
      'select id, state from recording where media is not null',
    );
    expect(states.map(({ id }) => id).sort()).toEqual([danger, held].sort());
    expect(await one('select state from recording where id = $1', plain)).toEqual({ state: 'deleting' });
    expect(await on.database.query(`select from outbox_message where name = 'delete-recording'`)).toHaveLength(1);
  });

  it('ends entries of the audit and proofs of the erased after 7 years, unless something is held', async () => {
    const lead = await ended('202-555-0147');
    await on.database.transaction((tx) => on.use(KeepRevocation).run(tx, stopOf({ personId: lead.person_id }, ['sms'], start)));
    const told = async () => (await on.database.query('select from disclosure where person_id = $1', [lead.person_id])).length;
    const [grant] = await on.database.query<{ id: string }>('select id from consent_event where person_id = $1', [
      lead.person_id,
    ]);
    await onTheirWay(lead);
    await on.rows.insert('disclosure', {
      id: uuid(),
      outcome: 'made',
      person_id: lead.person_id,
      recipient_name: 'Lakeside',
      recipient_kind: 'named',
      purpose: 'treatment',
      channel: 'phone',
      wanted: ['identity'],
      fields: ['identity'],
      basis: 'consent',
      consent_id: grant!.id,
      scope_text: 'x',
      notice_version: '1',
      at: new Date(start.getTime() + 86_400_000),
    });
    later(24);
    await on.use(KeepRetention).run();
    expect(await standing(lead.person_id)).toBe(true);
    expect(await told()).toBe(4);
    const other = await captured({ phone: '202-555-0148' });
    const hold = await on.use(KeepLegalHold).place(other.person_id, 'Case 12', admin);
    on.clock.at = new Date('2040-01-01T00:00:00Z');
    await on.use(KeepRetention).run();
    const left = () =>
      one<{ audit: number; proofs: number }>(
        `select (select count(*)::int from audit_entry) as audit, (select count(*)::int from consent_event where person_id = '${lead.person_id}') as proofs`,
      );
    expect(await left()).toMatchObject({ proofs: 0 });
    expect(await told()).toBe(0);
    expect(await on.database.query('select from emergency_disclosure')).toEqual([]);
    expect((await left()).audit).toBeGreaterThan(0);
    await on.use(KeepLegalHold).lift(hold.id, 'over', admin);
    // PostgreSQL has a clock of its own, by which no entry ends before six years.
    await asOwner(
      on.database,
      "do $$ begin set local session_replication_role = replica; update audit_entry set at = at - interval '8 years'; end $$",
    );
    await on.use(KeepRetention).run();
    // Nothing is left but that they ended, so that whoever checks the audit knows.
    const [pruned, ...more] = await on.database.query('select action, detail from audit_entry');
    expect(pruned).toMatchObject({ action: 'audit.pruned', detail: { before: '2033-01-01T00:00:00.000Z' } });
    expect(more).toEqual([]);
    await expect(on.database.query(`update stage_change set because = 'x'`)).rejects.toThrow('never changed');
  });
});
