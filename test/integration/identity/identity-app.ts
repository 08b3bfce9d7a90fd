import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BoardModule } from '../../../src/modules/board/index.js';
import { SitesModule } from '../../../src/modules/sites/index.js';
import type { Environment } from '../../../src/platform/config/environment.js';
import { openApp } from '../platform/opened-app.js';

export { administrator } from '../platform/opened-app.js';

/** Identity, sites with their alerts, and the live events. */
export function openIdentityApp(databaseUrl: string, env: Environment = {}): Promise<NestFastifyApplication> {
  return openApp(databaseUrl, [SitesModule, BoardModule], env);
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

/** Somebody new of staff, signed in: Ana is ana@ringback.example. */
export async function hire(app: NestFastifyApplication, admin: SignedIn, name: string, ...roles: string[]): Promise<SignedIn> {
  const account = {
    email: `${name.toLowerCase()}@ringback.example`,
    name,
    password: 'a long enough password',
    roles: roles.length > 0 ? roles : ['counsellor'],
  };
  const answer = await app.inject({ method: 'POST', url: '/v1/admin/users', headers: admin.headers, payload: account });
  if (answer.statusCode !== 201) throw new Error(`hiring ${name} answered ${answer.statusCode}: ${answer.body}`);
  return signIn(app, account);
}
