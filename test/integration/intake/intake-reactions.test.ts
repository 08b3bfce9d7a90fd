import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdvanceIntake } from '../../../src/modules/intake/advance-intake.js';
import { IntakeReactions } from '../../../src/modules/intake/intake-reactions.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { Database } from '../../../src/platform/database/database.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, type SeededRows, type SeededPerson } from './seeded-rows.js';
import { emptyTables } from '../../support/empty-tables.js';

let floor: Floor;
let database: Database;
let rows: SeededRows;
let person: SeededPerson;
let dana: StaffPrincipal;
let manager: StaffPrincipal;
let reactions: IntakeReactions;
let advanceIntake: AdvanceIntake;

beforeAll(async () => {
  floor = await openFloor();
  ({ database, rows } = floor);
  floor.clock.at = minutesAfterStart(20);
  dana = await rows.staff('Dana', 'counsellor');
  manager = await rows.staff('Morgan', 'manager');
  reactions = floor.use(IntakeReactions);
  advanceIntake = floor.use(AdvanceIntake);
});
afterAll(() => floor.close());
beforeEach(async () => {
  await emptyTables(database, 'person', 'outbox_message');
  person = await rows.person();
});

const intake = async () =>
  (
    await database.query(
      'select stage, next_step, next_step_due_at, owner_user_id, owner_team, version from intake where ended_at is null',
    )
  )[0];
const history = () => database.query<{ to_stage: string }>('select to_stage, because from stage_change order by at, id');

/** Every reaction may run twice: the second time nothing changes. */
async function twice(react: () => Promise<void>): Promise<void> {
  await react();
  const after = [await intake(), await history(), await database.query('select name from outbox_message')];
  await react();
  expect([await intake(), await history(), await database.query('select name from outbox_message')]).toEqual(after);
}

describe('a callback that is promised for another time', () => {
  it('moves the due time of an inquiry with it', async () => {
    const callbackId = await rows.callback(person, { promised_by: minutesAfterStart(600) });
    await twice(() => reactions.onCallbackScheduled({ callbackId }));
    expect(await intake()).toMatchObject({ stage: 'inquiry', next_step_due_at: minutesAfterStart(600), owner_team: 'queue' });
  });

  it('leaves an intake alone once somebody has talked to the person', async () => {
    const callbackId = await rows.callback(person, { promised_by: minutesAfterStart(600) });
    await advanceIntake.run(person.intakeId, dana, { to: 'contacted', facts: { spokeWith: 'self', safeToTalk: true } });
    const before = await intake();
    await twice(() => reactions.onCallbackScheduled({ callbackId }));
    expect(await intake()).toEqual(before);
  });

  it('an intake that closes takes its open callback with it; the next inquiry starts afresh', async () => {
    const callbackId = await rows.callback(person, { promised_by: minutesAfterStart(600) });
    await advanceIntake.run(person.intakeId, dana, { to: 'closed', facts: { closeReason: 'test' } });
    const [callback] = await database.query('select state, because from callback where id = $1', [callbackId]);
    expect(callback).toEqual({ state: 'cancelled', because: 'The intake has ended: closed' });
    const again = await rows.person();
    await rows.callback(again, { promised_by: minutesAfterStart(30) });
    await twice(() => reactions.onCallbackEnded({ callbackId })); // late news of the old one
    expect(await intake()).toMatchObject({ stage: 'inquiry', owner_team: 'queue', next_step_due_at: minutesAfterStart(30) });
  });

  it('is nothing to an unknown callback', async () => {
    await twice(() => reactions.onCallbackScheduled({ callbackId: person.personId }));
  });
});

describe('an attempt that ended', () => {
  it('moves an inquiry to attempting, due when the callback is', async () => {
    const callbackId = await rows.callback(person, { promised_by: minutesAfterStart(130) });
    const attemptId = await rows.attempt(person, callbackId, dana.userId);
    await twice(() => reactions.onAttempt({ callbackId, attemptId }));
    expect(await intake()).toMatchObject({
      stage: 'attempting',
      next_step: 'Call again when the callback is due',
      next_step_due_at: minutesAfterStart(130),
      owner_team: 'queue',
    });
    expect(await history()).toMatchObject([{ to_stage: 'inquiry' }, { to_stage: 'attempting' }]);
    expect(await database.query('select name from outbox_message')).toEqual([{ name: 'IntakeAdvanced' }]);
  });

  it('does not count when nobody was dialled', async () => {
    const callbackId = await rows.callback(person);
    const attemptId = await rows.attempt(person, callbackId, dana.userId, { dialled_at: null, outcome: 'not-dialled' });
    await twice(() => reactions.onAttempt({ callbackId, attemptId }));
    expect(await intake()).toMatchObject({ stage: 'inquiry' });
  });
});

describe('a talk', () => {
  const talk = async (disposition = 'reached') => {
    const callbackId = await rows.callback(person, { state: 'done', ended_at: minutesAfterStart(9), because: 'We talked.' });
    const attemptId = await rows.attempt(person, callbackId, dana.userId, { outcome: 'connected' });
    await rows.call(person, callbackId, attemptId, dana.userId, { disposition });
    return { callbackId, attemptId };
  };

  it('makes the intake contacted and the counsellor of the call its owner', async () => {
    const { callbackId } = await talk();
    await twice(() => reactions.onDispositionRecorded({ callbackId }));
    expect(await intake()).toMatchObject({
      stage: 'contacted',
      next_step: 'Ask the safety questions and start the screening',
      owner_user_id: dana.userId,
      owner_team: null,
    });
  });

  it('ends at contacted in whatever order the news arrives', async () => {
    const { callbackId, attemptId } = await talk();
    const news = [
      () => reactions.onCallbackEnded({ callbackId }),
      () => reactions.onDispositionRecorded({ callbackId }),
      () => reactions.onAttempt({ callbackId, attemptId }),
      () => reactions.onCallbackScheduled({ callbackId }),
    ];
    for (const react of [...news, ...news.toReversed()]) await twice(react);
    expect(await intake()).toMatchObject({ stage: 'contacted', owner_user_id: dana.userId });
  });

  it('survives all news at once', async () => {
    const { callbackId, attemptId } = await talk();
    await Promise.all([
      reactions.onAttempt({ callbackId, attemptId }),
      reactions.onDispositionRecorded({ callbackId }),
      reactions.onDispositionRecorded({ callbackId }),
      reactions.onCallbackEnded({ callbackId }),
    ]);
    expect(await intake()).toMatchObject({ stage: 'contacted' });
    expect((await history()).filter((change) => change.to_stage === 'contacted')).toHaveLength(1);
  });

  it('any other outcome moves no stage', async () => {
    const { callbackId } = await talk('voicemail');
    await twice(() => reactions.onDispositionRecorded({ callbackId }));
    expect(await intake()).toMatchObject({ stage: 'inquiry' });
  });
});

describe('a callback that leads nowhere', () => {
  const exhausted = () =>
    rows.callback(person, {
      state: 'needs-decision',
      owner_user_id: manager.userId,
      owner_team: null,
      attempts_made: 6,
      due_at: minutesAfterStart(60),
      because: 'No answer, and all 6 attempts are used: a manager decides what to do.',
    });

  it('asks its owner to decide, soon', async () => {
    const callbackId = await exhausted();
    await twice(() => reactions.onCallbackExhausted({ callbackId }));
    expect(await intake()).toMatchObject({
      next_step: 'Decide how to go on: nobody could be reached',
      next_step_due_at: minutesAfterStart(60),
      owner_user_id: manager.userId,
      owner_team: null,
    });
  });

  it('waits in line again when the person asks once more', async () => {
    const callbackId = await exhausted();
    await reactions.onCallbackExhausted({ callbackId });
    await database.query(
      `update callback set state = 'scheduled', owner_team = 'queue', owner_user_id = null, promised_by = $1, attempts_made = 0`,
      [minutesAfterStart(40)],
    );
    await twice(() => reactions.onCallbackScheduled({ callbackId }));
    expect(await intake()).toMatchObject({
      next_step: 'Call them',
      next_step_due_at: minutesAfterStart(40),
      owner_user_id: null,
      owner_team: 'queue',
    });
    await twice(() => reactions.onCallbackExhausted({ callbackId })); // late news of a decision that is no longer needed
    expect(await intake()).toMatchObject({ next_step: 'Call them' });
  });

  it('says why when nobody was ever dialled', async () => {
    const because = 'This number is outside the United States: a person decides.';
    const callbackId = await rows.callback(person, { state: 'needs-decision', owner_team: 'managers', because });
    await twice(() => reactions.onCallbackExhausted({ callbackId }));
    expect(await intake()).toMatchObject({ next_step: `Decide how to go on: ${because}`, owner_team: 'managers' });
  });

  it('leaves a decision to the managers when it was cancelled before anybody talked', async () => {
    const because = 'They asked us never to call again: nobody calls them any more.';
    const callbackId = await rows.callback(person, { state: 'cancelled', ended_at: minutesAfterStart(9), because });
    await twice(() => reactions.onCallbackEnded({ callbackId }));
    expect(await intake()).toMatchObject({
      next_step: `Decide how to go on: ${because}`,
      next_step_due_at: minutesAfterStart(69),
      owner_team: 'managers',
    });
  });

  it('is forgotten over a newer callback that is open', async () => {
    const ended = await rows.callback(person, { state: 'cancelled', ended_at: minutesAfterStart(9), because: 'x' });
    await rows.callback(person, { promised_by: minutesAfterStart(90) });
    await twice(() => reactions.onCallbackEnded({ callbackId: ended }));
    expect(await intake()).toMatchObject({ next_step: 'Call them', next_step_due_at: minutesAfterStart(90) });
  });
});
