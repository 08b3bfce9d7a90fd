import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { RecordDecisionDto } from '../../../src/contracts/intake/decision.dto.js';
import { checkPromises } from '../../../src/modules/board/check-promises.js';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { AdvanceIntake } from '../../../src/modules/intake/advance-intake.js';
import { SetAside } from '../../../src/modules/intake/aside/set-aside.js';
import { DecisionStore } from '../../../src/modules/intake/clinical/decision.store.js';
import { RecordDecision } from '../../../src/modules/intake/clinical/record-decision.js';
import { KeepLicences } from '../../../src/modules/intake/index.js';
import { IntakesReadModel } from '../../../src/modules/intake/intakes.read-model.js';
import { NoteStore } from '../../../src/modules/intake/notes/note.store.js';
import { SaveNote } from '../../../src/modules/intake/notes/save-note.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart as minutes, type SeededPerson } from './seeded-rows.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

let floor: Floor;
let database: Database;
let person: SeededPerson;
let dana: StaffPrincipal;
let manager: StaffPrincipal;
let vega: StaffPrincipal;

const decision = {
  edition: '4',
  outcome: 'approved',
  level: '3.7',
  ratings: { '1': 3, '2': 1, '3': 2, '4': 3, '5': 2 },
  text: 'Withdrawal needs watching',
} as const;
const screened = { substances: 'clonazepam', lastUse: 'this morning', personLocation: 'Tampa, FL', personState: 'FL' };

beforeAll(async () => {
  floor = await openFloor();
  ({ database } = floor);
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  floor.clock.at = minutes(0);
  dana = await floor.rows.staff('Dana', 'counsellor');
  manager = await floor.rows.staff('Morgan', 'manager');
  vega = await floor.rows.staff('Dr Vega', 'clinician');
  person = await floor.rows.person();
});

const shown = () => floor.use(IntakesReadModel).one(person.intakeId);
const decide = (change: Partial<RecordDecisionDto> = {}, by = vega) =>
  floor.use(RecordDecision).run(person.intakeId, { ...decision, ...change }, by);

describe('the decision of a clinician', () => {
  const licensed = (state: 'FL' | 'GA' = 'FL', validUntil = '2026-11-23') =>
    floor.use(KeepLicences).add({ userId: vega.userId, state, number: 'ME-1', validUntil }, manager.userId);

  beforeEach(async () => {
    const advance = floor.use(AdvanceIntake);
    await advance.run(person.intakeId, dana, { to: 'contacted', facts: { spokeWith: 'self', safeToTalk: true } });
    await advance.run(person.intakeId, dana, { to: 'clinical-review', facts: screened });
  });

  it('C-201 is kept word for word with its licence, moves the intake on, and leaves it to whoever looks after it', async () => {
    await licensed();
    await decide();
    expect(await floor.use(DecisionStore).of(database, person.intakeId)).toMatchObject([
      { ...decision, clinicianName: 'Dr Vega', licenceState: 'FL', licenceNumber: 'ME-1', at: minutes(0) },
    ]);
    expect(await shown()).toMatchObject({
      stage: 'approved',
      ownerName: 'Dana',
      facts: { clinicianName: 'Dr Vega', levelOfCare: '3.7', criteriaEdition: '4', decisionReason: 'Withdrawal needs watching' },
    });
    await expect(database.query(`update clinical_decision set level = '4'`)).rejects.toThrow();
    await expect(database.query('delete from clinical_decision')).rejects.toThrow();
    await expect(decide()).rejects.toMatchObject({ kind: 'conflict', code: 'decision/not-in-review' });
  });

  it('B-112 needs a licence for the state where the person is, valid on this day at the site: it ends at midnight, mid-shift', async () => {
    await expect(decide()).rejects.toMatchObject({ kind: 'forbidden', code: 'decision/no-licence' });
    await licensed('GA', '2030-01-01');
    await expect(decide()).rejects.toMatchObject({ code: 'decision/no-licence' });
    const { id } = await licensed();
    const waiting = async () => (await floor.use(DecisionStore).waitingFor(database, vega.userId, floor.clock.at)).length;
    floor.clock.at = new Date('2026-11-24T04:59:00Z');
    expect(await waiting()).toBe(1);
    floor.clock.at = new Date('2026-11-24T05:00:00Z');
    expect(await waiting()).toBe(0);
    await expect(decide()).rejects.toMatchObject({ code: 'decision/no-licence' });
    await floor.use(KeepLicences).renew(id, '2027-11-23', manager.userId);
    expect(await waiting()).toBe(1);
    await decide();
  });

  it('C-701 is nobody else’s, and needs to know where the person is', async () => {
    await licensed();
    await expect(decide({}, manager)).rejects.toMatchObject({ kind: 'forbidden', code: 'decision/role' });
    await database.query(`update intake set facts = facts - 'personState'`);
    await expect(decide()).rejects.toMatchObject({ kind: 'conflict', code: 'decision/state-unknown' });
  });

  it('names every code that its edition does not have', async () => {
    await licensed();
    await expect(decide({ level: '3.3', ratings: { '1': 9, '6': 1 } })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'decision/invalid',
      options: {
        errors: ['level', 'ratings.6', 'ratings.1', 'ratings.2', 'ratings.3', 'ratings.4', 'ratings.5'].map((field) => ({
          field,
        })),
      },
    });
  });

  it('declined, leads to another place that is offered, and then to an end', async () => {
    await licensed();
    const { level: _, ...declined } = decision;
    await floor.use(RecordDecision).run(person.intakeId, { ...declined, outcome: 'declined' }, vega);
    expect(await shown()).toMatchObject({ stage: 'clinical-review', nextStep: expect.stringContaining('offer another place') });
    const close = (more: object) =>
      floor
        .use(AdvanceIntake)
        .run(person.intakeId, dana, { to: 'closed', facts: { closeReason: 'declined-clinically', ...more } });
    await expect(close({})).rejects.toMatchObject({ options: { errors: [{ field: 'facts.referralOffered' }] } });
    await close({ referralOffered: true });
    expect(await shown()).toMatchObject({ closeReason: 'declined-clinically' });
  });

  it('is for users with the role, whose licences an administrator keeps', async () => {
    const keep = floor.use(KeepLicences);
    const licence = { userId: dana.userId, state: 'FL', number: 'x', validUntil: '2027-01-01' } as const;
    await expect(keep.add(licence, manager.userId)).rejects.toMatchObject({ code: 'licence/clinician' });
    await expect(keep.add({ ...licence, validUntil: '2027-02-30' }, manager.userId)).rejects.toMatchObject({
      code: 'licence/day',
    });
    await licensed();
    await expect(licensed()).rejects.toMatchObject({ code: 'licence/known' });
    await expect(keep.renew(uuid(), '2027-01-01', manager.userId)).rejects.toMatchObject({ code: 'licence/unknown' });
  });
});

describe('a note', () => {
  const noteId = uuid();
  const save = (staff: StaffPrincipal, version: number, text: string) =>
    floor.use(SaveNote).run(person.intakeId, noteId, { version, text }, staff);
  const kept = () =>
    opened<{ text: string }>(
      database,
      `select ${told('note-version.text', 'v')} as text from intake_note_version v order by version`,
    );

  it('is saved as it is written; a save whose answer was lost is sent again', async () => {
    expect(await save(dana, 0, 'She')).toMatchObject({ version: 1, byName: 'Dana' });
    expect(await save(dana, 0, 'She')).toMatchObject({ version: 1 });
    expect(await save(dana, 1, 'She wants')).toMatchObject({ version: 2 });
    expect(await save(dana, 1, 'She wants')).toMatchObject({ version: 2 });
    expect(await kept()).toEqual([]); // one sitting
    expect(await floor.use(NoteStore).of(database, person.intakeId)).toMatchObject([{ text: 'She wants', version: 2 }]);
  });

  it('B-150 edited by two people ends with both texts, and nothing is written over', async () => {
    await save(dana, 0, 'Dana wrote this');
    await save(manager, 1, 'Morgan wrote this');
    await expect(save(dana, 1, 'Dana wrote more')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'note/changed',
      options: {
        extra: {
          theirs: { text: 'Morgan wrote this', version: 2, savedByName: 'Morgan' },
          yours: { text: 'Dana wrote more', version: 1 },
        },
      },
    });
    expect(await kept()).toEqual([{ text: 'Dana wrote this' }]);
    await save(dana, 2, 'Both');
    expect(await kept()).toMatchObject([{ text: 'Dana wrote this' }, { text: 'Morgan wrote this' }]);
  });

  it('two who save at the same moment: one is written, the other hears of it', async () => {
    await save(dana, 0, 'x');
    const both = await Promise.allSettled([save(dana, 1, 'a'), save(manager, 1, 'b')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('belongs to one intake', async () => {
    await save(dana, 0, 'x');
    const other = await floor.rows.person('+12025550141');
    const elsewhere = floor.use(SaveNote).run(other.intakeId, noteId, { version: 0, text: 'x' }, dana);
    await expect(elsewhere).rejects.toMatchObject({ kind: 'not-found', code: 'note/unknown' });
    const nowhere = floor.use(SaveNote).run(uuid(), uuid(), { version: 0, text: 'x' }, dana);
    await expect(nowhere).rejects.toMatchObject({ code: 'intake/unknown' });
  });
});

describe('the timeline of an intake', () => {
  it('tells notes, gates, decisions, what was set aside and who has it, and nothing of another intake', async () => {
    const advance = floor.use(AdvanceIntake);
    await advance.run(person.intakeId, manager, { to: 'contacted', override: true, reason: 'The line broke off' });
    await floor.use(SaveNote).run(person.intakeId, uuid(), { version: 0, text: 'Wants to come in' }, dana);
    const until = minutes(120).toISOString();
    await floor.use(SetAside).run(person.intakeId, { kind: 'hold', until, reason: 'At work' }, dana);
    await floor
      .use(KeepLicences)
      .add({ userId: vega.userId, state: 'FL', number: '1', validUntil: '2030-01-01' }, manager.userId);
    floor.clock.at = minutes(1);
    await advance.run(person.intakeId, dana, { to: 'clinical-review', facts: screened });
    await decide();
    await advance.run(person.intakeId, dana, { to: 'closed', facts: { closeReason: 'information-only' } });
    const timeline = floor.use(PersonTimelineReadModel);
    const sentences = (await timeline.ofIntake(person.intakeId)).items.map(({ sentence }) => sentence);
    expect(sentences).toEqual(
      expect.arrayContaining([
        'Morgan opened the gate to contacted without spokeWith, safeToTalk: The line broke off.',
        'Dana wrote a note: "Wants to come in"',
        'Dana put the next step on hold until Nov 23, 12:00 PM EST: its clock stops: At work.',
        'Dr Vega, licensed in FL, decided on level 3.7 (edition 4).',
      ]),
    );
    floor.clock.at = minutes(300);
    const next = await floor.rows.person();
    const opened = (await timeline.ofIntake(next.intakeId)).items.map(({ kind }) => kind);
    expect(opened).toEqual(expect.arrayContaining(['stage-changed', 'next-step-due']));
    expect(opened).not.toContain('note-written');
    expect((await timeline.ofIntake(person.intakeId)).items).toHaveLength(sentences.length);
    await expect(timeline.ofIntake(uuid())).rejects.toMatchObject({ code: 'intake/unknown' });
  });
});

describe('what doctor asks about intakes', () => {
  const broken = async () => (await checkPromises((text) => database.query(text))).map(({ rule }) => rule);

  it.each([
    ['no next step belongs to somebody who has left', `update staff_user set active = false where name = 'Dana'`],
    ['a manager knows of every next step that is late', `update intake set next_step_due_at = now() - interval '1 hour'`],
    [
      'what was set aside comes back',
      `insert into intake_aside select gen_random_uuid(), id, 'snooze', 'x', owner_user_id, now() - interval '2 hours', now() - interval '1 hour', now(), now() from intake`,
    ],
    [
      'nobody is turned away without another place',
      `update intake set stage = 'closed', close_reason = 'no-benefit', ended_at = now(), next_step = null, next_step_due_at = null`,
    ],
    ['an emergency is known to a supervisor', `update intake set stage = 'emergency', stage_before = 'contacted'`],
  ])('%s', async (rule, damage) => {
    await floor
      .use(AdvanceIntake)
      .run(person.intakeId, dana, { to: 'contacted', facts: { spokeWith: 'self', safeToTalk: true } });
    const before = `update intake set next_step_due_at = now() + interval '1 hour', stage_since = now() - interval '1 hour'`;
    await database.query(before);
    expect(await broken()).toEqual([]);
    await database.query(damage);
    expect(await broken()).toEqual([rule]);
  });
});
