import { Global, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallbacksModule } from '../../../src/modules/callbacks/index.js';
import { TextsInModule } from '../../../src/modules/hotline/texts/index.js';
import { ContactQuestions } from '../../../src/modules/people/index.js';
import { PlaceText, TextsModule } from '../../../src/modules/texts/index.js';
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
import { FakeTelephony } from '../calls/fake-telephony.js';
import { minutesAfterStart, SeededRows, start, type SeededPerson } from '../intake/seeded-rows.js';
import { StoppedClock } from '../intake/stopped-clock.js';

const connections = 10;

/** Everything that texts need on a real database, with a clock and a carrier that the test holds; nothing drains the outbox. */
export class OpenedTexts {
  private constructor(
    readonly database: Database,
    readonly clock: StoppedClock,
    readonly carrier: FakeTelephony,
    readonly rows: SeededRows,
    readonly use: <T>(useCase: Type<T>) => T,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<OpenedTexts> {
    const { url, drop } = await createDatabase();
    const clock = new StoppedClock(start);
    const carrier = new FakeTelephony();
    const app = await NestFactory.createApplicationContext(modules(url, clock, carrier), { logger: false });
    const database = app.get(Database, { strict: false });
    const rows = new SeededRows(database);
    await rows.site();
    return new OpenedTexts(
      database,
      clock,
      carrier,
      rows,
      (useCase) => app.get(useCase, { strict: false }),
      async () => {
        await app.close();
        await drop();
      },
    );
  }

  async reset(): Promise<void> {
    await this.database.query('truncate person, staff_user, outbox_message, suppression, text_message, alert cascade');
    this.clock.at = start;
    this.carrier.forget();
  }

  pass(seconds: number): void {
    this.clock.at = new Date(this.clock.at.getTime() + seconds * 1000);
  }

  /** Somebody who ticked the box for texts, unless told otherwise. */
  async person(e164: string, agreed = true): Promise<SeededPerson> {
    const person = await this.rows.person(e164);
    if (agreed)
      await this.database.query(
        `insert into consent_event (id, person_id, channel, action, received_at) values (gen_random_uuid(), $1, 'sms', 'grant', $2)`,
        [person.personId, minutesAfterStart(-1)],
      );
    return person;
  }

  async text(id: string): Promise<Record<string, unknown>> {
    return (await this.database.query('select * from text_message where id = $1', [id]))[0]!;
  }

  /** What went out or was to go out, oldest first. */
  outgoing(): Promise<{ id: string; line_key: string; language: string; state: string; refused_because: string | null }[]> {
    return this.database.query(
      `select id, line_key, language, state, refused_because from text_message where direction = 'outgoing' order by created_at, id`,
    );
  }

  /** Runs every waiting place-text job, as the worker would. */
  async placeAll(): Promise<void> {
    for (const { id } of (await this.outgoing()).filter(({ state }) => state === 'intended')) await this.use(PlaceText).run(id);
  }

  messages(name: string): Promise<{ payload: Record<string, unknown>; runAt: Date | null }[]> {
    return this.database.query('select payload, run_at as "runAt" from outbox_message where name = $1 order by id', [name]);
  }

  alerts(): Promise<{ kind: string; subject_type: string; subject_id: string }[]> {
    return this.database.query('select kind, subject_type, subject_id from alert order by raised_at');
  }

  facts(e164: string) {
    return this.use(ContactQuestions).textFacts(this.database, e164);
  }
}

function modules(url: string, clock: Clock, carrier: FakeTelephony): Type {
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
      TextsModule,
      TextsInModule,
    ],
  })
  class TextsFloorModule {}
  return TextsFloorModule;
}
