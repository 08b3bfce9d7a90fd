import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnsureFirstAdministrator } from '../../../src/modules/identity/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, hire, openIdentityApp, signIn, type SignedIn } from './identity-app.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
const sql = (text: string) => app.get(Database).query(text);

beforeAll(async () => {
  database = await createDatabase();
  app = await openIdentityApp(database.url);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const attempt = (email: string, password: string) =>
  app.inject({ method: 'POST', url: '/v1/session', payload: { email, password, code: '123456' } });

describe('signing in', () => {
  it('gives a cookie that scripts and other sites cannot use', async () => {
    const answer = await attempt(administrator.email, administrator.password);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({
      user: { id: expect.any(String), name: 'Administrator', email: 'admin@ringback.example' },
      roles: ['admin', 'manager'],
      csrfToken: expect.any(String),
      state: 'open',
      provenUntil: expect.any(String),
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^ringback_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const [row] = await sql(`select token_hash::text from staff_session order by created_at desc limit 1`);
    expect(row!['token_hash']).not.toContain(answer.cookies[0]!.value);
    const [entry] = await sql(`select user_id, detail from audit_entry where action = 'session.begun' order by at desc limit 1`);
    expect(entry).toEqual({ user_id: answer.json().user.id, detail: { secondFactor: null } });
  });

  it('answers the same to a wrong password and to an unknown email', async () => {
    const wrong = await attempt(administrator.email, 'wrong');
    const unknown = await attempt('nobody@ringback.example', 'wrong');
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect({ ...wrong.json<object>(), requestId: '' }).toEqual({ ...unknown.json<object>(), requestId: '' });
    expect(wrong.json().code).toBe('session/wrong-credentials');
  });

  it('is refused after ten failures in a minute, for that email only', async () => {
    for (let i = 0; i < 10; i++) expect((await attempt('guessed@ringback.example', `guess ${i}`)).statusCode).toBe(401);
    const refused = await attempt('Guessed@ringback.example', 'guess');
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'session/too-many-attempts']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await signIn(app, administrator);
    const counted = (await app.inject({ url: '/metrics' })).body;
    expect(counted).toMatch(/^staff_sign_ins_total\{outcome="session\/too-many-attempts"\} [1-9]/m);
    expect(counted).toMatch(/^staff_sign_ins_total\{outcome="no-second-factor"\} [1-9]/m);
  });
});

describe('a session', () => {
  const read = (headers: Record<string, string>) => app.inject({ url: '/v1/session', headers });

  it('ends with signing out', async () => {
    const { headers, userId } = await signIn(app, administrator);
    expect((await read(headers)).json().user.id).toBe(userId);
    const out = await app.inject({ method: 'DELETE', url: '/v1/session', headers });
    expect([out.statusCode, out.body]).toEqual([204, '']);
    expect(out.headers['set-cookie']).toContain('ringback_session=;');
    expect((await read(headers)).statusCode).toBe(401);
  });

  it('ends after 12 hours, however active (ASVS 7.3.2)', async () => {
    const { headers } = await signIn(app, administrator);
    await sql(`update staff_session set expires_at = now()`);
    expect((await read(headers)).statusCode).toBe(401);
  });

  it('has the roles of this moment (ASVS 8.3.2)', async () => {
    const ana = await hire(app, await signIn(app, administrator), 'Ana', 'admin');
    expect((await ask(ana, 'GET', '/v1/admin/users')).status).toBe(200);
    await app.get(Database).query(`update staff_user set roles = '{counsellor}' where id = $1`, [ana.userId]);
    expect((await ask(ana, 'GET', '/v1/admin/users')).status).toBe(403);
  });
});

type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function ask(by: SignedIn, method: Verb, url: string, payload?: object, more: Record<string, string> = {}) {
  const answer = await app.inject({ method, url, headers: { ...by.headers, ...more }, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body ? answer.json() : null };
}

describe('a session that nobody uses (L-202)', () => {
  const idle = (minutes: number) => sql(`update staff_session set last_active_at = now() - interval '${minutes} minutes'`);
  const { password } = administrator;

  it('is locked after 15 minutes, and a screen that asks again and again keeps it from nothing', async () => {
    const ben = await signIn(app, administrator);
    await idle(14);
    expect((await ask(ben, 'GET', '/v1/admin/users')).status).toBe(200);
    await idle(15);
    const locked = await ask(ben, 'GET', '/v1/admin/users');
    expect([locked.status, locked.body.code]).toEqual([423, 'session/locked']);
    expect((await ask(ben, 'GET', '/v1/session')).body.state).toBe('locked');
    expect((await ask(ben, 'POST', '/v1/admin/users', {})).status).toBe(423);
    // The lock has fallen: no sign of life opens it.
    expect((await ask(ben, 'GET', '/v1/session', undefined, { 'x-user-active': 'true' })).body.state).toBe('locked');
    expect((await ask(ben, 'POST', '/v1/session/proof', { password: 'wrong' })).body.code).toBe('session/wrong-proof');
    expect((await ask(ben, 'POST', '/v1/session/proof', { code: '123456' })).body.code).toBe('session/unlock-otherwise');
    expect((await ask(ben, 'POST', '/v1/session/proof', { password })).body.state).toBe('open');
    expect((await ask(ben, 'GET', '/v1/admin/users')).status).toBe(200);
  });

  it('stays open for whoever does something, or whose console says so', async () => {
    const ben = await signIn(app, administrator);
    await idle(10);
    await ask(ben, 'GET', '/v1/session', undefined, { 'x-user-active': 'true' });
    const [touched] = await sql(`select max(last_active_at) > now() - interval '1 minute' as just_now from staff_session`);
    expect(touched).toEqual({ just_now: true });
    await idle(10);
    await ask(ben, 'GET', '/v1/admin/users');
    const [asked] = await sql(`select max(last_active_at) > now() - interval '1 minute' as just_now from staff_session`);
    expect(asked).toEqual({ just_now: false });
    await ask(ben, 'POST', '/v1/admin/sites', {});
    const [did] = await sql(`select max(last_active_at) > now() - interval '1 minute' as just_now from staff_session`);
    expect(did).toEqual({ just_now: true });
  });
});

describe('a fresh proof (ASVS 7.5.3)', () => {
  it('is wanted five minutes after signing in, for what takes records out or changes who may', async () => {
    const ben = await signIn(app, administrator);
    const source = { name: 'Partner' };
    expect((await ask(ben, 'POST', '/v1/admin/sources', source)).body.code).toBe('source/unknown-site');
    await sql(`update staff_session set proven_at = now() - interval '5 minutes'`);
    const refused = await ask(ben, 'POST', '/v1/admin/sources', source);
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'session/prove-again', proveWith: ['password', 'code', 'passkey'], proofMinutes: 5 },
    });
    expect((await ask(ben, 'POST', '/v1/session/proof', {})).body.code).toBe('session/one-proof');
    const proven = await ask(ben, 'POST', '/v1/session/proof', { password: administrator.password });
    expect(proven.status).toBe(200);
    expect(Date.parse(proven.body.provenUntil)).toBeGreaterThan(Date.now() + 4 * 60_000);
    expect((await ask(ben, 'POST', '/v1/admin/sources', source)).body.code).toBe('source/unknown-site');
  });

  it('cannot be guessed on and on', async () => {
    const ben = await signIn(app, administrator);
    const guess = () => ask(ben, 'POST', '/v1/session/proof', { password: 'guess' });
    const codes: string[] = [];
    for (let i = 0; i < 11; i++) codes.push((await guess()).body.code);
    expect(codes.filter((code) => code === 'session/wrong-proof')).toHaveLength(10);
    expect(codes.at(-1)).toBe('session/too-many-attempts');
  });
});

describe('the list of sessions', () => {
  it('shows one’s own, and ends one or all others (ASVS 7.5.2)', async () => {
    const admin = await signIn(app, administrator);
    const cleo = await hire(app, admin, 'Cleo');
    const account = { email: 'cleo@ringback.example', password: 'a long enough password' };
    const phone = await signIn(app, account);
    const third = await signIn(app, account);
    const { sessions } = (await ask(cleo, 'GET', '/v1/me/sessions')).body;
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toEqual({
      id: expect.any(String),
      device: 'unknown device',
      createdAt: expect.any(String),
      lastSeenAt: expect.any(String),
      current: expect.any(Boolean),
    });
    const currentOf = async (one: SignedIn): Promise<string> => {
      const listed = (await ask(one, 'GET', '/v1/me/sessions')).body.sessions;
      return listed.find(({ current }: { current: boolean }) => current).id;
    };
    const phoneId = await currentOf(phone);
    expect((await ask(admin, 'DELETE', `/v1/me/sessions/${phoneId}`)).status).toBe(404);
    expect((await ask(cleo, 'DELETE', `/v1/me/sessions/${phoneId}`)).status).toBe(204);
    expect((await ask(phone, 'GET', '/v1/session')).status).toBe(401);
    expect((await ask(cleo, 'DELETE', '/v1/me/sessions')).body).toEqual({ ended: 1 });
    expect((await ask(third, 'GET', '/v1/session')).status).toBe(401);
    expect((await ask(cleo, 'GET', '/v1/session')).status).toBe(200);
  });

  it('of somebody else is an administrator’s, and what they end is on record (ASVS 7.4.5)', async () => {
    const admin = await signIn(app, administrator);
    const dora = await hire(app, admin, 'Dora');
    const url = `/v1/admin/users/${dora.userId}/sessions`;
    expect((await ask(dora, 'GET', url)).status).toBe(403);
    const { sessions } = (await ask(admin, 'GET', url)).body;
    expect(sessions.map(({ current }: { current: boolean }) => current)).toEqual([false]);
    expect((await ask(admin, 'DELETE', `${url}/${sessions[0].id}`)).status).toBe(204);
    expect((await ask(dora, 'GET', '/v1/session')).status).toBe(401);
    expect((await ask(admin, 'DELETE', url)).body).toEqual({ ended: 0 });
    const text = `select user_id, detail from audit_entry where action = 'sessions.ended' and subject_id = $1`;
    expect(await app.get(Database).query(text, [dora.userId])).toEqual([{ user_id: admin.userId, detail: { ended: 1 } }]);
  });
});

it('is ready while the database answers', async () => {
  expect((await app.inject({ url: '/health/ready' })).json()).toEqual({ ready: true, checks: { database: 'ok' } });
});

it('makes one first administrator, however many processes start', async () => {
  await sql('delete from staff_session');
  await sql('delete from staff_user');
  const ensure = app.get(EnsureFirstAdministrator, { strict: false });
  await expect(ensure.run({ adminPassword: 'administrator-1-2-3' })).rejects.toThrow('ADMIN_PASSWORD cannot be taken');
  const made = (await Promise.all([ensure.run({}), ensure.run({}), ensure.run({})])).filter((result) => result !== null);
  expect(made).toEqual([{ email: 'admin@ringback.example', generatedPassword: expect.stringMatching(/^[\w-]{24}$/) }]);
  await signIn(app, { email: made[0]!.email, password: made[0]!.generatedPassword! });
});
