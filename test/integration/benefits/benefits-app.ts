import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BenefitsModule } from '../../../src/modules/benefits/index.js';
import { EnsureFirstAdministrator, IdentityModule } from '../../../src/modules/identity/index.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { TwilioTelephonyModule } from '../../../src/telephony/twilio/twilio-telephony.module.js';
import { administrator } from '../identity/identity-app.js';
import { keyProviders, keyUsers } from '../platform/test-keys.js';

@Global()
@Module({
  providers: [{ provide: Outbox, useValue: new Outbox(new Set()) }, ...keyProviders],
  exports: [Outbox, ...keyUsers],
})
class UndrainedOutboxModule {}

/** Benefits over HTTP, on a real database, with one administrator and no clearing house; nothing drains the outbox. */
export async function openBenefitsApp(databaseUrl: string): Promise<NestFastifyApplication> {
  const settings = readSettings({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test' });

  @Module({
    imports: [
      ConfigModule.forSettings(settings),
      ObserveModule.forSettings(settings),
      DatabaseModule,
      UndrainedOutboxModule,
      TwilioTelephonyModule,
      IdentityModule,
      BenefitsModule,
    ],
  })
  class BenefitsAppModule {}
  const app = await createHttpApp(BenefitsAppModule, settings);
  await app.init();
  const { email, password } = administrator;
  await app.get(EnsureFirstAdministrator, { strict: false }).run({ adminEmail: email.toLowerCase(), adminPassword: password });
  return app;
}
