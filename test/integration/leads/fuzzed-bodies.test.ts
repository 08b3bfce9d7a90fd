import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CreateSource, IdentityModule } from '../../../src/modules/identity/index.js';
import { LeadsModule } from '../../../src/modules/leads/index.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { CryptoModule } from '../../../src/platform/crypto/crypto.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { TelephonyProvider } from '../../../src/telephony/telephony-provider.js';
import { createDatabase } from '../../support/database.js';
import { FakeTelephony } from '../calls/fake-telephony.js';
import { SeededRows } from '../intake/seeded-rows.js';
import { SealingModule } from '../../../src/platform/sealing/sealing.module.js';

// FUZZ_BODIES=100000 for the whole; FUZZ_SEED repeats a run.
const bodies = Number(process.env['FUZZ_BODIES'] ?? 1_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_130);
const atOnce = 50;

let app: NestFastifyApplication;
let headers: Record<string, string>;
let end: () => Promise<void>;

@Global()
@Module({
  providers: [
    { provide: Outbox, useValue: new Outbox(new Set()) },
    { provide: TelephonyProvider, useValue: new FakeTelephony() },
  ],
  exports: [Outbox, TelephonyProvider],
})
class FakesModule {}

beforeAll(async () => {
  const database = await createDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'ringback-fuzz-'));
  const settings = readSettings({ DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'silent', NODE_ENV: 'test' });
  const platform = [
    ConfigModule.forSettings(settings),
    ObserveModule.forSettings(settings),
    DatabaseModule,
    CryptoModule,
    SealingModule,
  ];

  @Module({ imports: [...platform, FakesModule, IdentityModule, LeadsModule] })
  class FuzzedModule {}
  app = await createHttpApp(FuzzedModule, settings);
  await app.init();
  const rows = new SeededRows(app.get(Database));
  await rows.site();
  const admin = await rows.staff('Alex', 'admin');
  const { key } = await app.get(CreateSource, { strict: false }).run({ name: 'Website' }, admin.userId);
  headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  end = async () => {
    await app.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
});
afterAll(() => end?.());

/** A lead as a website would send it; some of its numbers repeat. */
const lead = fc.record(
  {
    phone: fc.integer({ min: 0, max: 9999 }).map((n) => `+1${212 + (n % 90)}555${String(n).padStart(4, '0')}`),
    name: fc.string({ unit: 'grapheme', maxLength: 40 }),
    message: fc.oneof(fc.lorem({ maxCount: 30 }), fc.string({ unit: 'binary', maxLength: 300 })),
    email: fc.emailAddress(),
    language: fc.constantFrom('en', 'es', 'zz-ZZ', ''),
    zip: fc.string({ maxLength: 12 }),
    programme: fc.string({ maxLength: 20 }),
    aboutSomeoneElse: fc.boolean(),
    preferredTime: fc.oneof(
      { weight: 8, arbitrary: fc.constant('now') },
      { weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map((at) => at.toISOString()) },
      { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
    ),
    consent: fc.record(
      { call: fc.boolean(), sms: fc.boolean(), textVersion: fc.string({ maxLength: 20 }) },
      { requiredKeys: ['call'] },
    ),
    attribution: fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ maxLength: 100 }), { maxKeys: 10 }),
  },
  { requiredKeys: ['phone', 'consent'] },
);
const hugeNumber = fc
  .constantFrom('1e400', '-1e400', '9'.repeat(400), '0.' + '1'.repeat(300), '-0')
  .map((digits) => `{"phone":${digits},"message":${digits}}`);
const anything = fc.anything({
  withBigInt: false,
  withNullPrototype: true,
  maxDepth: 5,
  values: [fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
});
const asText = (value: unknown) => JSON.stringify(value) ?? 'null';

/** Valid, of wrong types, with unknown fields, cut off, spoiled in one place, or nothing of the kind. */
const body: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: lead.map(asText) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        lead,
        fc.constantFrom(
          'phone',
          'name',
          'message',
          'email',
          'zip',
          'language',
          'consent',
          'attribution',
          'preferredTime',
          '__proto__',
          'constructor',
          'other',
        ),
        anything,
      )
      .map(([good, field, value]) => asText({ ...good, [field]: value })),
  },
  { weight: 2, arbitrary: fc.tuple(lead, fc.nat(400)).map(([good, cut]) => asText(good).slice(0, cut)) },
  {
    weight: 2,
    arbitrary: fc.tuple(lead, fc.nat(400), fc.string({ unit: 'binary', maxLength: 3 })).map(([good, at, other]) => {
      const text = asText(good);
      return text.slice(0, at) + other + text.slice(at + 1);
    }),
  },
  { weight: 2, arbitrary: anything.map(asText) },
  { weight: 1, arbitrary: hugeNumber },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('[', '{"a":'), fc.nat(3000)).map(([open, deep]) => open.repeat(deep)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

const post = (payload: string, key: string | null) =>
  app.inject({
    method: 'POST',
    url: '/v1/leads',
    payload,
    headers: { ...headers, ...(key === null ? {} : { 'idempotency-key': key }) },
  });

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function* chunks(all: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < all.length; start += atOnce) yield all.slice(start, start + atOnce);
}

it.each(['[]', '[[]]', '[{}]', '"yes"', '7'])('B-021: consent that is %s is refused in words', async (consent) => {
  const { statusCode, body: text } = await post(`{"phone":"+12125550100","consent":${consent}}`, null);
  expect([statusCode, text]).toEqual([422, expect.stringContaining('consent')]);
});

it(`B-021 to B-026: ${bodies} fuzzed bodies (seed ${seed}): each is taken or refused in words, none is a 5xx, and memory stays flat`, async () => {
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  let afterWarmth = 0;
  const perRound = 1_000;
  for (let round = 0; round * perRound < bodies; round++) {
    const generated = fc.sample(body, { seed: seed + round, numRuns: Math.min(perRound, bodies - round * perRound) });
    for (const some of chunks(generated)) {
      const answers = await Promise.all(some.map((payload, n) => post(payload, n % 3 === 0 ? `fuzz-${round}-${n % 30}` : null)));
      answers.forEach(({ statusCode, headers: { 'content-type': type } }, n) => {
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
        const isProblem = String(type).startsWith('application/problem+json');
        if (statusCode >= 500 || statusCode >= 400 !== isProblem) wrong.push(`${statusCode}: ${some[n]!.slice(0, 300)}`);
      });
    }
    if (round * perRound <= bodies / 4) afterWarmth = heldBytes();
  }
  expect(wrong).toEqual([]);
  expect([...statuses.keys()].filter((status) => ![201, 400, 409, 413, 422].includes(status))).toEqual([]);
  expect(statuses.get(201)).toBeGreaterThan(bodies / 10);
  expect(statuses.get(422)).toBeGreaterThan(bodies / 20);
  const atEnd = heldBytes();
  const report = {
    bodies,
    statuses: [...statuses],
    megabytes: [afterWarmth, atEnd].map((n) => Math.round(n / 1e6)),
  };
  if (process.env['FUZZ_BODIES']) process.stderr.write(`${JSON.stringify(report)}\n`);
  expect((atEnd - afterWarmth) / 1e6).toBeLessThan(30);
}, 900_000);
