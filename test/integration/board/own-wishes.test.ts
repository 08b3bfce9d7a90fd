// "Do not call" and "this number is somebody else's" end by the person's own newer wish, recorded by staff (L-306, F75).
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { neverAgain, RevokeConsent } from '../../../src/modules/callbacks/index.js';
import { KeepRevocation } from '../../../src/modules/people/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';
import { openConsoleApp } from './console-app.js';
import { emptyTables } from '../../support/empty-tables.js';
import { stopOf } from '../people/people-stores.js';

let dropped: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let morgan: SignedIn;
let ana: SignedIn;
let person: SeededPerson;
const marias = '+12025550147';
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

beforeAll(async () => {
  dropped = await createDatabase();
  app = await openConsoleApp(dropped.url);
  database = app.get(Database);
  const admin = await signIn(app, administrator);
  const hire = async (name: string, role: string): Promise<SignedIn> => {
    const account = { email: `${name}@ringback.example`, name, password: 'a long enough password', roles: [role] };
    await app.inject({ method: 'POST', url: '/v1/admin/users', headers: admin.headers, payload: account });
    return signIn(app, account);
  };
  [morgan, ana] = [await hire('Morgan', 'manager'), await hire('Ana', 'counsellor')];
  rows = new SeededRows(database);
  await rows.site();
});
afterAll(async () => {
  await app.close();
  await dropped.drop();
});
beforeEach(async () => {
  await emptyTables(database, 'person', 'suppression');
  person = await rows.person(marias);
});

const letter = (receivedAt: Date) => ({
  source: 'written',
  keptAt: 'Post of the day, folder 3',
  receivedAt: receivedAt.toISOString(),
});
const reason = 'They want to be called after all';
async function record(what: 'allow-calls' | 'give-back-number', body: object, by = morgan, personId = person.personId) {
  const answer = await app.inject({ method: 'POST', url: `/v1/people/${personId}/${what}`, headers: by.headers, payload: body });
  return { status: answer.statusCode, body: answer.json() };
}
const stop = (minutesAgo: number) =>
  database.transaction((tx) =>
    app
      .get(KeepRevocation, { strict: false })
      .run(
        tx,
        stopOf({ e164: marias }, ['sms', 'call_live'], ago(minutesAgo), { because: 'They texted that they want no contact' }),
      ),
  );
const history = () =>
  database.query('select action, evidence from consent_event where kind = $1 order by effective_at', ['call_live']);
const audited = () =>
  database.query('select action, detail from audit_entry where subject_id = $1 order by at', [person.personId]);

/** A talk with this person that ended so long ago. */
async function talk(minutesAgo: number, answered = true): Promise<string> {
  const { userId } = await rows.staff(`Dana ${uuid()}`, 'counsellor');
  const callbackId = await rows.callback(person, { state: 'done', ended_at: ago(minutesAgo) });
  const attemptId = await rows.attempt(person, callbackId, userId);
  const times = {
    started_at: ago(minutesAgo + 2),
    connected_at: answered ? ago(minutesAgo + 1) : null,
    ended_at: ago(minutesAgo),
  };
  return rows.call(person, callbackId, attemptId, userId, times);
}

describe('allow-calls', () => {
  it('lifts the stop by their own newer wish; what was stays in the history, and texts stay stopped', async () => {
    await stop(60);
    const wish = { source: 'verbal', callId: await talk(5) };
    expect(await record('allow-calls', { reason, wish })).toMatchObject({
      status: 200,
      body: { callConsent: 'granted', smsConsent: 'revoked' },
    });
    expect(await history()).toMatchObject([{ action: 'revoke' }, { action: 'grant', evidence: wish }]);
    expect(await database.query(`select lifted_at from suppression where channel = 'call'`)).toEqual([
      { lifted_at: expect.any(Date) },
    ]);
    expect(await audited()).toMatchObject([{ action: 'calls.allowed-again', detail: { reason, ...wish } }]);
  });

  it('shows on the timeline who recorded it', async () => {
    await stop(60);
    await record('allow-calls', { reason, wish: letter(ago(1)) });
    const url = `/v1/people/${person.personId}/timeline`;
    const { items } = (await app.inject({ method: 'GET', url, headers: morgan.headers })).json();
    expect(items.map(({ sentence }: { sentence: string }) => sentence)).toContain(
      `Morgan recorded that they want to be called after all: ${reason}.`,
    );
  });

  it('lifts what a counsellor heard in a call, too', async () => {
    await database.transaction((tx) =>
      app
        .get(RevokeConsent, { strict: false })
        .run(tx, neverAgain(person.personId, 'They asked us never to call again', null, ago(60))),
    );
    expect(await record('allow-calls', { reason, wish: letter(ago(1)) })).toMatchObject({ body: { callConsent: 'granted' } });
  });

  it('is refused for a wish from before they said stop, or said it again', async () => {
    await stop(60);
    const older = { status: 409, body: { code: 'number/wish-too-old' } };
    expect(await record('allow-calls', { reason, wish: letter(ago(61)) })).toMatchObject(older);
    await stop(10);
    expect(await record('allow-calls', { reason, wish: letter(ago(30)) })).toMatchObject(older);
    expect(await record('allow-calls', { reason, wish: letter(ago(5)) })).toMatchObject({ status: 200 });
  });

  it('is done once: the second of two at the same moment finds nothing to lift', async () => {
    await stop(60);
    const body = { reason, wish: letter(ago(1)) };
    const answers = await Promise.all([record('allow-calls', body), record('allow-calls', body)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await record('allow-calls', body)).toMatchObject({ status: 409, body: { code: 'number/nothing-to-lift' } });
    expect(await audited()).toHaveLength(1);
  });

  it('takes no evidence that is not theirs, not there or not yet', async () => {
    await stop(60);
    for (const [wish, code] of [
      [{ source: 'verbal', callId: uuid() }, 'wish/unknown-call'],
      [{ source: 'verbal', callId: await talk(5, false) }, 'wish/unknown-call'],
      [{ source: 'form', leadId: uuid() }, 'wish/unknown-lead'],
      [letter(ago(-60)), 'wish/in-future'],
    ] as const)
      expect(await record('allow-calls', { reason, wish })).toMatchObject({ status: 422, body: { code } });
  });

  it.each([
    ['no wish', { reason }],
    ['no reason', { wish: letter(ago(1)) }],
    ['a call that is not named', { reason, wish: { source: 'verbal' } }],
    ['a form that is not named', { reason, wish: { source: 'form' } }],
    ['a paper that is kept nowhere', { reason, wish: { source: 'written', keptAt: ' ', receivedAt: ago(1).toISOString() } }],
    ['what somebody supposes', { reason, wish: { source: 'supposed' } }],
  ])('is invalid with %s', async (_, body) => {
    await stop(60);
    expect(await record('allow-calls', body)).toMatchObject({ status: 422 });
  });

  it('is for managers and administrators, and for people we know', async () => {
    await stop(60);
    const body = { reason, wish: letter(ago(1)) };
    expect(await record('allow-calls', body, ana)).toMatchObject({ status: 403 });
    expect(await record('allow-calls', body, morgan, uuid())).toMatchObject({ status: 404, body: { code: 'person/unknown' } });
  });
});

describe('give-back-number', () => {
  const mark = (minutesAgo: number) =>
    database.query(
      `update phone_number set automatic_calls = false, why_not_automatic = 'Maybe somebody else''s', reassigned = true,
         looked_up_at = $1, created_at = $2`,
      [ago(minutesAgo), ago(60 * 24 * 40)],
    );

  it('makes it theirs again, with their word as evidence; the carrier is not asked of the time before', async () => {
    await mark(60);
    const wish = { source: 'verbal', callId: await talk(5) };
    expect(await record('give-back-number', { reason, wish })).toMatchObject({
      status: 200,
      body: { automaticCalls: true, whyNotAutomatic: null, callConsent: 'granted' },
    });
    expect(await history()).toMatchObject([{ action: 'grant', evidence: { ...wish, phoneNumberId: person.phoneNumberId } }]);
    expect(await audited()).toMatchObject([{ action: 'phone-number.given-back', detail: { reason, ...wish } }]);
    expect(await database.query('select reassigned, confirmed_at from phone_number')).toEqual([
      { reassigned: false, confirmed_at: expect.any(Date) },
    ]);
  });

  it('is refused for a word from before, for a number that is not marked, and while calls are stopped', async () => {
    const refused = async (wishedAt: Date, code: string) =>
      expect(await record('give-back-number', { reason, wish: letter(wishedAt) })).toMatchObject({ status: 409, body: { code } });
    await refused(ago(1), 'number/nothing-to-lift');
    await mark(60);
    await refused(ago(61), 'number/wish-too-old');
    await stop(30);
    await refused(ago(1), 'number/still-stopped');
  });

  it('is for managers and administrators', async () => {
    await mark(60);
    expect(await record('give-back-number', { reason, wish: letter(ago(1)) }, ana)).toMatchObject({ status: 403 });
  });
});
