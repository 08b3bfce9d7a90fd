import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BoardModule } from '../../../src/modules/board/index.js';
import { CarrierModule, HotlineModule } from '../../../src/modules/hotline/index.js';
import { EnsureFirstAdministrator, IdentityModule } from '../../../src/modules/identity/index.js';
import { IntakeModule } from '../../../src/modules/intake/index.js';
import { LeadsModule } from '../../../src/modules/leads/index.js';
import { PeopleModule } from '../../../src/modules/people/index.js';
import { PlacementModule } from '../../../src/modules/placement/index.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import type { Environment } from '../../../src/platform/config/environment.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { TwilioTelephonyModule } from '../../../src/telephony/twilio/twilio-telephony.module.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { administrator } from '../identity/identity-app.js';
import { keyProviders, keyUsers } from '../platform/test-keys.js';

@Global()
@Module({
  providers: [{ provide: Outbox, useValue: new Outbox(new Set()) }, ...keyProviders],
  exports: [Outbox, ...keyUsers],
})
class UndrainedOutboxModule {}

/** What the console talks to about people, leads, intakes and incoming calls, on a real database, with one administrator; nothing drains the outbox. */
export async function openConsoleApp(databaseUrl: string, env: Environment = {}): Promise<NestFastifyApplication> {
  const settings = readSettings({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test', ...env });

  @Module({
    imports: [
      ConfigModule.forSettings(settings),
      ObserveModule.forSettings(settings),
      DatabaseModule,
      UndrainedOutboxModule,
      TwilioTelephonyModule,
      IdentityModule,
      PeopleModule,
      IntakeModule,
      PlacementModule,
      LeadsModule,
      HotlineModule,
      CarrierModule,
      BoardModule,
    ],
  })
  class ConsoleAppModule {}
  const app = await createHttpApp(ConsoleAppModule, settings);
  await app.init();
  const { email, password } = administrator;
  await app.get(EnsureFirstAdministrator, { strict: false }).run({ adminEmail: email.toLowerCase(), adminPassword: password });
  return app;
}
