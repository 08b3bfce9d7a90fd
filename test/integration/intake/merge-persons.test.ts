import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { AttemptStore } from '../../../src/modules/callbacks/attempt.store.js';
import { IntakeModule } from '../../../src/modules/intake/index.js';
import { MergePersons } from '../../../src/modules/intake/merge/merge-persons.js';
import { UndoMerge } from '../../../src/modules/intake/merge/undo-merge.js';
import { ContactQuestions, KeepRevocation, PeopleStore } from '../../../src/modules/people/index.js';
import { PeopleReadModel } from '../../../src/modules/people/people.read-model.js';
import { SetPersonNotes } from '../../../src/modules/people/plan/set-person-notes.js';
import type { ConsentKind } from '../../../src/core/consent/consent-event.js';
import { TextQuestions } from '../../../src/modules/texts/text.questions.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { newcomer } from '../people/newcomer.js';
import { stopOf } from '../people/people-stores.js';
import { untilBlocked } from '../people/until-blocked.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';
import { minutesAfterStart as minutes, start, type SeededPerson, type SeededRows } from './seeded-rows.js';
import { testSeals } from '../platform/test-keys.js';

let opened: OpenedModules;
let database: Database;
let rows: SeededRows;
let manager: StaffPrincipal;
let maria: SeededPerson;
let sam: SeededPerson;
beforeAll(async () => {
  opened = await openModules(IntakeModule);
  ({ database, rows } = opened);
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.reset();
  manager = await rows.staff('Ada', 'manager');
  maria = await rows.person('+12025550147');
  sam = await rows.person('+12025550148');
});

const merge = (from: SeededPerson, into: SeededPerson) =>
  opened.use(MergePersons).run(from.personId, { into: into.personId, reason: 'Same insurance card' }, manager);
const undo = (mergeId: string) => opened.use(UndoMerge).run(mergeId, 'Two sisters', manager);
const consent = (person: SeededPerson, kind: ConsentKind, action: 'grant' | 'revoke', receivedAt = start) =>
  database.transaction((tx) =>
    new PeopleStore().recordConsentMany(tx, [
      { id: uuid(), personId: person.personId, kind, channel: 'staff', action, textVersion: null, evidence: {}, receivedAt },
    ]),
  );
const facts = async (person: SeededPerson, number = person) =>
  (await opened.use(ContactQuestions).callFacts(database, person.personId, number.phoneNumberId, minutes(60))).consent;
const toTexts = async (e164: string) => (await opened.use(ContactQuestions).textFacts(database, e164, minutes(60))).consent;
const openOf = (table: 'intake' | 'callback') =>
  database.query<Record<string, unknown>>(`select * from ${table} where ended_at is null order by id`);
const view = async (person: SeededPerson) => ({
  person: await opened.use(PeopleReadModel).one(person.personId),
  timeline: await new PersonTimelineReadModel(database, testSeals).of(person.personId),
});

describe('two records of one person', () => {
  it('are shown as one, whichever is asked for, with all numbers and all that happened', async () => {
    await rows.callback(maria);
    const { mergeId } = await merge(maria, sam);
    expect(await view(maria)).toEqual(await view(sam));
    const { person, timeline } = await view(maria);
    expect(person).toMatchObject({ id: sam.personId, merged: [{ mergeId, personId: maria.personId }] });
    expect(person.numbers.map(({ id }) => id).sort()).toEqual([maria.phoneNumberId, sam.phoneNumberId].sort());
    expect(timeline.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['callback-promised', 'persons-merged']));
    expect(timeline.items.find(({ kind }) => kind === 'persons-merged')!.sentence).toBe(
      'Ada found that two records are one person: Same insurance card.',
    );
  });

  it('have one open intake and one open callback, which keeps the earlier promise and the higher urgency', async () => {
    await rows.callback(maria, { urgency: 'urgent', promised_by: minutes(20), due_at: minutes(5) });
    const kept = await rows.callback(sam, { promised_by: minutes(10), due_at: minutes(8) });
    await merge(maria, sam);
    expect(await openOf('intake')).toMatchObject([{ person_id: sam.personId }]);
    expect(await openOf('callback')).toMatchObject([
      { id: kept, person_id: sam.personId, urgency: 'urgent', promised_by: minutes(10), due_at: minutes(5) },
    ]);
  });

  it('B-105 one said STOP, one had consented: STOP wins, nothing is widened, and both are as before when it is undone', async () => {
    await consent(maria, 'call_live', 'grant');
    await consent(sam, 'call_live', 'revoke');
    await consent(maria, 'sms', 'grant');
    const { mergeId } = await merge(maria, sam);
    expect([await facts(sam), await facts(sam, maria), await toTexts('+12025550147')]).toEqual(['revoked', 'revoked', 'none']);
    await undo(mergeId);
    expect([await facts(sam), await facts(maria), await toTexts('+12025550147')]).toEqual(['revoked', 'granted', 'granted']);
  });

  it('a new consent counts for whoever they are known as; a stop said meanwhile holds for both afterwards', async () => {
    await consent(sam, 'call_live', 'revoke');
    const { mergeId } = await merge(maria, sam);
    await consent(sam, 'call_live', 'grant', minutes(5));
    expect(await facts(sam, maria)).toBe('granted');
    await consent(sam, 'call_live', 'revoke', minutes(6));
    await undo(mergeId);
    expect([await facts(maria), await facts(sam)]).toEqual(['revoked', 'revoked']);
  });

  it('suppression stays with its number, and is asked again', async () => {
    await database.transaction((tx) =>
      opened.use(KeepRevocation).run(tx, stopOf({ e164: '+12025550147' }, ['call_live'], start, { because: 'STOP' })),
    );
    await merge(sam, maria);
    const about = async (number: SeededPerson) =>
      (await opened.use(ContactQuestions).callFacts(database, maria.personId, number.phoneNumberId, start)).suppressedBecause;
    expect([await about(maria), await about(sam)]).toEqual(['STOP', null]);
    expect(await facts(maria, sam)).toBe('revoked');
  });

  it('somebody who writes again from either number hangs on the one they are known as', async () => {
    await merge(maria, sam);
    const found = await database.transaction((tx) =>
      new PeopleStore().findOrCreateMany(tx, [newcomer({ e164: '+12025550147' })]),
    );
    expect(found.get('+12025550147')).toMatchObject({ personId: sam.personId, known: true });
  });
});

describe('the caps of both', () => {
  it('count together: whoever was called or texted as one of them was called or texted (L-309)', async () => {
    const counsellor = await rows.staff('Dana', 'counsellor');
    const callbackId = await rows.callback(maria, { state: 'done', ended_at: minutes(9) });
    await rows.attempt(maria, callbackId, counsellor.userId);
    await rows.insert('text_message', {
      id: uuid(),
      direction: 'outgoing',
      site_id: rows.siteId,
      person_id: maria.personId,
      our_number: '+12025550100',
      their_number: '+12025550147',
      state: 'delivered',
      created_at: minutes(1),
      ended_at: minutes(1),
    });
    await merge(maria, sam);
    const [calls, texts] = await database.transaction(async (tx) => [
      await new AttemptStore().triedAt(tx, sam.personId, minutes(60)),
      await new TextQuestions().recent(tx, { textId: null, personId: sam.personId, e164: '+12025550148' }, minutes(60)),
    ]);
    expect(calls).toEqual([minutes(3)]);
    expect(texts).toEqual({ person: [minutes(1)], number: [] });
  });
});

describe('undoing it', () => {
  it('gives everything back as it was, to the byte', async () => {
    await rows.callback(maria, { urgency: 'urgent', promised_by: minutes(20) });
    await rows.callback(sam);
    const before = [await view(maria), await view(sam)];
    const { mergeId } = await merge(maria, sam);
    expect(await undo(mergeId)).toEqual({ mergeId, left: [] });
    expect([await view(maria), await view(sam)]).toEqual(before);
  });

  it('leaves what has moved on since, says so, and nobody loses their call', async () => {
    const hers = await rows.callback(maria, { promised_by: minutes(5) });
    const his = await rows.callback(sam, { promised_by: minutes(10) });
    const { mergeId } = await merge(maria, sam);
    await database.query('update callback set attempts_made = 1 where id = $1', [hers]);
    expect((await undo(mergeId)).left).toEqual(['A callback has moved on since: it stays as it is.']);
    const open = await openOf('callback');
    expect(new Map(open.map(({ id, person_id }) => [id, person_id]))).toEqual(
      new Map([
        [hers, maria.personId],
        [his, sam.personId],
      ]),
    );
    expect(open.find(({ id }) => id === hers)).toMatchObject({ attempts_made: 1 });
  });

  it('a callback promised meanwhile to a number goes with whose number it is, and their intake is open', async () => {
    await database.query(`update intake set stage = 'closed', close_reason = 'spam', ended_at = now() where person_id = $1`, [
      maria.personId,
    ]);
    const { mergeId } = await merge(maria, sam);
    const id = await rows.callback({ ...sam, phoneNumberId: maria.phoneNumberId });
    await undo(mergeId);
    expect(await openOf('callback')).toMatchObject([{ id, person_id: maria.personId }]);
    expect(new Set((await openOf('intake')).map(({ person_id }) => person_id))).toEqual(new Set([maria.personId, sam.personId]));
  });

  it('is refused twice, for what is no merge, and before a later one is undone', async () => {
    const lee = await rows.person('+12025550149');
    const first = await merge(maria, sam);
    const second = await merge(sam, lee);
    await expect(undo(first.mergeId)).rejects.toMatchObject({ kind: 'conflict', code: 'merge/undo-later-first' });
    await undo(second.mergeId);
    await undo(first.mergeId);
    await expect(undo(first.mergeId)).rejects.toMatchObject({ code: 'merge/undone-already' });
    await expect(undo(uuid())).rejects.toMatchObject({ kind: 'not-found', code: 'merge/unknown' });
    expect(await database.query('select from person where merged_into is not null')).toEqual([]);
  });
});

describe('merging is refused', () => {
  it('for one and the same, for nobody, for somebody merged before, and in a circle', async () => {
    await expect(merge(maria, maria)).rejects.toMatchObject({ kind: 'conflict', code: 'merge/one-already' });
    await expect(merge(maria, { ...sam, personId: uuid() })).rejects.toMatchObject({ kind: 'not-found', code: 'person/unknown' });
    await merge(maria, sam);
    await expect(merge(sam, maria)).rejects.toMatchObject({ code: 'merge/one-already' });
    const lee = await rows.person('+12025550149');
    await expect(merge(maria, lee)).rejects.toMatchObject({ code: 'merge/merged-already' });
  });

  it('while one of them is called or on the phone, with a sentence, and nothing is lost', async () => {
    const counsellor = await rows.staff('Dana', 'counsellor');
    const callbackId = await rows.callback(maria, { state: 'dialling' });
    await rows.attempt(maria, callbackId, counsellor.userId, { ended_at: null, outcome: null });
    await expect(merge(maria, sam)).rejects.toMatchObject({
      code: 'merge/in-progress',
      message: 'They are being called right now: do it when the call is over.',
    });
    await expect(merge(sam, maria)).rejects.toMatchObject({ code: 'merge/in-progress' });
    expect(await openOf('callback')).toMatchObject([{ id: callbackId, state: 'dialling' }]);
    expect(await database.query('select from person_merge')).toEqual([]);
  });
});

describe('at the same moment', () => {
  it('two merges of the same two make one', async () => {
    const results = await Promise.allSettled([merge(maria, sam), merge(sam, maria)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database.query('select from person_merge')).toHaveLength(1);
  });

  it('three merges in a circle leave no circle', async () => {
    const lee = await rows.person('+12025550149');
    await Promise.allSettled([merge(maria, sam), merge(sam, lee), merge(lee, maria)]);
    const roots = await database.query('select id from person where merged_into is null');
    const members = await database.query(
      'select id from person where merged_into in (select id from person where merged_into is null)',
    );
    expect(roots.length + members.length).toBe(3);
  });

  it('a lead that comes first is waited for, and its callback is theirs', async () => {
    await rows.callback(sam);
    let found!: () => void;
    const hasFound = new Promise<void>((resolve) => (found = resolve));
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    const lead = database.transaction(async (tx) => {
      const known = (await new PeopleStore().findOrCreateMany(tx, [newcomer({ e164: '+12025550147' })])).get('+12025550147')!;
      found();
      await released;
      await tx.query(
        `insert into callback (id, person_id, phone_number_id, intake_id, site_id, route_id, origin, urgency, state, window_start, promised_by,
           due_at, because, owner_team, created_at)
         values ($1, $2, $3, $4, $5, $6, 'form', 'standard', 'scheduled', now(), now(), now(), 'soon', 'queue', now())`,
        [uuid(), known.personId, known.phoneNumberId, maria.intakeId, rows.siteId, rows.routeId],
      );
    });
    await hasFound;
    const merged = merge(maria, sam);
    await untilBlocked(database);
    release();
    await Promise.all([lead, merged]);
    expect(await openOf('callback')).toMatchObject([{ person_id: sam.personId }]);
  });
});

it('B-029 a birth date of one of them makes both a minor, and notes of both count', async () => {
  const notes = { safeHours: null, voicemail: null, texts: false, reason: 'She said so' };
  await opened.use(SetPersonNotes).run(maria.personId, { ...notes, version: 1, birthDate: '2010-05' }, manager);
  await merge(maria, sam);
  expect(await opened.use(PeopleReadModel).one(sam.personId)).toMatchObject({ birthDate: '2010-05', mayBeMinor: true });
  const known = await opened.use(ContactQuestions).textFacts(database, '+12025550148', start);
  expect(known).toMatchObject({ birthDates: ['2010-05'] });
  expect(known.ownPlans).toHaveLength(2);
  expect(known.ownPlans).toEqual(expect.arrayContaining([{ safeHours: null, voicemail: null, texts: false }]));
});
