import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnsureFirstAdministrator } from '../../../src/modules/identity/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, openIdentityApp, signIn } from './identity-app.js';

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
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^ringback_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const [row] = await sql(`select token_hash::text from staff_session order by created_at desc limit 1`);
    expect(row!['token_hash']).not.toContain(answer.cookies[0]!.value);
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

  it('ends after an hour without a request, and after 12 hours', async () => {
    const { headers } = await signIn(app, administrator);
    await sql(`update staff_session set last_seen_at = now() - interval '59 minutes'`);
    expect((await read(headers)).statusCode).toBe(200);
    const [seen] = await sql(`select max(last_seen_at) > now() - interval '1 minute' as just_now from staff_session`);
    expect(seen).toEqual({ just_now: true });
    await sql(`update staff_session set last_seen_at = now() - interval '61 minutes'`);
    expect((await read(headers)).statusCode).toBe(401);
    await sql(`update staff_session set last_seen_at = now(), expires_at = now()`);
    expect((await read(headers)).statusCode).toBe(401);
  });
});

it('is ready while the database answers', async () => {
  expect((await app.inject({ url: '/health/ready' })).json()).toEqual({ ready: true, checks: { database: 'ok' } });
});

it('makes one first administrator, however many processes start', async () => {
  await sql('delete from staff_session');
  await sql('delete from staff_user');
  const ensure = app.get(EnsureFirstAdministrator, { strict: false });
  const made = (await Promise.all([ensure.run({}), ensure.run({}), ensure.run({})])).filter((result) => result !== null);
  expect(made).toEqual([{ email: 'admin@ringback.example', generatedPassword: expect.stringMatching(/^[\w-]{24}$/) }]);
  await signIn(app, { email: made[0]!.email, password: made[0]!.generatedPassword! });
});
