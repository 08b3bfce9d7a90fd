import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { SeededRows, SeededPerson } from '../intake/seeded-rows.js';
import { CheckedDatabase, minutesFromNow as minutes } from './checked-database.js';

let checked: CheckedDatabase;
let rows: SeededRows;
let person: SeededPerson;
beforeAll(async () => {
  checked = await CheckedDatabase.open();
  ({ rows } = checked);
});
afterAll(() => checked.close());
beforeEach(async () => {
  person = await checked.reset();
});

const violations = () => checked.violations();
const doctor = (env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['dist/src/doctor.js'], { env: { DATABASE_URL: checked.url, ...env }, encoding: 'utf8' });

it('a healthy database has no violation, and the command ends with 0', async () => {
  await rows.callback(person, { due_at: minutes(5) });
  expect(await violations()).toEqual([]);
  const { status, stdout } = doctor();
  expect([status, stdout]).toEqual([0, expect.stringContaining(': 0 violations')]);
  expect(stdout).toMatch(
    'Warning: The carrier (twilio) has no agreement in force in the vendor registry (L-111). Calls and texts go on',
  );
  expect(stdout).not.toContain('clearing house');
});

it('L-111 a clearing house that is set and has no agreement in force is a warning until it has one', async () => {
  const set = { BENEFITS_URL: 'https://clearing.example/x12' };
  expect(doctor(set).stdout).toContain('the clearing house (clearing-house) has no agreement');
  const agreement = {
    key: 'clearing-house',
    name: 'Clear',
    services: ['270'],
    baa_on: '2026-01-01',
    qsoa: true,
    added_at: minutes(0),
  };
  await rows.insert('vendor', { id: uuid(), ...agreement });
  expect(doctor(set).stdout).not.toContain('clearing-house');
});

it('promise 1: a callback that was due and lies there is named, and the command ends with 1', async () => {
  const id = await rows.callback(person, { due_at: minutes(-5) });
  expect(await violations()).toEqual([expect.objectContaining({ promise: 1, id, what: expect.stringContaining('was due') })]);
  const { status, stdout } = doctor();
  expect(status).toBe(1);
  expect(stdout).toContain(`Promise 1 is broken: callback was due`);
  expect(stdout).toContain(id);
});

it('promise 1: somebody who has neither an open callback nor a person who owns them', async () => {
  await checked.database.query(
    `update intake set stage_since = now() - interval '1 hour', owner_team = 'queue', owner_user_id = null`,
  );
  expect(await violations()).toEqual([expect.objectContaining({ promise: 1, id: person.intakeId })]);
});

it('promise 2: a message that nobody published', async () => {
  await rows.callback(person, { due_at: minutes(5) });
  await checked.database.query(
    `insert into outbox_message (kind, name, payload, created_at) values ('job', 'look-at-callback', '{}', now() - interval '5 minutes')`,
  );
  expect(await violations()).toEqual([
    expect.objectContaining({ promise: 2, what: expect.stringContaining('look-at-callback') }),
  ]);
});

it('promise 3: two rings of one person that overlapped, at whatever time', async () => {
  const counsellor = await rows.staff('Dana', 'counsellor');
  const callbackId = await rows.callback(person, { due_at: minutes(5) });
  for (const [number, from, to] of [
    [1, -30, -28],
    [2, -29, -27],
  ] as const) {
    const attemptId = await rows.attempt(person, callbackId, counsellor.userId, { attempt_number: number });
    const callId = await rows.call(person, callbackId, attemptId, counsellor.userId, {});
    await checked.database.query(
      `insert into call_leg (id, party, call_id, to_number, from_number, state, intended_at, placing_since, ended_at)
       values (gen_random_uuid(), 'person', $1, '+12025550147', '+18885550100', 'no-answer', $2, $2, $3)`,
      [callId, minutes(from), minutes(to)],
    );
  }
  expect((await violations()).filter((one) => one.promise === 3)).toEqual([
    expect.objectContaining({ what: 'two rings of one person overlapped' }),
  ]);
});

it('promise 5: somebody who was dialled after they had taken back their consent, unless they gave it again before', async () => {
  const { userId } = await rows.staff('Dara', 'counsellor');
  const callbackId = await rows.callback(person, { due_at: minutes(5) });
  const said = (action: string, ago: number) => {
    const at = minutes(ago);
    const kind = { kind: 'call_live', channel: 'voice' };
    return rows.insert('consent_event', {
      id: uuid(),
      person_id: person.personId,
      ...kind,
      action,
      received_at: at,
      effective_at: at,
    });
  };
  await said('revoke', -60);
  await said('grant', -50);
  const between = { dialled_at: minutes(-45), started_at: minutes(-45), ended_at: minutes(-44) };
  await rows.attempt(person, callbackId, userId, between);
  expect(await violations()).toEqual([]);
  await said('revoke', -40);
  const after = { attempt_number: 2, dialled_at: minutes(-35), started_at: minutes(-35), ended_at: minutes(-34) };
  const id = await rows.attempt(person, callbackId, userId, after);
  expect(await violations()).toEqual([expect.objectContaining({ promise: 5, id })]);
});

it('promise 5: a suppression that still holds its number', async () => {
  await rows.callback(person, { due_at: minutes(5) });
  const id = uuid();
  await rows.insert('suppression', { id, e164: '+12025550147', channel: 'sms', because: 'x', since: minutes(-2000) });
  expect(await violations()).toEqual([expect.objectContaining({ promise: 5, id })]);
  await checked.database.query('delete from suppression');
});

it('promises 1 and 6: a form that nobody reads, one that is no lead after all, and danger that nobody knows of', async () => {
  await rows.callback(person, { due_at: minutes(5) });
  const sourceId = uuid();
  await rows.insert('source', { id: sourceId, site_id: rows.siteId, name: 'Website', key_hash: Buffer.from(sourceId) });
  const review = async (received: number, more: object = {}) => {
    const id = uuid();
    const waiting = {
      state: 'waiting',
      danger: false,
      reasons: ['trap'],
      language: 'en',
      reference: 'RB-1',
      sealed: Buffer.from('x'),
    };
    const place = { id, key: id, source_id: sourceId, site_id: rows.siteId, received_at: minutes(received) };
    await rows.insert('lead_review', { ...place, ...waiting, ...more });
    return id;
  };
  await review(-10);
  const forgotten = await review(-20);
  const halfDone = await review(-3, { state: 'accepting', decided_at: minutes(-3) });
  const unknownDanger = await review(-1, { danger: true });
  expect((await violations()).map(({ promise, id }) => ({ promise, id }))).toEqual([
    { promise: 1, id: forgotten },
    { promise: 1, id: halfDone },
    { promise: 6, id: unknownDanger },
  ]);
  const alert = { id: uuid(), kind: 'reviews-waiting', subject_type: 'source', subject_id: sourceId, sentence: 'x' };
  await rows.insert('alert', { ...alert, raised_at: minutes(0) });
  await rows.insert('alert', {
    ...alert,
    id: uuid(),
    kind: 'danger-in-review',
    subject_id: unknownDanger,
    raised_at: minutes(0),
  });
  expect((await violations()).map(({ id }) => id)).toEqual([halfDone]);
});
