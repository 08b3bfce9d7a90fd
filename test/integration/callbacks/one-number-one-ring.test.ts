import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { AttemptStore } from '../../../src/modules/callbacks/attempt.store.js';
import { CallbacksModule } from '../../../src/modules/callbacks/index.js';
import { CallbackStore } from '../../../src/modules/callbacks/callback.store.js';
import { CallingFactsReader } from '../../../src/modules/callbacks/due/calling-facts.reader.js';
import { minutesAfterStart as minutes, start, type SeededPerson } from '../intake/seeded-rows.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';

let opened: OpenedModules;
let maria: SeededPerson;
let juan: SeededPerson;
beforeAll(async () => {
  opened = await openModules(CallbacksModule);
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.reset();
  maria = await opened.rows.person('+12025550147');
  juan = await opened.rows.person('+12025550148');
  await opened.database.query('insert into shared_number (phone_number_id, person_id, since) values ($1, $2, $3)', [
    maria.phoneNumberId,
    juan.personId,
    start,
  ]);
});

/** What DialPerson asks and writes, for an attempt that a counsellor has just begun. */
async function dial(person: SeededPerson, name: string): Promise<string> {
  const { database, rows, use } = opened;
  const counsellor = await rows.staff(name, 'counsellor');
  const callbackId = await rows.callback({ ...person, phoneNumberId: maria.phoneNumberId }, { state: 'dialling' });
  const attemptId = await rows.attempt(person, callbackId, counsellor.userId, {
    dialled_at: null,
    ended_at: null,
    outcome: null,
  });
  return database.transaction(async (tx) => {
    const callback = (await use(CallbackStore).lock(tx, callbackId))!;
    const asked = await use(CallingFactsReader).ask(tx, callback, start);
    await use(AttemptStore).recordDecision(tx, attemptId, asked, asked.decision.kind === 'yes' ? start : null);
    return asked.decision.rule;
  });
}

it('of two who share a number, dialled in the same moment, one is rung and the other waits', async () => {
  const rules = await Promise.all([dial(maria, 'Dana'), dial(juan, 'Eli')]);
  expect(rules.filter((rule) => rule === 'contact/number-in-use')).toHaveLength(1);
  const rung = await opened.database.query('select from callback_attempt where dialled_at is not null');
  expect(rung).toHaveLength(1);
});

it('the other is called when the talk is over, and the calls of both count for the number (B-100)', async () => {
  await dial(maria, 'Dana');
  await opened.database.query(`update callback_attempt set ended_at = $1, outcome = 'no-answer'`, [minutes(2)]);
  expect(await dial(juan, 'Eli')).not.toBe('contact/number-in-use');
  const callback = {
    person_id: juan.personId,
    phone_number_id: maria.phoneNumberId,
    site_id: opened.rows.siteId,
    any_hour_requested_at: null,
  };
  await opened.database.query(`update callback_attempt set ended_at = $1, outcome = 'no-answer' where ended_at is null`, [
    minutes(3),
  ]);
  for (let n = 0; n < 4; n++)
    await opened.database.query(
      `insert into callback_attempt (id, callback_id, person_id, attempt_number, offer_id, counsellor_id, started_at, dialled_at, ended_at, outcome, phone_number_id)
       select gen_random_uuid(), callback_id, person_id, attempt_number + 10 + $1::int, gen_random_uuid(), counsellor_id, started_at, dialled_at, ended_at, outcome, phone_number_id
       from callback_attempt where person_id = $2 order by attempt_number limit 1`,
      [n, maria.personId],
    );
  const decision = await opened.database.transaction((tx) => opened.use(CallingFactsReader).mayCall(tx, callback, minutes(10)));
  expect(decision).toMatchObject({ kind: 'not-before', rule: 'contact/cap-24-hours' });
});
