import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FormsModule } from '../../../src/modules/forms/index.js';
import { CreateSource, EnsureFirstAdministrator, IdentityModule } from '../../../src/modules/identity/index.js';
import { Clock } from '../../../src/platform/clock.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { dataSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { Database } from '../../../src/platform/database/database.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { TelephonyProvider } from '../../../src/telephony/telephony-provider.js';
import { createDatabase } from '../../support/database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { FakeTelephony } from '../calls/fake-telephony.js';
import { administrator, signIn, type SignedIn } from '../identity/identity-app.js';
import { StoppedClock } from '../intake/stopped-clock.js';
import { keyProviders, keyUsers } from '../platform/test-keys.js';

/** 10:00 in New York. */
export const start = new Date('2027-03-10T15:00:00Z');

export type Fields = Record<string, string>;

/** The page of the form as a browser has it. */
export interface OpenPage {
  readonly status: number;
  readonly html: string;
  readonly headers: Record<string, unknown>;
  /** What it would post, as it stands. */
  readonly fields: Fields;
}

@Global()
@Module({})
class FormPlatformModule {}

async function openApp(url: string, clock: StoppedClock): Promise<NestFastifyApplication> {
  const dataDir = join(tmpdir(), `ringback-forms-${process.pid}`);
  const settings = readSettings({ DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'silent', NODE_ENV: 'test' });
  const providers = [
    Database,
    { provide: Clock, useValue: clock },
    { provide: TelephonyProvider, useValue: new FakeTelephony() },
    { provide: Outbox, useValue: new Outbox(new Set()) },
    ...keyProviders,
  ];
  const stores = {
    module: FormPlatformModule,
    imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(url, 10), autoLoadEntities: true })],
    providers,
    exports: [Database, Clock, TelephonyProvider, Outbox, ...keyUsers],
  };
  @Module({
    imports: [ConfigModule.forSettings(settings), ObserveModule.forSettings(settings), stores, IdentityModule, FormsModule],
  })
  class FormAppModule {}
  const app = await createHttpApp(FormAppModule, settings);
  await app.init();
  await app.get(EnsureFirstAdministrator, { strict: false }).run({
    adminEmail: administrator.email.toLowerCase(),
    adminPassword: administrator.password,
  });
  return app;
}

/** The form of a site in New York that is always open, over HTTP, at a time that the test holds; nothing drains the outbox. */
export async function openFormApp() {
  const { url, drop } = await createDatabase();
  const clock = new StoppedClock(start);
  const app = await openApp(url, clock);
  const database = app.get(Database);
  const admin = await signIn(app, administrator);
  const staff = staffOf(app, admin);
  const site = { name: 'Palm Lake', timeZone: 'America/New_York', phoneNumber: '+12025550147', hours: { always: true } };
  const { id: siteId } = (await staff('POST', '/v1/admin/sites', site)).body as { id: string };
  const source = await app.get(CreateSource, { strict: false }).run({ name: 'Website', siteId }, null);
  const form = { slug: 'palm-lake', languages: ['en', 'es'], framedBy: ['https://palm.example'], enabled: true };
  await staff('PUT', `/v1/admin/sources/${source.id}/form`, form);
  return {
    app,
    clock,
    database,
    siteId,
    source,
    staff,
    ...browserOf(app, clock),
    /** What is counted by the minute is forgotten after two of them, what is counted by the hour after `seconds` of an hour. */
    reset: async (seconds = 120) => {
      await emptyTables(database, 'person', 'outbox_message', 'alert', 'lead_review');
      clock.at = new Date(clock.at.getTime() + seconds * 1000);
    },
    count: async (table: string) => (await database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n,
    close: async () => {
      await app.close();
      await drop();
    },
  };
}

function staffOf(app: NestFastifyApplication, { headers }: SignedIn) {
  return async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object) => {
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  };
}

let addresses = 0;

/** A person at the form: opens it, writes for a while, sends it. Each post comes from an address of its own unless told. */
function browserOf(app: NestFastifyApplication, clock: StoppedClock) {
  const open = async (query = ''): Promise<OpenPage> => pageOf(await app.inject({ url: `/form/palm-lake${query}` }));
  const post = async (fields: Fields, remoteAddress = `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'a browser' };
    const payload = new URLSearchParams(fields).toString();
    const answer = await app.inject({ method: 'POST', url: '/form/palm-lake', headers, payload, remoteAddress });
    return { ...pageOf(answer), location: answer.headers.location };
  };
  const send = async (fields: Fields, query = '') => {
    const page = await open(query);
    clock.at = new Date(clock.at.getTime() + 40_000);
    return post({ ...page.fields, ...fields });
  };
  const follow = async (location: string | undefined) => pageOf(await app.inject({ url: location ?? '' }));
  return { open, post, send, follow };
}

function pageOf(answer: { statusCode: number; body: string; headers: Record<string, unknown> }): OpenPage {
  const { statusCode: status, body: html, headers } = answer;
  return { status, html, headers, fields: fieldsIn(html) };
}

/** Inputs with a value, chosen radios, and the text in the text field: what a browser without JavaScript sends. */
function fieldsIn(html: string): Fields {
  const fields: Fields = {};
  for (const [tag] of html.matchAll(/<input(?:[^>"]|"[^"]*")*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const [name, type] = [attribute('name'), attribute('type')];
    if (!name || (['radio', 'checkbox'].includes(type ?? '') && !/ checked/.test(tag))) continue;
    fields[name] = unescape(attribute('value') ?? '');
  }
  const text = /<textarea[^>]*>\n?([^<]*)<\/textarea>/.exec(html)?.[1];
  return text ? { ...fields, message: unescape(text) } : fields;
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What the page's worker would find. */
export async function solved({ html }: OpenPage): Promise<string> {
  const challenge = JSON.parse(unescape(/data-challenge="([^"]*)"/.exec(html)![1]!)) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
