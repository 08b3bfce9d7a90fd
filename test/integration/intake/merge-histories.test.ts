import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { IntakeModule } from '../../../src/modules/intake/index.js';
import { MergePersons } from '../../../src/modules/intake/merge/merge-persons.js';
import { UndoMerge } from '../../../src/modules/intake/merge/undo-merge.js';
import { ConsentsReadModel } from '../../../src/modules/people/consent/consents.read-model.js';
import { ContactQuestions, KeepRevocation, kindOfChannel, PeopleStore } from '../../../src/modules/people/index.js';
import { PeopleReadModel } from '../../../src/modules/people/people.read-model.js';
import { PersonNotesReadModel } from '../../../src/modules/people/plan/person-notes.read-model.js';
import { SetPersonNotes } from '../../../src/modules/people/plan/set-person-notes.js';
import { consentStates, type ConsentState } from '../../../src/core/consent/fold-consent.js';
import { consentActions } from '../../../src/core/consent/consent-event.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { stopOf } from '../people/people-stores.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';
import { minutesAfterStart as minutes, type SeededPerson } from './seeded-rows.js';
import { testSeals } from '../platform/test-keys.js';

let opened: OpenedModules;
let manager: StaffPrincipal;
beforeAll(async () => {
  opened = await openModules(IntakeModule);
  await opened.reset();
  manager = await opened.rows.staff('Ada', 'manager');
});
afterAll(() => opened.close());

interface Life {
  readonly happened: readonly {
    readonly what: (typeof consentActions)[number];
    readonly channel: 'call' | 'sms';
    readonly minute: number;
  }[];
  readonly callback: {
    readonly state: 'scheduled' | 'needs-decision';
    readonly urgency: 'urgent' | 'standard';
    readonly promised: number;
  } | null;
  readonly stage: 'inquiry' | 'contacted' | 'closed';
  readonly stopped: 'call' | 'sms' | null;
  readonly zips: readonly string[];
  readonly birthDate: string | null;
  readonly texts: boolean | null;
  readonly name: string | null;
}

const life: fc.Arbitrary<Life> = fc.record({
  happened: fc.array(
    fc.record({
      what: fc.constantFrom('grant' as const, 'grant' as const, ...consentActions),
      channel: fc.constantFrom('call' as const, 'sms' as const),
      minute: fc.nat(50),
    }),
    { maxLength: 4 },
  ),
  callback: fc.option(
    fc.record({
      state: fc.constantFrom('scheduled' as const, 'needs-decision' as const),
      urgency: fc.constantFrom('urgent' as const, 'standard' as const),
      promised: fc.integer({ min: 1, max: 90 }),
    }),
  ),
  stage: fc.constantFrom('inquiry' as const, 'contacted' as const, 'closed' as const),
  stopped: fc.option(fc.constantFrom('call' as const, 'sms' as const)),
  zips: fc.uniqueArray(fc.constantFrom('33101', '32401', '96701'), { maxLength: 2 }),
  birthDate: fc.option(fc.constantFrom('1987', '1987-05-14', '2011-02')),
  texts: fc.option(fc.boolean()),
  name: fc.option(fc.constantFrom('Maria Lopez', 'Sam Carter')),
});

let number = 0;
async function live({ happened, callback, stage, stopped, zips, birthDate, texts, name }: Life): Promise<SeededPerson> {
  const { database, rows } = opened;
  number += 1;
  const e164 = `+1202555${String(1000 + number)}`;
  const person = await rows.person(e164);
  await database.query('update person set display_name = $2, zips = $3, created_at = $4 where id = $1', [
    person.personId,
    name,
    zips,
    minutes(-number),
  ]);
  if (callback) {
    const owner = callback.state === 'needs-decision' ? { owner_team: null, owner_user_id: manager.userId } : {};
    await rows.callback(person, {
      ...owner,
      state: callback.state,
      urgency: callback.urgency,
      promised_by: minutes(callback.promised),
    });
  }
  await database.query(
    `update intake set stage = $2, close_reason = case when $2 = 'closed' then 'spam' end, ended_at = case when $2 = 'closed' then opened_at end where id = $1`,
    [person.intakeId, callback ? 'inquiry' : stage],
  );
  await database.transaction(async (tx) => {
    for (const { what: action, channel, minute } of happened)
      await new PeopleStore().recordConsentMany(tx, [
        {
          id: uuid(),
          personId: person.personId,
          kind: kindOfChannel[channel],
          channel: 'staff',
          action,
          textVersion: null,
          evidence: {},
          receivedAt: minutes(minute - 100),
        },
      ]);
    if (stopped)
      await opened.use(KeepRevocation).run(tx, stopOf({ e164 }, [kindOfChannel[stopped]], minutes(-40), { because: 'STOP' }));
  });
  const notes = { safeHours: null, voicemail: null, texts, birthDate, safeWord: name, version: 1, reason: 'They said so' };
  await opened.use(SetPersonNotes).run(person.personId, notes, manager);
  return person;
}

/** All that anybody is shown of a person, and all that contact with them depends on. */
async function viewOf(person: SeededPerson) {
  const { database, use } = opened;
  const contacts = use(ContactQuestions);
  const shown = await use(PeopleReadModel).one(person.personId);
  const numbers = await database.query<{ id: string; e164: string }>(
    'select id, e164 from phone_number where person_id in (select family_of($1)) order by id',
    [person.personId],
  );
  return {
    shown,
    timeline: await new PersonTimelineReadModel(database, testSeals).of(person.personId),
    consents: await use(ConsentsReadModel).of(person.personId),
    notes: await use(PersonNotesReadModel).of(person.personId, manager),
    calls: await Promise.all(numbers.map(({ id }) => contacts.callFacts(database, shown.id, id, minutes(0)))),
    texts: await Promise.all(numbers.map(({ e164 }) => contacts.textFacts(database, e164, minutes(0)))),
    open: await database.query(
      `select 'intake' as what, id, stage as state, null as urgency, null::timestamptz as promised_by from intake where person_id = $1 and ended_at is null
       union all select 'callback', id, state, urgency, promised_by from callback where person_id = $1 and ended_at is null`,
      [shown.id],
    ),
  };
}

const merge = (from: SeededPerson, into: SeededPerson) =>
  opened.use(MergePersons).run(from.personId, { into: into.personId, reason: 'Same card' }, manager);
const undo = (mergeId: string) => opened.use(UndoMerge).run(mergeId, 'Two sisters', manager);
const width = (state: ConsentState) => consentStates.length - consentStates.indexOf(state);
type View = Awaited<ReturnType<typeof viewOf>>;
const byNumber = (views: readonly View[], kind: 'calls' | 'texts') =>
  new Map(views.flatMap((view) => view[kind].map((facts) => [facts.e164, facts] as const)));

/** Who is who, and which merge it was, are all that may differ by direction. */
function withoutDirection(view: View, ids: readonly string[]): unknown {
  const text = JSON.stringify({ ...view, shown: Object.entries(view.shown).filter(([key]) => key !== 'merged') });
  return JSON.parse(ids.reduce((all, id) => all.replaceAll(id, 'them'), text).replace(/"mergeId":"[^"]*"/g, '"mergeId":"it"'));
}

it('whatever happened: merging is the same both ways, widens no consent, leaves one open of each, and undoing restores every view', async () => {
  await fc.assert(
    fc.asyncProperty(life, life, async (one, other) => {
      const [a, b] = [await live(one), await live(other)];
      const ids = [a.personId, b.personId];
      const before = [await viewOf(a), await viewOf(b)];
      const there = await merge(a, b);
      const merged = await viewOf(b);
      expect(await viewOf(a)).toEqual(merged);
      for (const kind of ['calls', 'texts'] as const) {
        const earlier = byNumber(before, kind);
        for (const facts of merged[kind]) {
          const was = earlier.get(facts.e164)!;
          expect(width(facts.consent)).toBeLessThanOrEqual(width(was.consent));
          expect(facts.suppressedBecause).toBe(was.suppressedBecause);
          for (const plan of was.ownPlans) expect(facts.ownPlans).toContainEqual(plan);
          for (const birthDate of was.birthDates) expect(facts.birthDates).toContain(birthDate);
        }
      }
      expect(merged.open.filter(({ what }) => what === 'callback').length).toBeLessThanOrEqual(1);
      expect(merged.open.filter(({ what }) => what === 'intake').length).toBeLessThanOrEqual(1);
      expect(await undo(there.mergeId)).toMatchObject({ left: [] });
      expect([await viewOf(a), await viewOf(b)]).toEqual(before);
      const back = await merge(b, a);
      expect(withoutDirection(await viewOf(a), ids)).toEqual(withoutDirection(merged, ids));
      await undo(back.mergeId);
      expect([await viewOf(a), await viewOf(b)]).toEqual(before);
    }),
    { numRuns: 12 },
  );
});

it('three become one by whichever way, and each step back restores what was before it', async () => {
  await fc.assert(
    fc.asyncProperty(life, life, life, fc.boolean(), async (one, two, three, throughTheMiddle) => {
      const [a, b, c] = [await live(one), await live(two), await live(three)];
      const views = async () => [await viewOf(a), await viewOf(b), await viewOf(c)];
      const before = await views();
      const first = await merge(a, b);
      const between = await views();
      const second = throughTheMiddle ? await merge(b, c) : await merge(c, b);
      expect(await viewOf(a)).toEqual(await viewOf(c));
      await undo(second.mergeId);
      expect(await views()).toEqual(between);
      await undo(first.mergeId);
      expect(await views()).toEqual(before);
    }),
    { numRuns: 4 },
  );
});
