import { logIsReadable } from '../../support/log-is-readable.js';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { EnsureFirstAdministrator, IdentityModule } from '../../../src/modules/identity/index.js';
import { CollectDeliveries, SendDeliveries, WebhooksModule } from '../../../src/modules/webhooks/index.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { GuardedFetch } from '../../../src/platform/egress/guarded-fetch.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { keyProviders, keyUsers } from '../platform/test-keys.js';
import { emptyTables } from '../../support/empty-tables.js';
import { verified } from '../../support/verify-webhook.js';
import { administrator, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows } from '../intake/seeded-rows.js';
import { guardedBy, NamedAddresses } from './named-addresses.js';
import { story } from './opened-webhooks.js';
import { ReceivingServer } from './receiving-server.js';

const names = new NamedAddresses();
const outside = guardedBy(names, { allowLoopback: true, withinMilliseconds: 500 });

@Global()
@Module({
  providers: [
    { provide: Outbox, useValue: new Outbox(new Set()) },
    ...keyProviders,
    { provide: GuardedFetch, useValue: outside },
  ],
  exports: [Outbox, GuardedFetch, ...keyUsers],
})
class TestPlatformModule {}

let testDatabase: TestDatabase;
let app: NestFastifyApplication;
let admin: SignedIn;
let server: ReceivingServer;
let rows: SeededRows;

async function openApp(databaseUrl: string): Promise<NestFastifyApplication> {
  const settings = readSettings({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test' });
  const platform = [ConfigModule.forSettings(settings), ObserveModule.forSettings(settings), DatabaseModule, TestPlatformModule];

  @Module({ imports: [...platform, IdentityModule, WebhooksModule] })
  class WebhooksAppModule {}
  const opened = await createHttpApp(WebhooksAppModule, settings);
  await opened.init();
  const { email, password } = administrator;
  await opened.get(EnsureFirstAdministrator, { strict: false }).run({ adminEmail: email.toLowerCase(), adminPassword: password });
  return opened;
}

beforeAll(async () => {
  testDatabase = await createDatabase();
  app = await openApp(testDatabase.url);
  admin = await signIn(app, administrator);
  server = await ReceivingServer.start();
  rows = new SeededRows(app.get(Database));
  await rows.site();
});
afterAll(async () => {
  await app.close();
  await Promise.all([server.stop(), outside.close(), testDatabase.drop()]);
});
beforeEach(async () => {
  await emptyTables(app.get(Database), 'webhook_receiver');
  server.forget();
  names.leadTo(['127.0.0.1']);
});

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
async function send(method: Method, path: string, payload?: object) {
  const answer = await app.inject({ method, url: `/v1/admin/${path}`, headers: admin.headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const wanted = () => ({ url: server.url, events: ['lead.created', 'callback.scheduled', 'intake.advanced'], description: 'CRM' });
async function made(change: object = {}): Promise<{ id: string; secret: string }> {
  const { status, body } = await send('POST', 'webhooks', { ...wanted(), ...change });
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

async function happen(...events: Parameters<Outbox['add']>[1]): Promise<void> {
  await app.get(Database).transaction((tx) => app.get(Outbox).add(tx, events));
  await logIsReadable(app.get(Database));
  await app.get(CollectDeliveries, { strict: false }).run();
}
const sendTo = (id: string) => app.get(SendDeliveries, { strict: false }).run(id);

describe('receivers', () => {
  it('are made with a secret that is shown once, listed, changed, paused and disabled, and each of it is written down', async () => {
    const { id, secret } = await made();
    expect(secret).toMatch(/^whsec_/);
    const listed = await send('GET', 'webhooks');
    expect(listed.body.receivers).toMatchObject([{ ...wanted(), id, state: 'active', sourceId: null, waiting: 0, dead: 0 }]);
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    const changed = await send('PATCH', `webhooks/${id}`, { events: ['callback.scheduled'], active: false });
    expect(changed).toMatchObject({ status: 200, body: { events: ['callback.scheduled'], state: 'paused', description: 'CRM' } });
    await send('PATCH', `webhooks/${id}`, { active: true });
    await send('POST', `webhooks/${id}/rotate-secret`);
    await send('POST', `webhooks/${id}/ping`);
    expect((await send('DELETE', `webhooks/${id}`)).status).toBe(204);
    expect((await send('GET', `webhooks/${id}`)).body).toMatchObject({ state: 'disabled', stateBecause: 'by-staff' });
    const text = 'select action, user_id, detail from audit_entry where subject_id = $1 order by at, id';
    const audit = await app.get(Database).query<{ action: string; user_id: string; detail: object }>(text, [id]);
    expect(audit.map(({ action }) => action.replace('webhook-receiver.', ''))).toEqual([
      'created',
      'changed',
      'changed',
      'secret-rotated',
      'pinged',
      'disabled',
    ]);
    expect(new Set(audit.map(({ user_id }) => user_id))).toEqual(new Set([admin.userId]));
    expect(JSON.stringify(audit)).not.toContain('of-the-receiver');
  });

  it.each([
    ['https://169.254.169.254/latest/meta-data', 'private network'],
    ['https://[::ffff:127.0.0.1]/', 'private network'],
    ['https://2852039166/', 'private network'],
    ['http://example.com/hook', 'https://'],
    ['https://user:password@example.com/', 'user name'],
    ['https://example.com:6379/', 'port'],
  ])('B-089 %s is refused when it is entered', async (url, part) => {
    const { id } = await made();
    const refused = {
      status: 422,
      body: { code: 'webhook/address', errors: [{ field: 'url', message: expect.stringContaining(part) }] },
    };
    expect(await send('POST', 'webhooks', { ...wanted(), url })).toMatchObject(refused);
    expect(await send('PATCH', `webhooks/${id}`, { url })).toMatchObject(refused);
  });

  it('B-089 a name is asked where it leads before it is kept', async () => {
    names.leadTo(['93.184.216.34', '10.1.2.3']);
    expect(await send('POST', 'webhooks', { ...wanted(), url: 'https://receiver.example/' })).toMatchObject({
      status: 422,
      body: { code: 'webhook/address', detail: expect.stringContaining('private network') },
    });
  });

  it('are checked field by field', async () => {
    const { status, body } = await send('POST', 'webhooks', { url: '', events: ['person.name'], secret: 'mine' });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual(['events', 'secret', 'url']);
    expect(await send('POST', 'webhooks', { ...wanted(), sourceId: uuid() })).toMatchObject({
      body: { code: 'webhook/unknown-source' },
    });
    expect(await send('GET', `webhooks/${uuid()}`)).toMatchObject({ status: 404, body: { code: 'webhook/unknown' } });
  });

  it('are the business of administrators', async () => {
    const answers = [];
    for (const url of ['webhooks', `webhooks/${uuid()}/deliveries`]) answers.push(await app.inject({ url: `/v1/admin/${url}` }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401]);
  });
});

describe('a test by hand', () => {
  it('is signed like everything else and tells what came back', async () => {
    const { id, secret } = await made();
    expect((await send('POST', `webhooks/${id}/ping`)).body).toMatchObject({ delivered: true, status: 204, problem: null });
    const [{ headers, raw, body }] = server.taken as [(typeof server.taken)[number]];
    expect(body).toEqual({ type: 'webhook.ping', timestamp: expect.any(String), data: {} });
    expect(verified({ headers: headers as Record<string, string>, body: raw, secret, now: new Date() })).toBe(true);
    server.answer = (response) => response.writeHead(500).end('a secret of the receiver');
    const failed = await send('POST', `webhooks/${id}/ping`);
    expect(failed.body).toMatchObject({ delivered: false, status: 500, problem: 'The receiver answered 500.' });
    expect(JSON.stringify(failed.body)).not.toContain('a secret of the receiver');
  });
});

describe('B-090 dead letters', () => {
  it('are listed page by page and sent again one by one or all', async () => {
    const { id } = await made();
    await happen(story().scheduled, story().scheduled, story().scheduled);
    await send('DELETE', `webhooks/${id}`);
    const first = await send('GET', `webhooks/${id}/deliveries?state=dead&limit=2`);
    const second = await send('GET', `webhooks/${id}/deliveries?state=dead&limit=2&cursor=${first.body.next}`);
    const letters = [...first.body.items, ...second.body.items];
    expect([first.body.items.length, second.body.next, new Set(letters.map(({ id }) => id)).size]).toEqual([2, null, 3]);
    expect(letters[0]).toMatchObject({ type: 'callback.scheduled', state: 'dead', lastProblem: 'The receiver was disabled.' });
    const replayOne = () => send('POST', `webhook-deliveries/${letters[0].id}/replay`);
    expect(await replayOne()).toMatchObject({ status: 409, body: { code: 'webhook/disabled' } });
    await send('PATCH', `webhooks/${id}`, { active: true });
    expect((await replayOne()).body).toEqual({ replayed: 1 });
    expect(await replayOne()).toMatchObject({ status: 409, body: { code: 'webhook-delivery/not-dead' } });
    expect((await send('POST', `webhooks/${id}/replay`)).body).toEqual({ replayed: 2 });
    await sendTo(id);
    expect(server.taken).toHaveLength(3);
    expect((await send('GET', `webhooks/${id}`)).body).toMatchObject({ waiting: 0, dead: 0 });
    expect(await send('GET', `webhooks/${id}/deliveries?cursor=x`)).toMatchObject({ body: { code: 'cursor/unknown' } });
  });
});

describe('a receiver of one source', () => {
  it('hears only what follows from its leads, with the id of its lead', async () => {
    const sources = await Promise.all(['site', 'partner'].map((name) => send('POST', 'sources', { name })));
    const [ours, theirs] = sources.map(({ body }) => body.id as string);
    const { id } = await made({ sourceId: ours });
    const [mia, leo] = [await leadOf(ours!, '+12025550147'), await leadOf(theirs!, '+12025550148')];
    await happen(...mia.events, ...leo.events, story().scheduled);
    await sendTo(id);
    const { leadId, intakeId, callbackId } = mia;
    expect(server.taken.map(({ body }) => [body.type, body.data])).toEqual([
      ['lead.created', { leadId, intakeId, callbackId }],
      ['callback.scheduled', { leadId, callbackId }],
      ['intake.advanced', { leadId, intakeId, from: null, to: 'inquiry' }],
    ]);
  });

  it('hears that consent ended, for its own lead, whatever came after that', async () => {
    const { body } = await send('POST', 'sources', { name: 'of consent' });
    const { id } = await made({ sourceId: body.id, events: ['consent.revoked'] });
    const { leadId, personId } = await leadOf(body.id, '+12025550149');
    const later = uuid();
    await happen(
      { name: 'ConsentRevoked', body: { personId, intakeId: later } },
      { name: 'ConsentRevoked', body: { personId: uuid(), intakeId: later } },
    );
    await sendTo(id);
    expect(server.taken.map(({ body: told }) => [told.type, told.data])).toEqual([
      ['consent.revoked', { leadId, intakeId: later }],
    ]);
  });

  async function leadOf(sourceId: string, e164: string) {
    const person = await rows.person(e164);
    const callbackId = await rows.callback(person);
    const lead = { id: uuid(), reference: e164.slice(-4), language: 'en', about_someone_else: false, received_at: new Date() };
    const { personId, intakeId } = person;
    await rows.insert('lead', {
      ...lead,
      source_id: sourceId,
      person_id: personId,
      intake_id: intakeId,
      callback_id: callbackId,
    });
    const ids = { leadId: lead.id, personId, intakeId, callbackId };
    const captured = { name: 'LeadCaptured', body: ids } as const;
    const advanced = { name: 'IntakeAdvanced', body: { intakeId, personId, from: null, to: 'inquiry' } } as const;
    return { ...ids, events: [captured, story(personId, callbackId).scheduled, advanced] };
  }
});

it('how many deliveries stand where is told to Prometheus, without an address or an id', async () => {
  const { id } = await made();
  await happen(story().scheduled);
  await sendTo(id);
  const { body } = await app.inject({ url: '/metrics' });
  expect(body).toMatch(/^webhook_deliveries\{state="delivered"\} 1$/m);
  expect(body).toMatch(/^webhook_deliveries\{state="dead"\} 0$/m);
  expect(body).toMatch(/^webhook_tries_total\{result="delivered"\} \d+$/m);
  expect(body).not.toContain('of-the-receiver');
});
