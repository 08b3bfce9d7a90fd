// F10, F15 and F16: who is believed to be the carrier.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import type { StepInput } from '../../../src/telephony/call-script.js';
import type { Flow } from '../../../src/telephony/flow.js';
import type { LegReport } from '../../../src/telephony/leg-report.js';
import { QuietCallScript } from './quiet-call-script.js';
import { openWebhooksApp } from './webhooks-app.js';

const accountSid = `AC${'1'.repeat(32)}`;
const authToken = 'the-auth-token-of-the-account';
const publicUrl = 'https://line.example.org/base';
const legId = '0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a60';
const sid = `CA${'2'.repeat(32)}`;
const settings = readSettings({
  DATABASE_URL: 'postgres://none/none',
  PUBLIC_URL: publicUrl,
  TWILIO_ACCOUNT_SID: accountSid,
  TWILIO_AUTH_TOKEN: authToken,
  TWILIO_BASE_URL: 'http://127.0.0.1:9',
  LOG_LEVEL: 'silent',
  NODE_ENV: 'test',
});

class RememberingScript extends QuietCallScript {
  readonly seen: unknown[] = [];
  failing = false;
  override answered(leg: string, carrierSid: string): Promise<Flow> {
    return this.note(
      ['answered', leg, carrierSid],
      [
        {
          kind: 'collect',
          prompts: [{ key: 'test.take', version: 0, language: 'en', text: 'Press 1 to take it' }],
          digits: 1,
          seconds: 8,
          step: 'accept',
        },
      ],
    );
  }
  override asked(leg: string, step: string, { digits }: StepInput): Promise<Flow> {
    return this.note(['pressed', leg, step, digits], [{ kind: 'hang-up' }]);
  }
  override reported(report: LegReport): Promise<void> {
    return this.note(report, undefined);
  }
  private note<T>(what: unknown, result: T): Promise<T> {
    this.seen.push(what);
    return this.failing ? Promise.reject(new Error('the script broke')) : Promise.resolve(result);
  }
}

const script = new RememberingScript();

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await openWebhooksApp(settings, script);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());
beforeEach(() => {
  script.seen.length = 0;
  script.failing = false;
});

type Pairs = readonly (readonly [string, string])[];
const standard: Pairs = [
  ['CallSid', sid],
  ['AccountSid', accountSid],
  ['CallStatus', 'in-progress'],
  ['From', '+12025550147'],
  ['FromCity', ''],
];

function sign(url: string, pairs: Pairs, token = authToken): string {
  const names = [...new Set(pairs.map(([name]) => name))].sort();
  const signed = names.map((name) =>
    [...new Set(pairs.filter(([other]) => other === name).map(([, value]) => value))]
      .sort()
      .map((value) => name + value)
      .join(''),
  );
  return createHmac('sha1', token)
    .update(url + signed.join(''))
    .digest('base64');
}

interface Attempt {
  readonly pairs?: Pairs;
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string;
}

function post(path: string, { pairs = standard, signature, headers, payload }: Attempt = {}) {
  const address = `/telephony/twilio/legs/${path}`;
  return app.inject({
    method: 'POST',
    url: address,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': signature ?? sign(publicUrl + address, pairs),
      ...headers,
    },
    payload: payload ?? new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
  });
}

describe('a signed request', () => {
  test('answered: the flow as a document', async () => {
    const reply = await post(`${legId}/answered`);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(reply.body).toContain(`action="${publicUrl}/telephony/twilio/legs/${legId}/steps/accept#ct=2000&amp;rt=4000`);
    expect(script.seen).toEqual([['answered', legId, sid]]);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test.each([
    ['1', '1'],
    ['', ''],
  ])('pressed %p', async (digits, heard) => {
    const reply = await post(`${legId}/steps/accept`, { pairs: [...standard, ['Digits', digits]] });
    expect([reply.statusCode, reply.body]).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>']);
    expect(script.seen).toEqual([['pressed', legId, 'accept', heard]]);
  });

  test('status: 204, with the order number', async () => {
    const pairs: Pairs = [
      ...standard.filter(([name]) => name !== 'CallStatus'),
      ['CallStatus', 'no-answer'],
      ['SequenceNumber', '3'],
    ];
    const reply = await post(`${legId}/status`, { pairs });
    expect([reply.statusCode, reply.body]).toEqual([204, '']);
    expect(script.seen).toEqual([{ legId, carrierSid: sid, state: 'no-answer', sequence: 3, sipResponseCode: null }]);
  });

  test('a state we do not know is answered and left alone', async () => {
    const pairs = standard.map(([name, value]) => [name, name === 'CallStatus' ? 'levitating' : value] as const);
    expect((await post(`${legId}/status`, { pairs })).statusCode).toBe(204);
    expect(script.seen).toEqual([]);
  });

  test('unknown, repeated and bracketed names, spaces and letters beyond ASCII stay signed', async () => {
    const pairs: Pairs = [
      ...standard,
      ['ctx[lead]', '9'],
      ['New', 'b'],
      ['New', 'a'],
      ['FromCity2', ' Española '],
      ['x', 'a+b c%'],
    ];
    expect((await post(`${legId}/status`, { pairs })).statusCode).toBe(204);
  });

  test('the query is part of the signed address', async () => {
    expect((await post(`${legId}/status?attempt=2`)).statusCode).toBe(204);
  });

  test('what the sender claims about the host does not matter', async () => {
    const headers = { host: 'evil.example.org', 'x-forwarded-host': 'evil.example.org', 'x-forwarded-proto': 'http' };
    expect((await post(`${legId}/status`, { headers })).statusCode).toBe(204);
  });

  test.each([`not-a-uuid/answered`, `${legId}x/status`, `${legId}/steps/No%20such`, `${legId}/steps/${'x'.repeat(41)}`])(
    '%s is nowhere',
    async (path) => {
      expect((await post(path)).statusCode).toBe(404);
      expect(script.seen).toEqual([]);
    },
  );

  test('without a call it makes no sense', async () => {
    const pairs = standard.filter(([name]) => name !== 'CallSid');
    expect((await post(`${legId}/answered`, { pairs })).statusCode).toBe(400);
  });

  test.each(['answered', 'steps/accept', 'status'])(
    '%s: an error stays an error, so that the carrier falls back',
    async (path) => {
      script.failing = true;
      const reply = await post(`${legId}/${path}`);
      expect(reply.statusCode).toBe(500);
      expect(reply.headers['content-type']).toMatch('application/problem+json');
      expect(reply.body).not.toContain('broke');
    },
  );
});

describe('anything else is refused, and every refusal looks the same', () => {
  const otherAccount = standard.map(([name, value]) => [name, name === 'AccountSid' ? `AC${'9'.repeat(32)}` : value] as const);
  const address = `${publicUrl}/telephony/twilio/legs/${legId}/status`;
  const attempts: readonly (readonly [string, Attempt])[] = [
    ['no signature', { headers: { 'x-twilio-signature': '' } }],
    ['a made-up one', { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
    ['another token', { signature: sign(address, standard, 'another-token') }],
    ['another address', { signature: sign(address.replace('status', 'answered'), standard) }],
    ['another host', { signature: sign(address.replace('line.example.org', 'evil.example.org'), standard) }],
    ['added field', { signature: sign(address, standard), pairs: [...standard, ['Digits', '1']] }],
    ['another account, signed', { pairs: otherAccount }],
    ['two accounts, signed', { pairs: [...standard, ['AccountSid', `AC${'9'.repeat(32)}`]] }],
    ['no form', { payload: '', signature: sign(address, []) }],
    ['not a form', { payload: '{}', headers: { 'content-type': 'application/json' } }],
  ];

  test.each(attempts)('%s', async (_what, attempt) => {
    const reply = await post(`${legId}/status`, attempt);
    const { requestId: _requestId, ...problem } = reply.json<Record<string, unknown>>();
    const plain = (await post(`${legId}/status`, { signature: 'x' })).json<Record<string, unknown>>();
    expect([reply.statusCode, problem]).toEqual([403, { ...plain, requestId: undefined }]);
    expect(script.seen).toEqual([]);
  });

  test.each(['answered', 'steps/accept', 'status'])('GET %s', async (path) => {
    const reply = await app.inject({ method: 'GET', url: `/telephony/twilio/legs/${legId}/${path}` });
    expect([reply.statusCode, reply.headers['allow']]).toEqual([405, 'POST']);
  });
});

test('the carrier is not a client of the documented interface', async () => {
  const reply = await app.inject({ method: 'GET', url: '/openapi.json' });
  expect(reply.statusCode).toBe(200);
  expect(reply.body).not.toContain('telephony');
});
