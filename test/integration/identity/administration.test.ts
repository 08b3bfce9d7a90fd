import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { SiteDirectory } from '../../../src/modules/sites/index.js';
import { Authenticator } from '../../../src/platform/auth/authenticator.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, openIdentityApp, signIn, type SignedIn } from './identity-app.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let admin: SignedIn;

beforeAll(async () => {
  database = await createDatabase();
  app = await openIdentityApp(database.url);
  admin = await signIn(app, administrator);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function send(path: string, payload: object = {}, by: SignedIn = admin) {
  const answer = await app.inject({ method: 'POST', url: `/v1/admin/${path}`, headers: by.headers, payload });
  return { status: answer.statusCode, body: answer.json() };
}

const list = async (path: string) => (await app.inject({ url: `/v1/admin/${path}`, headers: admin.headers })).json();

async function auditOf(subjectId: string): Promise<string[]> {
  const text = 'select action, user_id from audit_entry where subject_id = $1 order by at';
  const rows = await app.get(Database).query<{ action: string; user_id: string }>(text, [subjectId]);
  return rows.map((row) => `${row.action} by ${row.user_id === admin.userId ? 'admin' : row.user_id}`);
}

describe('users', () => {
  const ana = { email: 'Ana@ringback.example', name: 'Ana', password: 'a long enough password', roles: ['counsellor'] };

  it('are made once, without their password in any answer', async () => {
    const made = await send('users', ana);
    expect(made).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        email: 'ana@ringback.example',
        name: 'Ana',
        roles: ['counsellor'],
        active: true,
        createdAt: expect.any(String),
      },
    });
    expect(await auditOf(made.body.id)).toEqual(['user.created by admin']);
    expect(await send('users', ana)).toMatchObject({ status: 409, body: { code: 'user/email-taken' } });
    const { users } = await list('users');
    expect(users.map((user: { email: string }) => user.email)).toEqual(['admin@ringback.example', 'ana@ringback.example']);
    expect(JSON.stringify(users)).not.toMatch(/password|argon/);
  });

  it('are checked field by field', async () => {
    const { status, body } = await send('users', { email: 'x', name: ' ', password: 'short', roles: ['boss'], root: true });
    expect(status).toBe(422);
    expect(body.errors.map((error: { field: string }) => error.field).sort()).toEqual([
      'email',
      'name',
      'password',
      'roles',
      'root',
    ]);
  });

  it('lose their access at once when deactivated', async () => {
    const signedIn = await signIn(app, ana);
    expect((await send('users', ana, signedIn)).status).toBe(403);
    expect(await send(`users/${signedIn.userId}/deactivate`)).toMatchObject({ status: 200, body: { active: false } });
    expect((await app.inject({ url: '/v1/session', headers: signedIn.headers })).statusCode).toBe(401);
    await expect(signIn(app, ana)).rejects.toThrow('401');
    expect(await auditOf(signedIn.userId)).toEqual(['user.created by admin', 'user.deactivated by admin']);
  });

  it('S-8.3.2: are given roles by another administrator, which count at once', async () => {
    const cleo = { email: 'cleo@ringback.example', name: 'Cleo', password: 'a long enough password', roles: ['counsellor'] };
    const { id } = (await send('users', cleo)).body;
    const signedIn = await signIn(app, cleo);
    const put = async (userId: string, roles: string[], by = admin) => {
      const url = `/v1/admin/users/${userId}/roles`;
      const answer = await app.inject({ method: 'PUT', url, headers: by.headers, payload: { roles } });
      return { status: answer.statusCode, body: answer.json() };
    };
    expect((await send('users', cleo, signedIn)).status).toBe(403);
    expect(await put(id, ['admin', 'auditor'])).toMatchObject({ status: 200, body: { roles: ['admin', 'auditor'] } });
    expect((await send('users', cleo, signedIn)).status).toBe(409);
    expect(await put(id, ['manager', 'admin'], signedIn)).toMatchObject({ status: 403, body: { code: 'user/own-roles' } });
    expect(await put(id, ['boss'])).toMatchObject({ status: 422, body: { errors: [{ field: 'roles' }] } });
    expect(await put(id, [])).toMatchObject({ status: 422 });
    expect(await put(admin.userId, ['manager'], signedIn)).toMatchObject({ status: 200, body: { roles: ['manager'] } });
    expect(await put(admin.userId, ['admin', 'manager'], signedIn)).toMatchObject({ status: 200 });
    await app.get(Database).query(`insert into counsellor (id, name, presence) values ($1, 'Cleo', 'available')`, [id]);
    expect(await put(id, ['navigator'])).toMatchObject({ status: 409, body: { code: 'user/on-shift' } });
    await app.get(Database).query(`update counsellor set presence = 'offline' where id = $1`, [id]);
    expect(await put(id, ['navigator'])).toMatchObject({ status: 200 });
    expect(await auditOf(id)).toHaveLength(3);
  });

  it('keep at least one administrator', async () => {
    const refused = await send(`users/${admin.userId}/deactivate`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'user/last-administrator' } });
    expect(await send('users/0190a0b0-0000-7000-8000-000000000000/deactivate')).toMatchObject({ status: 404 });
    expect(await send('users/unknown/deactivate')).toMatchObject({ status: 404 });
  });
});

describe('sites and sources', () => {
  const site = { name: 'Lakeside', timeZone: 'America/Chicago', phoneNumber: '+12025550147', hours: { always: true } };

  it('a source needs a site; the first one is the default', async () => {
    expect(await send('sources', { name: 'Web' })).toMatchObject({ status: 422, body: { code: 'source/unknown-site' } });
    const made = await send('sites', site);
    expect(made.status).toBe(201);
    expect(made.body.routes.map((route: { language: string }) => route.language)).toEqual(['en', 'es']);
    expect(await auditOf(made.body.id)).toEqual(['site.created by admin']);
    expect(await send('sites', site)).toMatchObject({ status: 409, body: { code: 'site/number-taken' } });
    const source = await send('sources', { name: 'Web' });
    expect(source).toEqual({
      status: 201,
      body: { id: expect.any(String), name: 'Web', siteId: made.body.id, key: expect.stringMatching(/^rb_[\w-]{43}$/) },
    });
    expect(await send('sources', { name: 'Web', siteId: '0190a0b0-0000-7000-8000-000000000000' })).toMatchObject({ status: 422 });
    expect((await list('sites')).sites).toEqual([made.body]);
  });

  it.each([
    [{ timeZone: 'Mars/Phobos' }, 'timeZone'],
    [{ timeZone: 'EST' }, 'timeZone'],
    [{ timeZone: '+25:00' }, 'timeZone'],
    [{ phoneNumber: '202-555-0147' }, 'phoneNumber'],
    [{ hours: { mon: [['8 am', '20:00']] } }, 'hours'],
    [{ hours: 'always' }, 'hours'],
  ])('refuses a site with %j', async (wrong, field) => {
    const { status, body } = await send('sites', { ...site, phoneNumber: '+12025550148', ...wrong });
    expect(status).toBe(422);
    expect(body.errors[0].field).toBe(field);
  });

  it('a disabled source stops', async () => {
    const { body } = await send('sources', { name: 'Partner' });
    const authenticator = app.get(Authenticator, { strict: false });
    expect(await authenticator.sourceByKey(body.key)).toEqual({
      kind: 'source',
      sourceId: body.id,
      siteId: body.siteId,
      rules: firstRules.website,
    });
    const disabled = await send(`sources/${body.id}/disable`);
    expect(disabled).toMatchObject({ status: 200, body: { id: body.id, disabledAt: expect.any(String) } });
    expect(await authenticator.sourceByKey(body.key)).toBeNull();
    expect(await auditOf(body.id)).toEqual(['source.created by admin', 'source.disabled by admin']);
    expect((await list('sources')).sources[0]).not.toHaveProperty('key');
  });

  it('the directory answers by language', async () => {
    const directory = app.get(SiteDirectory, { strict: false });
    const [first] = await directory.all();
    expect(await directory.ownNumbers()).toEqual(['+12025550147']);
    const languages = await Promise.all(['es-MX', 'en', 'vi'].map((language) => directory.routeFor(first!.id, language)));
    expect(languages.map((route) => route.language)).toEqual(['es', 'en', 'en']);
    await expect(directory.site('0190a0b0-0000-7000-8000-000000000000')).rejects.toThrow('There is no site');
  });
});
