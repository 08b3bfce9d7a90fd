import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BoardModule } from '../../../src/modules/board/index.js';
import { EnsureFirstAdministrator, IdentityModule } from '../../../src/modules/identity/index.js';
import { SitesModule } from '../../../src/modules/sites/index.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';

export const administrator = { email: 'ADMIN@ringback.example', password: 'a password of the tests' };

@Global()
@Module({ providers: [{ provide: Outbox, useValue: new Outbox(new Set()) }], exports: [Outbox] })
class RecordedOutboxModule {}

/** Identity, sites with their alerts, and the live events on a real database, with one administrator. */
export async function openIdentityApp(databaseUrl: string): Promise<NestFastifyApplication> {
  const settings = readSettings({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', NODE_ENV: 'test' });

  @Module({
    imports: [
      ConfigModule.forSettings(settings),
      ObserveModule.forSettings(settings),
      DatabaseModule,
      RecordedOutboxModule,
      IdentityModule,
      SitesModule,
      BoardModule,
    ],
  })
  class IdentityAppModule {}
  const app = await createHttpApp(IdentityAppModule, settings);
  await app.init();
  const { email, password } = administrator;
  await app.get(EnsureFirstAdministrator, { strict: false }).run({ adminEmail: email.toLowerCase(), adminPassword: password });
  return app;
}

export interface SignedIn {
  readonly headers: Record<string, string>;
  readonly userId: string;
}

export async function signIn(app: NestFastifyApplication, account: { email: string; password: string }): Promise<SignedIn> {
  const { email, password } = account;
  const answer = await app.inject({ method: 'POST', url: '/v1/session', payload: { email, password } });
  if (answer.statusCode !== 201) throw new Error(`sign-in answered ${answer.statusCode}: ${answer.body}`);
  const { csrfToken, user } = answer.json();
  const [cookie] = answer.cookies;
  return { userId: user.id, headers: { cookie: `${cookie!.name}=${cookie!.value}`, 'x-csrf-token': csrfToken } };
}
