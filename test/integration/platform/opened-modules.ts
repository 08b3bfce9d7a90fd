import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../../../src/platform/auth/authenticator.js';
import { Clock } from '../../../src/platform/clock.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import type { Environment } from '../../../src/platform/config/environment.js';
import type { Settings } from '../../../src/platform/config/settings.js';
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
import { SeededRows, start } from '../intake/seeded-rows.js';
import { StoppedClock } from '../intake/stopped-clock.js';
import { keyProviders, keyUsers } from './test-keys.js';

/** Modules on a real database with one site, with a clock and a carrier that the test holds; nothing drains the outbox. */
export interface OpenedModules {
  readonly database: Database;
  readonly clock: StoppedClock;
  readonly carrier: FakeTelephony;
  readonly rows: SeededRows;
  readonly use: <T>(useCase: Type<T>) => T;
  /** Back to an empty site at the start of time, with a carrier that takes every call and text. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const connections = 20; // as many transactions as the busiest test opens at once
const emptied = [
  'person',
  'staff_user',
  'outbox_message',
  'inbound_call',
  'alert',
  'text_message',
  'suppression',
  'carrier_finding',
  'carrier_look',
  'labelled_number',
  'room_outage',
];

export async function openModules(...modules: readonly Type[]): Promise<OpenedModules> {
  const options = { logger: false, abortOnError: false } as const;
  return open(modules, (module) => NestFactory.createApplicationContext(module, options));
}

/** The same, with more settings. */
export async function openModulesWith(env: Environment, ...modules: readonly Type[]): Promise<OpenedModules> {
  const options = { logger: false, abortOnError: false } as const;
  return open(modules, (module) => NestFactory.createApplicationContext(module, options), env);
}

/** The same, listening on a free port of this machine; nobody signs in. */
export async function serveModules(...modules: readonly Type[]): Promise<OpenedModules & { readonly url: string }> {
  let url = '';
  const opened = await open(modules, async (module, settings) => {
    const app = await createHttpApp(module, settings);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    return app;
  });
  return { ...opened, url };
}

async function open(
  modules: readonly Type[],
  create: (module: DynamicModule, settings: Settings) => Promise<INestApplicationContext>,
  env: Environment = {},
): Promise<OpenedModules> {
  const { url, drop } = await createDatabase();
  const clock = new StoppedClock(start);
  const carrier = new FakeTelephony(() => clock.at);
  // No folder of the developer's: nothing that waits there belongs into a test's database.
  const dataDir = join(tmpdir(), `ringback-no-data-${process.pid}`);
  const settings = readSettings({ DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'silent', NODE_ENV: 'test', ...env });
  const imports = [...platform(settings, clock, carrier), ...modules];
  const app = await create({ module: TestedModule, imports }, settings);
  const database = app.get(Database, { strict: false });
  const rows = new SeededRows(database);
  await rows.site();
  return {
    database,
    clock,
    carrier,
    rows,
    use: (useCase) => app.get(useCase, { strict: false }),
    reset: async () => {
      await emptyTables(database, ...emptied);
      clock.at = start;
      carrier.forget();
    },
    close: async () => {
      await app.close();
      await drop();
    },
  };
}

@Module({})
class TestedModule {}

@Global()
@Module({})
class TestPlatformModule {}

function platform(settings: Settings, clock: Clock, carrier: TelephonyProvider): DynamicModule[] {
  const stores = {
    module: TestPlatformModule,
    imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(settings.databaseUrl, connections), autoLoadEntities: true })],
    providers: [
      Database,
      { provide: Authenticator, useValue: {} },
      { provide: Clock, useValue: clock },
      { provide: TelephonyProvider, useValue: carrier },
      { provide: Outbox, useValue: new Outbox(new Set()) },
      ...keyProviders,
    ],
    exports: [Authenticator, Database, Clock, TelephonyProvider, Outbox, ...keyUsers],
  };
  return [ConfigModule.forSettings(settings), ObserveModule.forSettings(settings), stores];
}
