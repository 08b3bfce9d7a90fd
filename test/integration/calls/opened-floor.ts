import { Global, Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallbacksModule } from '../../../src/modules/callbacks/index.js';
import { BoardModule } from '../../../src/modules/board/index.js';
import { CarrierModule, HotlineModule } from '../../../src/modules/hotline/index.js';
import { LeadsModule } from '../../../src/modules/leads/index.js';
import { Clock } from '../../../src/platform/clock.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { dataSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { Database } from '../../../src/platform/database/database.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { TelephonyProvider } from '../../../src/telephony/telephony-provider.js';
import { createDatabase } from '../../support/database.js';
import { SeededRows, start } from '../intake/seeded-rows.js';
import { StoppedClock } from '../intake/stopped-clock.js';
import { FakeTelephony } from './fake-telephony.js';

/** The modules from leads to counsellors on a real database, with a clock and a carrier that the test holds; nothing drains the outbox. */
export interface Floor {
  readonly database: Database;
  readonly clock: StoppedClock;
  readonly carrier: FakeTelephony;
  readonly rows: SeededRows;
  use<T>(useCase: Type<T>): T;
  /** Back to an empty site at the start of time, with a carrier that takes every call. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const connections = 20; // as many transactions as the busiest test opens at once

function floorModule(url: string, clock: Clock, carrier: TelephonyProvider): Type {
  const settings = readSettings({ DATABASE_URL: url, LOG_LEVEL: 'silent', NODE_ENV: 'test' });

  @Global()
  @Module({
    imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(url, connections), autoLoadEntities: true })],
    providers: [
      Database,
      { provide: Clock, useValue: clock },
      { provide: TelephonyProvider, useValue: carrier },
      { provide: Outbox, useValue: new Outbox(new Set()) },
      { provide: Sealer, useValue: new Sealer([{ id: 'test', key: Buffer.alloc(32, 7) }]) },
    ],
    exports: [Database, Clock, TelephonyProvider, Outbox, Sealer],
  })
  class TestPlatformModule {}

  @Module({
    imports: [
      ConfigModule.forSettings(settings),
      ObserveModule.forSettings(settings),
      TestPlatformModule,
      CallbacksModule,
      LeadsModule,
      HotlineModule,
      CarrierModule,
      BoardModule,
    ],
  })
  class FloorModule {}
  return FloorModule;
}

export async function openFloor(): Promise<Floor> {
  const { url, drop } = await createDatabase();
  const clock = new StoppedClock(start);
  const carrier = new FakeTelephony();
  const app: INestApplicationContext = await NestFactory.createApplicationContext(floorModule(url, clock, carrier), {
    logger: false,
    abortOnError: false,
  });
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
      await database.query('truncate person, staff_user, outbox_message, alert cascade');
      await database.query(
        'truncate person, staff_user, outbox_message, inbound_call, alert, text_message, suppression, carrier_finding, carrier_look cascade',
      );
      clock.at = start;
      carrier.forget();
    },
    close: async () => {
      await app.close();
      await drop();
    },
  };
}
