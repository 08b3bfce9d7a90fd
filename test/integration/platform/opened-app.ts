import { Global, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnsureFirstAdministrator, IdentityModule } from '../../../src/modules/identity/index.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import type { Environment } from '../../../src/platform/config/environment.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { TwilioTelephonyModule } from '../../../src/telephony/twilio/twilio-telephony.module.js';
import { keyProviders, keyUsers } from './test-keys.js';

export const administrator = { email: 'ADMIN@ringback.example', password: 'a password of the tests' };

@Global()
@Module({
  providers: [{ provide: Outbox, useValue: new Outbox(new Set()) }, ...keyProviders],
  exports: [Outbox, ...keyUsers],
})
class UndrainedOutboxModule {}

/** These modules over HTTP, on a real database, with one administrator; nothing drains the outbox. */
export async function openApp(
  databaseUrl: string,
  modules: readonly Type[],
  env: Environment = {},
): Promise<NestFastifyApplication> {
  const settings = readSettings({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test', ...env });

  @Module({
    imports: [
      ConfigModule.forSettings(settings),
      ObserveModule.forSettings(settings),
      DatabaseModule,
      UndrainedOutboxModule,
      TwilioTelephonyModule,
      IdentityModule,
      ...modules,
    ],
  })
  class AppModule {}
  const app = await createHttpApp(AppModule, settings);
  await app.init();
  const { email, password } = administrator;
  await app.get(EnsureFirstAdministrator, { strict: false }).run({ adminEmail: email.toLowerCase(), adminPassword: password });
  return app;
}
