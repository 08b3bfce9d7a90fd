// B-109, L-114, L-203, L-208: who opens whose record, with which reason, and who looks at it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { openConsoleApp } from '../board/console-app.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';

let made: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let ana: SignedIn;
let ben: SignedIn;
let morgan: SignedIn;
let pat: SignedIn;
let admin: SignedIn;
let vega: SignedIn;
let person: SeededPerson;
let callbackId: string;
let numbers = 0;

beforeAll(async () => {
  made = await createDatabase();
  app = await openConsoleApp(made.url);
  database = app.get(Database);
  const first = await signIn(app, administrator);
  [ana, ben] = [await hire(app, first, 'Ana', 'counsellor'), await hire(app, first, 'Ben', 'counsellor')];
  morgan = await hire(app, first, 'Morgan', 'manager');
  pat = await hire(app, first, 'Pat', 'privacy-officer');
  admin = await hire(app, first, 'Ada', 'admin');
  vega = await hire(app, first, 'Vega', 'clinician');
  rows = new SeededRows(database);
  await rows.site();
  for (const { userId } of [ana, ben]) await database.query(`insert into counsellor (id, name) values ($1, 'x')`, [userId]);
});
afterAll(async () => {
  await app.close();
  await made.drop();
});
beforeEach(async () => {
  numbers += 1;
  person = await rows.person(`+1202555${String(1000 + numbers)}`);
  callbackId = await rows.callback(person);
});

async function ask(by: SignedIn, method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}
const here = () => `/v1/people/${person.personId}`;
const status = async (by: SignedIn, url = here()) => (await ask(by, 'GET', url)).status;
const openings = () => `${here()}/openings`;
const why = { reason: 'they-contacted-me', words: 'He rang my desk and asked for his appointment' };
const open = async (by: SignedIn) => (await ask(by, 'POST', openings(), why)).body as { id: string; until: string };
const alerts = async (subjectId: string) =>
  ((await ask(morgan, 'GET', '/v1/alerts')).body.alerts as { kind: string; subjectId: string; sentence: string }[]).filter(
    (alert) => alert.subjectId === subjectId,
  );
const audited = async (action: string) =>
  (await database.query(`select from audit_entry where action = $1 and subject_id = $2`, [action, person.personId])).length;
const endedDaysAgo = async (days: number) => {
  const ended = `now() - make_interval(days => ${days})`;
  await database.query(
    `update intake set ended_at = ${ended}, stage = 'closed', close_reason = 'lost', next_step = null, next_step_due_at = null where id = $1`,
    [person.intakeId],
  );
  await database.query(`update callback set ended_at = ${ended}, state = 'done', due_at = null where id = $1`, [callbackId]);
};

describe('B-109: a counsellor opens a neighbour’s record', () => {
  it('is told to say why, at every address of theirs, and the refusal is kept', async () => {
    const refused = await ask(ana, 'GET', here());
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'record/needs-reason', openAt: openings(), reasons: { emergency: expect.any(String) } },
    });
    expect(refused.body.detail).toContain('say why you need the record');
    const of = (path: string) => ask(ana, 'GET', path).then(({ body }) => body.code);
    for (const path of [`/v1/intakes/${person.intakeId}`, `/v1/callbacks/${callbackId}`, `${here()}/timeline`, `${here()}/notes`])
      expect([path, await of(path)]).toEqual([path, 'record/needs-reason']);
    expect(await of(`/v1/callbacks?personId=${person.personId}`)).toBe('record/needs-reason');
    expect(await ask(ana, 'POST', `${here()}/reveal`, { reason: 'curious' })).toMatchObject({ status: 403 });
    expect(await audited('record.refused')).toBe(7);
    expect(await audited('phone-number.revealed')).toBe(0);
  });

  it('L-208: lists show initials and no number of those whom nobody gave them', async () => {
    const { body } = await ask(ana, 'GET', '/v1/intakes?limit=200');
    const { e164 } = (
      await database.query<{ e164: string }>('select e164 from phone_number where id = $1', [person.phoneNumberId])
    )[0]!;
    expect(body.items.find((item: { id: string }) => item.id === person.intakeId)).toMatchObject({ initials: 'M.D.L.C.' });
    await database.query(`update callback set because = 'Her husband drinks', because_rule = 'staff/rescheduled' where id = $1`, [
      callbackId,
    ]);
    for (const list of ['/v1/intakes?limit=200', '/v1/callbacks?limit=200', '/v1/people?search=Maria', '/v1/inbound-calls']) {
      const page = (await app.inject({ method: 'GET', url: list, headers: ana.headers })).body;
      expect([list, page.includes(e164), page.includes('Maria'), page.includes('husband')]).toEqual([list, false, false, false]);
    }
    const led = await app.inject({ method: 'GET', url: '/v1/callbacks?limit=200', headers: morgan.headers });
    expect(led.body).toContain('Her husband drinks');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['their intake', () => rows.givenTo(ana.userId, person)],
    [
      'a callback that they own',
      () => database.query('update callback set owner_user_id = $2 where id = $1', [callbackId, ana.userId]),
    ],
    ['a callback to make', () => database.query('update callback set assigned_to = $2 where id = $1', [callbackId, ana.userId])],
    [
      'a talk on the phone',
      async () => {
        const attempt = await rows.attempt(person, callbackId, ana.userId);
        return rows.call(person, callbackId, attempt, ana.userId, { state: 'talking', ended_at: null, end_cause: null });
      },
    ],
  ])('with %s it is open to them, and to nobody else', async (_, work) => {
    await work();
    expect([await status(ana), await status(ana, `/v1/intakes/${person.intakeId}`)]).toEqual([200, 200]);
    expect(await status(ben)).toBe(403);
    await database.query('update call set ended_at = now(), state = $1, end_cause = $1 where ended_at is null', ['ended']);
  });

  it('a reason opens this record at once, with an audit entry and an alert; and no other', async () => {
    const opened = await open(ana);
    expect(new Date(opened.until).getTime() - Date.now()).toBeGreaterThan(59 * 60_000);
    expect([await status(ana), await status(ben)]).toEqual([200, 403]);
    const other = await rows.person('+12025559999');
    expect(await status(ana, `/v1/people/${other.personId}`)).toBe(403);
    expect(await alerts(opened.id)).toMatchObject([{ kind: 'record-opened' }]);
    expect(await open(ana)).toEqual(opened);
    expect([await audited('record.opened-with-reason'), await audited('record.read-by-reason')]).toEqual([1, 1]);
    const { body } = await ask(morgan, 'GET', `${here()}/timeline`);
    const told = body.items.map(({ sentence }: { sentence: string }) => sentence);
    expect(told).toContain('Ana opened the record without work on it: He rang my desk and asked for his appointment.');
  });

  it('needs a known reason and words', async () => {
    expect(await ask(ana, 'POST', openings(), { reason: 'bored', words: ' ' })).toMatchObject({
      status: 422,
      body: {
        errors: expect.arrayContaining([
          expect.objectContaining({ field: 'reason' }),
          expect.objectContaining({ field: 'words' }),
        ]),
      },
    });
    expect(await ask(ana, 'POST', `/v1/people/${uuid()}/openings`, why)).toMatchObject({ status: 404 });
    await rows.givenTo(ana.userId, person);
    expect(await ask(ana, 'POST', openings(), why)).toMatchObject({ status: 409, body: { code: 'record/open-already' } });
  });

  it('L-203: when its time is over the next request is a 403, whatever they wrote meanwhile', async () => {
    const { id } = await open(ana);
    const note = await app.inject({
      method: 'PUT',
      url: `/v1/intakes/${person.intakeId}/notes/${uuid()}`,
      headers: ana.headers,
      payload: { version: 0, text: 'Looked in' },
    });
    expect(note.statusCode).toBe(200);
    await database.query(
      `update record_opening set at = at - interval '2 hours', until = now() - interval '1 second' where id = $1`,
      [id],
    );
    await database.query(`update intake_note set saved_at = now() - interval '1 hour' where intake_id = $1`, [person.intakeId]);
    expect(await ask(ana, 'GET', here())).toMatchObject({ status: 403, body: { code: 'record/needs-reason' } });
  });

  it('whoever may be somebody they know is named as a sign', async () => {
    await database.query(`update staff_user set name = 'Ana de la Cruz' where id = $1`, [ana.userId]);
    await database.query('update counsellor set phone_number = (select e164 from phone_number where id = $2) where id = $1', [
      ana.userId,
      person.phoneNumberId,
    ]);
    const { id } = await open(ana);
    const [alert] = await alerts(id);
    expect(alert!.sentence).toContain('somebody they know: the same surname and the same phone number or household');
    const { body } = await ask(pat, 'GET', '/v1/record-openings');
    expect(body.openings[0]).toMatchObject({ id, userName: 'Ana de la Cruz', ...why, signs: ['same-surname', 'same-phone'] });
    const other = await rows.person('+12025559998');
    await ask(morgan, 'POST', `/v1/intakes/${other.intakeId}/owner`, { userId: ana.userId, reason: 'She has time' });
    expect(await alerts(other.personId)).toMatchObject([
      { kind: 'record-taken', sentence: expect.stringContaining('whom they may know: the same surname.') },
    ]);
    await database.query('update counsellor set phone_number = null where id = $1', [ana.userId]);
  });
});

describe('B-109: a colleague looks at it', () => {
  const review = (by: SignedIn, id: string, verdict = 'justified') =>
    ask(by, 'POST', `/v1/record-openings/${id}/review`, { verdict, note: 'She was on the desk that day' });

  it('never who opened it; the first who looks counts, and ends the alert', async () => {
    await endedDaysAgo(15);
    const { id } = await open(morgan);
    expect(await review(morgan, id)).toMatchObject({ status: 403, body: { code: 'record-opening/own' } });
    expect(await review(ana, id)).toMatchObject({ status: 403, body: { code: 'access/role' } });
    expect(await review(pat, id, 'fine')).toMatchObject({ status: 422 });
    expect(await review(pat, id, 'not-justified')).toMatchObject({ status: 204 });
    expect(await review(pat, id)).toMatchObject({ status: 409, body: { code: 'record-opening/reviewed-already' } });
    expect(await review(pat, uuid())).toMatchObject({ status: 404 });
    expect(await alerts(id)).toEqual([]);
    const { body } = await ask(pat, 'GET', '/v1/record-openings?reviewed=true');
    expect(body.openings[0]).toMatchObject({ id, verdict: 'not-justified', reviewedBy: pat.userId, reviewedByName: 'Pat' });
  });
});

describe('who supervises, treats or administers', () => {
  it('a manager opens what is open or ended lately; what ended long ago needs a reason', async () => {
    expect(await status(morgan)).toBe(200);
    await endedDaysAgo(13);
    expect(await status(morgan)).toBe(200);
    await endedDaysAgo(15);
    expect(await status(morgan)).toBe(403);
  });

  it('the site says for how many days, and how long a reason holds', async () => {
    const policy = { policy: { recentDays: 30, openMinutes: 5 }, reason: 'Longer talks' };
    const url = `/v1/admin/sites/${rows.siteId}/policies/opening`;
    const written = await app.inject({ method: 'PUT', url, headers: admin.headers, payload: policy });
    expect(written.statusCode).toBe(200);
    await endedDaysAgo(15);
    expect(await status(morgan)).toBe(200);
    expect(new Date((await open(ana)).until).getTime() - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  });

  it('nobody opens a record by bringing its person into an intake of their own', async () => {
    const own = await rows.person('+12025559997');
    await rows.givenTo(ana.userId, own);
    const neighbour = { personId: person.personId, roles: ['family'] };
    expect(await ask(ana, 'POST', `/v1/intakes/${own.intakeId}/parties`, neighbour)).toMatchObject({
      status: 403,
      body: { code: 'record/needs-reason', openAt: openings() },
    });
    expect(await status(ana)).toBe(403);
  });

  it('an administrator opens nothing by being one', async () => {
    expect(await ask(admin, 'GET', here())).toMatchObject({ status: 403, body: { code: 'access/role' } });
    expect(await ask(admin, 'POST', openings(), why)).toMatchObject({ status: 403, body: { code: 'access/role' } });
  });

  it('a stop is written down by whoever hears it, and who takes somebody on has work with them', async () => {
    const stop = { kinds: ['call_live'], by: 'letter', note: 'A letter to the desk' };
    expect(await ask(ben, 'POST', `${here()}/revocations`, stop)).toEqual({ status: 200, body: null });
    expect((await ask(morgan, 'POST', `${here()}/revocations`, stop)).body).not.toBeNull();
    const take = { userId: ben.userId, reason: 'I have time' };
    expect(await ask(ben, 'POST', `/v1/intakes/${person.intakeId}/owner`, take)).toMatchObject({ status: 200 });
    expect(await status(ben)).toBe(200);
  });
});

describe('L-114: counselling notes', () => {
  const notes = () => `/v1/intakes/${person.intakeId}/counselling-notes`;

  it('are for who treats them: apart, sealed, written once, each look on the record', async () => {
    await rows.givenTo(ana.userId, person);
    const text = 'He spoke about his father';
    expect(await ask(ana, 'POST', notes(), { text: ' ' })).toMatchObject({ status: 422 });
    expect(await ask(ana, 'POST', notes(), { text })).toMatchObject({
      status: 201,
      body: { notes: [{ text, byName: expect.stringContaining('Ana') }] },
    });
    expect(await ask(vega, 'GET', notes())).toMatchObject({ status: 200, body: { notes: [{ text }] } });
    expect(await ask(ben, 'GET', notes())).toMatchObject({ status: 403, body: { code: 'record/needs-reason' } });
    const { sealed } = (await database.query<{ sealed: Buffer }>('select sealed from counselling_note'))[0]!;
    expect(sealed.toString('latin1')).not.toContain('father');
    await expect(database.query(`update counselling_note set at = now()`)).rejects.toThrow('never changed');
    for (const other of ['notes', 'timeline'])
      expect(JSON.stringify(await ask(morgan, 'GET', `/v1/intakes/${person.intakeId}/${other}`))).not.toContain('father');
    const kept = await database.query<{ action: string }>('select action from audit_entry where subject_id = $1', [
      person.intakeId,
    ]);
    expect(kept.map(({ action }) => action)).toEqual(['counselling-note.written', 'counselling-notes.read']);
  });

  it('are not read by who may open the record for other work, and the look is kept', async () => {
    for (const by of [morgan, pat])
      expect(await ask(by, 'GET', notes())).toMatchObject({ status: 403, body: { code: 'access/role' } });
    const denied = await database.query(`select from audit_entry where action = 'note.access_denied' and user_id = any($1)`, [
      [morgan.userId, pat.userId],
    ]);
    expect(denied).toHaveLength(2);
  });
});
