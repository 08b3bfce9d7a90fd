import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { generate } from 'otplib';
import { Approve, MakeAdministrator, ResetFactors } from '../../../src/modules/identity/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { projectRoot } from '../../support/program.js';
import { SoftwareAuthenticator } from '../../support/software-authenticator.js';
import { fieldKeys } from '../platform/test-keys.js';
import { administrator, hire, openIdentityApp, signIn, type SignedIn } from './identity-app.js';

const publicUrl = 'https://desk.ringback.example';

let database: Awaited<ReturnType<typeof createDatabase>>;
/** Where a second factor is up to each. */
let app: NestFastifyApplication;
/** Where everybody must have one, on the same database. */
let strict: NestFastifyApplication;
let admin: SignedIn;

beforeAll(async () => {
  database = await createDatabase();
  app = await openIdentityApp(database.url, { PUBLIC_URL: publicUrl });
  strict = await openIdentityApp(database.url, { PUBLIC_URL: publicUrl, MFA: 'required' });
  admin = await signIn(app, administrator);
});
afterAll(async () => {
  await app.close();
  await strict.close();
  await database.drop();
});

type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';
const sql = (text: string, values: readonly unknown[] = []) => app.get(Database).query(text, values);
const emailOf = (name: string) => `${name.toLowerCase()}@ringback.example`;
const password = 'a long enough password';

async function send(by: SignedIn | null, method: Verb, url: string, payload?: object, at = app) {
  const answer = await at.inject({ method, url, ...(by ? { headers: by.headers } : {}), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body ? answer.json() : null, answer };
}

const signInWith = (name: string, more: object = {}, at = app) =>
  send(null, 'POST', '/v1/session', { email: emailOf(name), password, ...more }, at);

/** The session of an answer that signed somebody in. */
function sessionOf({ body, answer }: Awaited<ReturnType<typeof send>>): SignedIn {
  const [cookie] = answer.cookies;
  return { userId: body.user.id, headers: { cookie: `${cookie!.name}=${cookie!.value}`, 'x-csrf-token': body.csrfToken } };
}

const codeAt = (secret: string, seconds: number) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + seconds });

/** Somebody new with an app for codes, set up by the code of 30 s ago: the one of now is still good. */
async function withApp(name: string) {
  const session = await hire(app, admin, name);
  const { body: begun } = await send(session, 'POST', '/v1/me/totp');
  const confirmed = await send(session, 'POST', '/v1/me/totp/confirm', { code: await codeAt(begun.secret, -30) });
  return { session, secret: begun.secret as string, uri: begun.uri as string, codes: confirmed.body.recoveryCodes as string[] };
}

async function withPasskey(name: string) {
  const session = await hire(app, admin, name);
  const key = new SoftwareAuthenticator(publicUrl);
  const { body } = await send(session, 'POST', '/v1/me/passkeys/options');
  const added = await send(session, 'POST', '/v1/me/passkeys', { name: 'on my key ring', passkey: key.create(body.options) });
  expect(added.status).toBe(201);
  return { session, key, added: added.body };
}

describe('codes of an app', () => {
  it('are asked for after a right password only, and take nobody in who guesses (L-201, ASVS 6.3.8)', async () => {
    const ana = await withApp('Ana');
    expect(ana.uri).toBe(`otpauth://totp/Ringback:ana%40ringback.example?secret=${ana.secret}&issuer=Ringback`);
    expect(ana.codes).toHaveLength(10);
    const wrong = await send(null, 'POST', '/v1/session', { email: emailOf('Ana'), password: 'wrong', code: '123456' });
    const nobody = await send(null, 'POST', '/v1/session', { email: emailOf('Nobody'), password: 'wrong', code: '123456' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'session/wrong-credentials']);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...nobody.body, requestId: '' });
    const asked = await signInWith('Ana');
    expect([asked.status, asked.body.code, asked.body.factors]).toEqual([401, 'session/code-needed', ['code', 'recovery-code']]);
    expect(asked.answer.cookies).toEqual([]);
    expect((await signInWith('Ana', { code: '000000' })).body.code).toBe('session/wrong-code');
    const signedIn = await signInWith('Ana', { code: await codeAt(ana.secret, 0) });
    expect([signedIn.status, signedIn.body.state]).toEqual([201, 'open']);
  });

  it('are good once, of two sign-ins at once too, and for one step before and after (ASVS 6.5.1, 6.5.5)', async () => {
    const ben = await withApp('Ben');
    const code = await codeAt(ben.secret, 0);
    const answers = await Promise.all([1, 2, 3].map(() => signInWith('Ben', { code })));
    expect(answers.map(({ body }) => String(body.code ?? 'in')).sort()).toEqual(['in', 'session/code-used', 'session/code-used']);
    expect((await signInWith('Ben', { code: await codeAt(ben.secret, -30) })).body.code).toBe('session/code-used');
    expect((await signInWith('Ben', { code: await codeAt(ben.secret, 90) })).body.code).toBe('session/wrong-code');
    expect((await signInWith('Ben', { code: await codeAt(ben.secret, 30) })).status).toBe(201);
  });

  it('cannot be guessed on and on, from wherever that is tried (ASVS 6.3.1)', async () => {
    const chloe = await withApp('Chloe');
    await sql('update staff_user set failed_codes = 4, failed_code_at = now() where id = $1', [chloe.session.userId]);
    expect((await signInWith('Chloe', { code: '000000' })).body.code).toBe('session/wrong-code');
    const right = await signInWith('Chloe', { code: await codeAt(chloe.secret, 0) });
    expect([right.status, right.body.code]).toEqual([429, 'session/too-many-codes']);
    expect(Number(right.answer.headers['retry-after'])).toBeGreaterThan(50);
    await sql(`update staff_user set failed_code_at = now() - interval '61 seconds' where id = $1`, [chloe.session.userId]);
    expect((await signInWith('Chloe', { code: await codeAt(chloe.secret, 0) })).status).toBe(201);
  });

  it('come from a secret that the database holds sealed, and a half set up one counts for nothing', async () => {
    const dana = await hire(app, admin, 'Dana');
    const { body } = await send(dana, 'POST', '/v1/me/totp');
    const [row] = await sql('select secret from staff_totp where user_id = $1', [dana.userId]);
    expect((row!['secret'] as Buffer).includes(body.secret)).toBe(false);
    expect((await send(dana, 'POST', '/v1/me/totp/confirm', { code: '000000' })).status).toBe(422);
    expect((await signInWith('Dana')).status).toBe(201);
  });

  it('recovery codes stand in for one, once each, until there are new ones (ASVS 6.4.4)', async () => {
    const { session, codes } = await withApp('Eve');
    expect((await signInWith('Eve', { code: codes[0]!.toUpperCase() })).status).toBe(201);
    expect((await signInWith('Eve', { code: codes[0]! })).body.code).toBe('session/wrong-code');
    expect((await send(session, 'GET', '/v1/me/factors')).body).toEqual({
      totp: true,
      passkeys: [],
      recoveryCodes: 9,
      required: false,
    });
    const renewed = await send(session, 'POST', '/v1/me/recovery-codes');
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await signInWith('Eve', { code: codes[1]! })).body.code).toBe('session/wrong-code');
    expect((await signInWith('Eve', { code: renewed.body.recoveryCodes[1] })).status).toBe(201);
    const kept = await sql('select hash::text from staff_recovery_code where user_id = $1', [session.userId]);
    expect(JSON.stringify(kept)).not.toContain(renewed.body.recoveryCodes[2].replaceAll('-', ''));
  });
});

describe('a passkey', () => {
  it('signs in alone, when it knows its user, and no answer of it is good twice', async () => {
    const { key, session, added } = await withPasskey('Finn');
    expect(added).toMatchObject({ passkey: { name: 'on my key ring', lastUsedAt: null }, recoveryCodes: expect.any(Array) });
    const ask = async () => (await send(null, 'POST', '/v1/session/passkey/options')).body.options;
    const options = await ask();
    expect(options.allowCredentials).toEqual([]);
    const shown = key.get(options);
    const signedIn = await send(null, 'POST', '/v1/session/passkey', { passkey: shown });
    expect([signedIn.status, signedIn.body.user?.id, signedIn.body.state]).toEqual([201, session.userId, 'open']);
    key.counter++;
    const again = await send(null, 'POST', '/v1/session/passkey', { passkey: shown });
    expect([again.status, again.body.code]).toEqual([401, 'session/wrong-passkey']);
    key.verifiesUser = false;
    const untouched = await send(null, 'POST', '/v1/session/passkey', { passkey: key.get(await ask()) });
    expect(untouched.body.code).toBe('session/wrong-passkey');
  });

  it('is a second factor after a password, and nobody else’s is', async () => {
    const { key } = await withPasskey('Gus');
    const { key: strange } = await withPasskey('Hal');
    const asked = await signInWith('Gus');
    expect([asked.body.code, asked.body.factors]).toEqual(['session/code-needed', ['passkey', 'recovery-code']]);
    expect(asked.body.passkey.allowCredentials).toHaveLength(1);
    expect((await signInWith('Gus', { passkey: strange.get(asked.body.passkey) })).status).toBe(401);
    key.verifiesUser = false;
    expect((await signInWith('Gus', { passkey: key.get(asked.body.passkey) })).status).toBe(201);
  });

  interface Asked {
    readonly challenge: string;
    readonly rpId: string;
  }
  it.each<[string, (key: SoftwareAuthenticator, options: Asked) => object | Promise<object>]>([
    ['of another site', (key, options) => key.get({ ...options, rpId: 'evil.example' })],
    ['to something else that was asked', async (key) => key.get((await signInWith('Ida')).body.passkey)],
    ['to a question of nobody’s', (key, options) => key.get({ ...options, challenge: 'c2lnbiB0aGlzIGluc3RlYWQ' })],
    ['of a key nobody knows', (_, options) => new SoftwareAuthenticator(publicUrl).get(options)],
    ['on a page of somebody else', (_, options) => new SoftwareAuthenticator('https://evil.example').get(options)],
    ['that is none at all', () => ({ id: 7 })],
    ['that is half of one', (key) => ({ id: key.credentialId.toString('base64url'), response: {} })],
  ])('an answer %s is refused like any other', async (_what, answer) => {
    passkeyOfAll ??= (await withPasskey('Ida')).key;
    const { body } = await send(null, 'POST', '/v1/session/passkey/options');
    const refused = await send(null, 'POST', '/v1/session/passkey', { passkey: await answer(passkeyOfAll, body.options) });
    expect([refused.status, refused.body.code]).toEqual([401, 'session/wrong-passkey']);
  });
  let passkeyOfAll: SoftwareAuthenticator | undefined;

  it('can be one of several, is listed, and is taken away', async () => {
    const { session, key, added } = await withPasskey('Jan');
    const second = new SoftwareAuthenticator(publicUrl);
    const options = (await send(session, 'POST', '/v1/me/passkeys/options')).body.options;
    expect(options.excludeCredentials).toHaveLength(1);
    const made = second.create(options) as { response: object };
    expect((await send(session, 'POST', '/v1/me/passkeys', { name: ' ', passkey: made })).status).toBe(422);
    const odd = { ...made, response: { ...made.response, transports: { pigeon: 1 } } };
    const more = await send(session, 'POST', '/v1/me/passkeys', { name: 'phone', passkey: odd });
    expect(more.body.recoveryCodes).toBeNull();
    expect((await send(session, 'GET', '/v1/me/factors')).body.passkeys.map((one: { name: string }) => one.name)).toEqual([
      'on my key ring',
      'phone',
    ]);
    expect((await send(session, 'DELETE', `/v1/me/passkeys/${added.passkey.id}`)).status).toBe(204);
    expect((await send(session, 'DELETE', `/v1/me/passkeys/${added.passkey.id}`)).status).toBe(404);
    const asked = await send(null, 'POST', '/v1/session/passkey/options');
    expect((await send(null, 'POST', '/v1/session/passkey', { passkey: key.get(asked.body.options) })).status).toBe(401);
    const stale = { name: 'again', passkey: second.create(options) };
    expect((await send(session, 'POST', '/v1/me/passkeys', stale)).body.code).toBe('passkey/unfit');
  });
});

describe('where everybody must have a second factor (L-201)', () => {
  it('a password alone opens the way to set one up, and nothing else', async () => {
    await hire(app, admin, 'Kim');
    const half = await signInWith('Kim', {}, strict);
    expect([half.status, half.body.state]).toEqual([201, 'enrol']);
    const kim = sessionOf(half);
    for (const url of ['/v1/admin/users', '/v1/me/sessions', '/v1/events', '/v1/admin/sites']) {
      expect((await send(kim, 'GET', url, undefined, strict)).body.code).toBe('session/enrol-first');
    }
    const { body: begun } = await send(kim, 'POST', '/v1/me/totp', undefined, strict);
    const code = await codeAt(begun.secret, 0);
    expect((await send(kim, 'POST', '/v1/me/totp/confirm', { code }, strict)).status).toBe(200);
    expect((await send(kim, 'GET', '/v1/session', undefined, strict)).body.state).toBe('open');
    expect((await send(kim, 'GET', '/v1/me/sessions', undefined, strict)).status).toBe(200);
    expect((await send(kim, 'DELETE', '/v1/me/totp', undefined, strict)).body.code).toBe('factor/last');
  });

  it('administrators need a passkey, which nobody can coax out of them (ASVS 6.3.3)', async () => {
    await hire(app, admin, 'Quinn', 'admin');
    const quinn = sessionOf(await signInWith('Quinn', {}, strict));
    const { body: begun } = await send(quinn, 'POST', '/v1/me/totp', undefined, strict);
    await send(quinn, 'POST', '/v1/me/totp/confirm', { code: await codeAt(begun.secret, -30) }, strict);
    expect((await send(quinn, 'GET', '/v1/admin/users', undefined, strict)).body.code).toBe('session/enrol-first');
    const key = new SoftwareAuthenticator(publicUrl);
    const { options } = (await send(quinn, 'POST', '/v1/me/passkeys/options', undefined, strict)).body;
    await send(quinn, 'POST', '/v1/me/passkeys', { name: 'key', passkey: key.create(options) }, strict);
    expect((await send(quinn, 'GET', '/v1/admin/users', undefined, strict)).status).toBe(200);
    const byCode = await signInWith('Quinn', { code: await codeAt(begun.secret, 0) }, strict);
    expect(byCode.body.state).toBe('prove');
    const again = sessionOf(byCode);
    const wanted = (await send(again, 'POST', '/v1/session/proof/passkey', undefined, strict)).body.options;
    const proven = await send(again, 'POST', '/v1/session/proof', { passkey: key.get(wanted) }, strict);
    expect([proven.status, proven.body.state]).toEqual([200, 'open']);
  });

  it('a session from before one was set up has to show it', async () => {
    const { session, secret } = await withApp('Lou');
    await sql('update staff_session set second_factor = null where user_id = $1', [session.userId]);
    expect((await send(session, 'GET', '/v1/me/sessions')).body.code).toBe('session/factor-needed');
    expect((await send(session, 'POST', '/v1/me/totp')).body.code).toBe('session/factor-needed');
    await send(session, 'POST', '/v1/session/proof', { password });
    expect((await send(session, 'GET', '/v1/session')).body.state).toBe('prove');
    await send(session, 'POST', '/v1/session/proof', { code: await codeAt(secret, 0) });
    expect((await send(session, 'GET', '/v1/me/sessions')).status).toBe(200);
  });
});

describe('one’s own password', () => {
  it('is changed with the one of now, and ends every other session (ASVS 6.2.3, 7.4.3)', async () => {
    const mia = await hire(app, admin, 'Mia');
    const other = await signIn(app, { email: emailOf('Mia'), password });
    const change = (current: string, next: string) => send(mia, 'PUT', '/v1/me/password', { current, next });
    expect((await change('wrong', 'hedges are full of birds')).body.code).toBe('session/wrong-proof');
    expect((await change(password, 'hedge fox')).body).toMatchObject({ status: 422, code: 'password/too-short' });
    expect((await change(password, 'mia-mia-ringback-2026')).body.errors[0]).toMatchObject({ field: 'next', code: 'guessable' });
    expect((await change(password, 'hedges are full of birds')).body).toEqual({ ended: 1 });
    expect((await send(other, 'GET', '/v1/session')).status).toBe(401);
    expect((await send(mia, 'GET', '/v1/session')).status).toBe(200);
    await signIn(app, { email: emailOf('Mia'), password: 'hedges are full of birds' });
  });

  it('may be short beside a second factor, which then cannot be taken away', async () => {
    const { session } = await withApp('Noa');
    expect((await send(session, 'PUT', '/v1/me/password', { current: password, next: 'hedge fox' })).status).toBe(200);
    expect((await send(session, 'DELETE', '/v1/me/totp')).body.code).toBe('factor/password-too-short');
    await send(session, 'PUT', '/v1/me/password', { current: 'hedge fox', next: password });
    expect((await send(session, 'DELETE', '/v1/me/totp')).status).toBe(204);
    expect((await signInWith('Noa')).body.state).toBe('open');
    expect(await sql('select from staff_recovery_code where user_id = $1', [session.userId])).toEqual([]);
  });
});

describe('npm run admin', () => {
  /** The program itself, answered line by line as at a terminal. */
  function administer(command: string, ...answers: readonly string[]): { status: number | null; text: string } {
    const program = join(projectRoot, 'dist', 'src', 'admin.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, command], {
      input: answers.map((line) => `${line}\n`).join(''),
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'test', DATABASE_URL: database.url, FIELD_KEYS: fieldKeys },
    });
    return { status, text: stdout + stderr };
  }

  it('takes lost factors away with the approval of two administrators, who are on record (ASVS 6.4.4)', async () => {
    const olga = await withApp('Olga');
    const pia = await hire(app, admin, 'Pia', 'admin');
    const first = [administrator.email, administrator.password, ''];
    const second = [emailOf('Pia'), password, ''];
    const approve = app.get(Approve, { strict: false });
    const one = await approve.run({ ...administrator, code: '' });
    const reset = app.get(ResetFactors, { strict: false });
    await expect(reset.run(emailOf('Olga'), null, [one, one])).rejects.toMatchObject({ code: 'approval/two-needed' });
    const ofOneself = reset.run(emailOf('Pia'), null, [one, { userId: pia.userId, name: 'Pia' }]);
    await expect(ofOneself).rejects.toMatchObject({ code: 'approval/two-needed' });
    const counsellor = approve.run({ email: emailOf('Dana'), password, code: '' });
    await expect(counsellor).rejects.toMatchObject({ code: 'approval/no-administrator' });
    const both = administer('reset-factors', emailOf('Olga'), ...first, ...second, 'hedges are full of birds');
    expect([both.status, both.text]).toEqual([0, expect.stringContaining('Approved by Administrator and Pia')]);
    expect(both.text).not.toContain('hedges');
    expect((await send(olga.session, 'GET', '/v1/session')).status).toBe(401);
    await signIn(app, { email: emailOf('Olga'), password: 'hedges are full of birds' });
    const [entry] = await sql(`select detail from audit_entry where action = 'factors.reset' and subject_id = $1`, [
      olga.session.userId,
    ]);
    expect(entry!['detail']).toEqual({ approvedBy: [admin.userId, pia.userId], withPassword: true });
  });

  it('makes an administrator with the approval of one, without any as long as there is none', async () => {
    const rosa = { email: emailOf('Rosa'), name: 'Rosa', password: 'hedges are full of birds' };
    const make = app.get(MakeAdministrator, { strict: false });
    await expect(make.run(rosa, null)).rejects.toMatchObject({ code: 'approval/needed' });
    await make.run(rosa, { userId: admin.userId, name: 'Administrator' });
    await signIn(app, rosa);
    await sql(`update staff_user set active = false where 'admin' = any(roles)`);
    await make.run({ ...rosa, email: emailOf('Sam') }, null);
  });
});
