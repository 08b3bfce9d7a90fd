import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { client, OpenIdProvider, type Visitor } from '../../support/openid-provider.js';
import { administrator, hire, openIdentityApp, signIn } from './identity-app.js';

const publicUrl = 'http://desk.ringback.example';

let database: Awaited<ReturnType<typeof createDatabase>>;
let provider: OpenIdProvider;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await createDatabase();
  provider = await OpenIdProvider.start(`${publicUrl}/v1/session/issuer/callback`);
  const oidc = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret };
  app = await openIdentityApp(database.url, { PUBLIC_URL: publicUrl, ...oidc });
  const admin = await signIn(app, administrator);
  for (const name of ['Ana', 'Ben', 'Cleo']) await hire(app, admin, name);
});
afterAll(async () => {
  await app.close();
  await provider.stop();
  await database.drop();
});

const cookiesOf = (lines: readonly string[]) => lines.map((line) => line.split(';')[0]!).join('; ');

/** The browser's way: to the provider, through it, and the address at which it comes back. */
async function wayThrough(): Promise<{ back: string; cookie: string }> {
  const departed = await app.inject({ url: '/v1/session/issuer' });
  expect(departed.statusCode).toBe(302);
  const jar = new Map<string, string>();
  let url = departed.headers.location!;
  for (let hop = 0; hop < 6 && !url.startsWith(publicUrl); hop++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(url, provider.issuer), { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      jar.set(name, value);
    }
    url = answer.headers.get('location') ?? `no redirect: ${answer.status} ${await answer.text()}`;
  }
  return { back: url.slice(publicUrl.length), cookie: cookiesOf([departed.headers['set-cookie'] as string]) };
}

const arrive = (back: string, cookie: string) => app.inject({ url: back, headers: { cookie } });

async function comeAs(visitor: Visitor) {
  provider.visitor = visitor;
  const { back, cookie } = await wayThrough();
  const arrived = await arrive(back, cookie);
  return { arrived, back, cookie, location: arrived.headers.location };
}

async function whoIs(answer: Awaited<ReturnType<typeof arrive>>) {
  const session = answer.cookies.find(({ name }) => name === 'ringback_session');
  return (await app.inject({ url: '/v1/session', headers: { cookie: `ringback_session=${session?.value}` } })).json();
}

describe('an account elsewhere', () => {
  it('signs in who is staff here, with the address that is verified there', async () => {
    expect((await app.inject({ url: '/v1/session/ways' })).json()).toEqual({
      password: true,
      passkey: true,
      issuer: true,
      sample: true,
    });
    const { arrived, location } = await comeAs({ id: 'ana-there', email: 'Ana@ringback.example', verified: true });
    expect([arrived.statusCode, location]).toEqual([303, '/']);
    expect(await whoIs(arrived)).toMatchObject({ user: { email: 'ana@ringback.example' }, state: 'open' });
  });

  it.each<[string, Visitor, string]>([
    ['who is not staff here', { id: 'x', email: 'x@ringback.example', verified: true }, 'session/issuer-unknown'],
    ['whose address is not verified', { id: 'b', email: 'ben@ringback.example', verified: false }, 'session/issuer-unknown'],
  ])('lets nobody in %s, and makes nobody', async (_who, visitor, code) => {
    const before = await app.get(Database).query('select from staff_user');
    const { arrived, location } = await comeAs(visitor);
    expect(location).toBe(`/?refused=${encodeURIComponent(code)}`);
    expect(arrived.cookies.filter(({ name, value }) => name === 'ringback_session' && value)).toEqual([]);
    expect(await app.get(Database).query('select from staff_user')).toHaveLength(before.length);
  });

  it('is one account: who gets the address later is somebody else', async () => {
    await comeAs({ id: 'ben-there', email: 'ben@ringback.example', verified: true });
    const { location } = await comeAs({ id: 'another-ben', email: 'ben@ringback.example', verified: true });
    expect(location).toContain('issuer-unknown');
  });

  it('opens nothing for who was deactivated', async () => {
    await app.get(Database).query(`update staff_user set active = false where email = 'ben@ringback.example'`);
    expect((await comeAs({ id: 'ben-there', email: 'ben@ringback.example', verified: true })).location).toContain(
      'issuer-unknown',
    );
  });

  it('comes back once, to the browser that left, with the answer to its question', async () => {
    const { back, cookie } = await comeAs({ id: 'ana-there', email: 'ana@ringback.example', verified: true });
    const refused = '/?refused=session%2Fissuer-refused';
    expect((await arrive(back, cookie)).headers.location).toBe(refused);
    expect((await arrive(back, '')).headers.location).toBe(refused);
    const [mine, other] = [await wayThrough(), await wayThrough()];
    expect((await arrive(mine.back, other.cookie)).headers.location).toBe(refused);
    expect((await arrive('/v1/session/issuer/callback?error=access_denied', mine.cookie)).headers.location).toBe(refused);
  });

  it('stands in for a second factor when it asked for one itself (L-201)', async () => {
    const cleo = { id: 'cleo-there', email: 'cleo@ringback.example', verified: true };
    const [{ id }] = (await app.get(Database).query(`select id from staff_user where email = 'cleo@ringback.example'`)) as [
      { id: string },
    ];
    await app
      .get(Database)
      .query(
        `insert into staff_passkey (id, user_id, credential_id, public_key, counter, transports, name) values ($1, $1, 'c', '', 0, '{}', 'key')`,
        [id],
      );
    expect(await whoIs((await comeAs(cleo)).arrived)).toMatchObject({ state: 'prove' });
    expect(await whoIs((await comeAs({ ...cleo, amr: ['pwd', 'mfa'] })).arrived)).toMatchObject({ state: 'open' });
  });
});
