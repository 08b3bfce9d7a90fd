import { createHmac } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '../../../../src/platform/config/environment.js';
import { readSettings } from '../../../../src/platform/config/read-settings.js';
import type { CallScript } from '../../../../src/telephony/call-script.js';
import { openWebhooksApp } from '../webhooks-app.js';

export const accountSid = `AC${'1'.repeat(32)}`;
export const authToken = 'the-auth-token-of-the-account';
export const publicUrl = 'https://line.example.org/base';
export const legId = '0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a60';
export const callSid = `CA${'2'.repeat(32)}`;

export type Form = Readonly<Record<string, string>>;

/** The carrier's side of the webhooks: signs what it posts. */
export interface SignedApp {
  readonly app: NestFastifyApplication;
  /** Posts a form of the account to `/telephony/twilio/{path}`. */
  post(path: string, form?: Form, token?: string): ReturnType<NestFastifyApplication['inject']>;
  close(): Promise<void>;
}

export async function openSignedApp(script: CallScript, env: Environment = {}): Promise<SignedApp> {
  const settings = readSettings({
    DATABASE_URL: 'postgres://none/none',
    PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_BASE_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    ...env,
  });
  const app = await openWebhooksApp(settings, script);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    post: (path, form = {}, token = authToken) => {
      const url = `/telephony/twilio/${path}`;
      const pairs = { AccountSid: accountSid, CallSid: callSid, ...form };
      return app.inject({
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          'x-twilio-signature': sign(publicUrl + url, pairs, token),
        },
        payload: new URLSearchParams(pairs).toString(),
      });
    },
    close: () => app.close(),
  };
}

function sign(url: string, pairs: Form, token: string): string {
  const names = Object.keys(pairs).sort();
  return createHmac('sha1', token)
    .update(url + names.map((name) => name + pairs[name]!).join(''))
    .digest('base64');
}
