import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { currentLane } from './lane.mjs';
import { LosingCarrier } from './losing-carrier.mjs';

const built = (file) => import(new URL(`../../../dist/src/${file}`, import.meta.url).href);
const connections = 24;
const fieldKeys = `bench:${Buffer.alloc(32, 7).toString('base64')}`;

/** The time of whoever asks. */
const clock = { now: () => currentLane.getStore()?.at ?? new Date() };

/** Writes the rows of the real outbox, and hands what was committed to the lane that wrote it: the queue, without its wait. */
function outboxOf(real) {
  return {
    add: async (tx, messages) => {
      await real.add(tx, messages);
      const lane = currentLane.getStore();
      if (lane) tx.afterCommit(() => lane.story.committed(messages));
    },
    onCommitted: () => {},
  };
}

async function platformModule(url, subscribed) {
  const [{ dataSourceOptions }, { Database }, { Clock }, { Outbox }, { TelephonyProvider }] = await Promise.all([
    built('platform/database/data-source-options.js'),
    built('platform/database/database.js'),
    built('platform/clock.js'),
    built('platform/outbox/outbox.js'),
    built('telephony/telephony-provider.js'),
  ]);
  class Platform {}
  const providers = [
    Database,
    { provide: Clock, useValue: clock },
    { provide: TelephonyProvider, useValue: new LosingCarrier() },
    { provide: Outbox, useValue: outboxOf(new Outbox(subscribed)) },
  ];
  const imports = [TypeOrmModule.forRoot({ ...dataSourceOptions(url, connections), autoLoadEntities: true })];
  Global()(Platform);
  Module({ imports, providers, exports: [Database, Clock, TelephonyProvider, Outbox] })(Platform);
  return { Platform, Database };
}

async function floorModule(settings, Platform) {
  const { ConfigModule } = await built('platform/config/config.module.js');
  const { CryptoModule } = await built('platform/crypto/crypto.module.js');
  const { SealingModule } = await built('platform/sealing/sealing.module.js');
  const { ObserveModule } = await built('platform/observe/observe.module.js');
  const modules = await Promise.all(['callbacks', 'leads', 'hotline'].map((name) => built(`modules/${name}/index.js`)));
  const { BoardModule } = await built('modules/board/index.js');
  const secrets = [CryptoModule, SealingModule];
  const imports = [ConfigModule.forSettings(settings), ObserveModule.forSettings(settings), ...secrets, Platform, BoardModule];
  class Floor {}
  Module({
    imports: [...imports, modules[0].CallbacksModule, modules[1].LeadsModule, modules[2].HotlineModule, modules[2].CarrierModule],
  })(Floor);
  return Floor;
}

/** The compiled modules from leads to counsellors on a database, with the tables that say what follows from a message. */
export async function openModules(url) {
  const { eventSubscriptions, subscribedEvents } = await built('wiring/event-subscriptions.js');
  const { jobHandlers } = await built('wiring/job-handlers.js');
  const { readSettings } = await built('platform/config/read-settings.js');
  const { beginAs, program } = await built('platform/database/asker.js');
  beginAs(program);
  const settings = readSettings({ DATABASE_URL: url, LOG_LEVEL: 'silent', NODE_ENV: 'test', FIELD_KEYS: fieldKeys });
  const { Platform, Database } = await platformModule(url, subscribedEvents());
  const app = await NestFactory.createApplicationContext(await floorModule(settings, Platform), {
    logger: false,
    abortOnError: false,
  });
  const use = (useCase) => app.get(useCase, { strict: false });
  const { AnswerByClick } = await built('modules/callbacks/place/answer-by-click.js');
  const { CallbackCallScript } = await built('modules/callbacks/index.js');
  const { ReportLeg, RingCounsellor } = await built('modules/calls/index.js');
  const { MatchCounsellor } = await built('modules/routing/index.js');
  const { DomainError } = await built('platform/http/domain-error.js');
  return {
    use,
    database: use(Database),
    events: eventSubscriptions(use),
    jobs: jobHandlers(use),
    click: use(AnswerByClick),
    script: use(CallbackCallScript),
    report: use(ReportLeg),
    ring: use(RingCounsellor),
    match: use(MatchCounsellor),
    offerSeconds: settings.offerSeconds,
    DomainError,
    close: () => app.close(),
  };
}
