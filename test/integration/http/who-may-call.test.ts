// ASVS 8.1.2, 8.2.1: every role at every address, against the table that is written down. A new address without a line in it fails; write the
// table anew with WRITE_WHO_MAY_CALL=1 and read the difference.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type CallHandler, type ExecutionContext, Injectable, Module, type NestInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { permissions, type Permission } from '../../../src/core/access/permissions.js';
import { staffRoles, type StaffRole } from '../../../src/core/access/roles.js';
import { BenefitsModule } from '../../../src/modules/benefits/index.js';
import { BoardModule } from '../../../src/modules/board/index.js';
import { ExchangeModule } from '../../../src/modules/exchange/index.js';
import { FormsModule, OwnPageModule } from '../../../src/modules/forms/index.js';
import { CarrierModule, HotlineModule } from '../../../src/modules/hotline/index.js';
import { PlacementModule } from '../../../src/modules/placement/index.js';
import { ReportsModule } from '../../../src/modules/reports/index.js';
import { ScreeningModule } from '../../../src/modules/screening/index.js';
import { WebhooksModule } from '../../../src/modules/webhooks/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { EgressModule } from '../../../src/platform/egress/egress.module.js';
import { DomainError } from '../../../src/platform/http/domain-error.js';
import { createDatabase } from '../../support/database.js';
import { administrator, hire, signIn } from '../identity/identity-app.js';
import { openApp } from '../platform/opened-app.js';
import { handlersOf, type Handler } from './handlers-of.js';

const root = join(import.meta.dirname, '..', '..', '..');
const tableFile = join(root, 'docs', 'who-may-call.csv');
const anId = '0198a000-0000-7000-8000-000000000001';

let walking = false;

/** While it is walked, whoever is let in is stopped before the handler: nothing changes. */
@Injectable()
class StopInside implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    if (!walking) return next.handle();
    throw new DomainError('conflict', 'walk/inside', 'Let in.');
  }
}

@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: StopInside }] })
class StoppedInsideModule {}

const modules = [
  EgressModule,
  StoppedInsideModule,
  BoardModule,
  ReportsModule,
  ExchangeModule,
  FormsModule,
  OwnPageModule,
  HotlineModule,
  CarrierModule,
  PlacementModule,
  ScreeningModule,
  BenefitsModule,
  WebhooksModule,
];

let made: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let handlers: Handler[];
const headers = new Map<StaffRole, Record<string, string>>();

beforeAll(async () => {
  made = await createDatabase();
  app = await openApp(made.url, modules);
  const admin = await signIn(app, administrator);
  for (const role of staffRoles) headers.set(role, (await hire(app, admin, `a-${role}`, role)).headers);
  walking = true;
  handlers = handlersOf(app).toSorted((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
});
afterAll(async () => {
  await app.close();
  await made.drop();
});

const written = () => readFileSync(tableFile, 'utf8').trimEnd().split('\n').slice(1);
const lineOf = ({ method, path, who }: Handler) => [method, path, who].join(',');

async function answer({ method, path }: Pick<Handler, 'method' | 'path'>, by: Record<string, string> = {}): Promise<string> {
  const url = path.replaceAll(/:\w+/g, anId);
  const sent = method === 'GET' || method === 'DELETE' ? {} : { payload: {} };
  const { statusCode, body } = await app.inject({ method: method as 'GET', url, headers: by, ...sent });
  return `${statusCode} ${(JSON.parse(body || '{}') as { code?: string }).code ?? ''}`.trim();
}

it('every controller of a module stands in the router that is walked', () => {
  const files = readdirSync(join(root, 'src', 'modules'), { recursive: true, encoding: 'utf8' });
  const declared = files
    .filter((file) => file.endsWith('.controller.ts'))
    .flatMap((file) => [
      ...readFileSync(join(root, 'src', 'modules', file), 'utf8').matchAll(/^export class (\w+Controller)\b/gm),
    ])
    .map(([, name]) => name!);
  expect(declared.length).toBeGreaterThan(60);
  const known = new Set(handlers.map(({ controller }) => controller));
  expect(declared.filter((name) => !known.has(name))).toEqual([]);
});

it('every address stands in the table, with what it needs', () => {
  if (process.env['WRITE_WHO_MAY_CALL'] === '1')
    writeFileSync(tableFile, `method,address,who\n${handlers.map(lineOf).join('\n')}\n`);
  expect(handlers.map(lineOf)).toEqual(written());
});

it('every role gets what the table says: in, 403, and 401 without a session', async () => {
  const staffOnly = written()
    .map((line) => line.split(',') as [string, string, string])
    .filter(([, , who]) => who !== 'public' && who !== 'sources');
  const wrong: string[] = [];
  const expectAt = async (method: string, path: string, role: StaffRole | null, wanted: string) => {
    const got = await answer({ method, path }, role ? headers.get(role) : {});
    if (got !== wanted) wrong.push(`${method} ${path} as ${role ?? 'nobody'}: ${got}, not ${wanted}`);
  };
  for (const [method, path, who] of staffOnly) {
    const allowed: readonly StaffRole[] = who === 'staff' ? staffRoles : permissions[who as Permission];
    const asked = staffRoles.map((role) =>
      expectAt(method, path, role, allowed.includes(role) ? '409 walk/inside' : '403 access/role'),
    );
    await Promise.all([...asked, expectAt(method, path, null, '401 session/none')]);
  }
  expect(wrong).toEqual([]);
  expect(staffOnly.length).toBeGreaterThan(200);
}, 60_000);

it('L-114: part2_tpo roles get 403 for counselling notes, and that they asked is in the audit', async () => {
  const database = app.get(Database);
  const denied = await database.query<{ role: string }>(
    `select distinct u.roles[1] as role from audit_entry a join staff_user u on u.id = a.user_id where a.action = 'note.access_denied'`,
  );
  expect(denied.map(({ role }) => role).toSorted()).toEqual(
    staffRoles.filter((role) => !permissions['counselling-notes'].some((one) => one === role)).toSorted(),
  );
});
