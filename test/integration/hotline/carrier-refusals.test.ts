import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '../../../src/platform/config/environment.js';
import { startSimulator, type RunningSimulator } from '../../../src/simulator/start-simulator.js';
import { Carrier } from '../../support/carrier.js';
import { createDatabase } from '../../support/database.js';
import { openConsoleApp } from '../board/console-app.js';
import { administrator, signIn, type SignedIn } from '../identity/identity-app.js';

let stored: Awaited<ReturnType<typeof createDatabase>>;
let simulator: RunningSimulator;
let carrier: Carrier;
let app: NestFastifyApplication;
let url: string;
let admin: SignedIn;

beforeAll(async () => {
  stored = await createDatabase();
  simulator = await startSimulator({ ownNumbers: ['+12025550100'] });
  carrier = new Carrier(simulator.controlUrl);
  app = await listening({ TWILIO_BASE_URL: simulator.restUrl });
  url = await app.getUrl();
  admin = await signIn(app, administrator);
});
afterAll(async () => {
  await app.close();
  await simulator.stop();
  await stored.drop();
});
beforeEach(() => carrier.clearFaults());

async function listening(env: Environment): Promise<NestFastifyApplication> {
  const one = await openConsoleApp(stored.url, env);
  await one.listen(0, '127.0.0.1');
  return one;
}

async function show(at = url) {
  const response = await fetch(`${at}/v1/admin/telephony`, { headers: admin.headers });
  const { status, headers } = response;
  const text = await response.text();
  return { status, type: headers.get('content-type'), retryAfter: headers.get('retry-after'), text, body: JSON.parse(text) };
}

const fails = (effect: object) => carrier.fault({ match: { name: 'ListIncomingPhoneNumber' }, times: 9, ...effect });

describe('an endpoint that has to ask the carrier', () => {
  it('answers when the carrier does', async () => {
    expect(await show()).toMatchObject({ status: 200, body: { numbers: [] } });
  });

  it.each([
    ['is throttled', { effect: 'status', status: 429, retryAfter: 7 }, 503, 'carrier/throttled', '7', 'wait as long as'],
    ['is out of order', { effect: 'status', status: 503 }, 503, 'carrier/unreachable', expect.any(String), 'does not answer'],
    ['cuts the line', { effect: 'reset-before-processing' }, 503, 'carrier/unreachable', expect.any(String), 'does not answer'],
    ['cuts its answer', { effect: 'truncated-body' }, 503, 'carrier/unreachable', expect.any(String), 'does not answer'],
    ['refuses the request', { effect: 'status', status: 400 }, 502, 'carrier/refused', null, 'error dictionary'],
  ])('a carrier that %s is a problem that says what to do', async (_, effect, status, code, retryAfter, words) => {
    await fails(effect);
    const answer = await show();
    expect(answer).toMatchObject({ status, retryAfter, type: expect.stringContaining('application/problem+json') });
    expect(answer.body).toMatchObject({ status, code, detail: expect.stringContaining(words), carrierCode: expect.any(String) });
    expect(answer.text).not.toMatch(/AC0{30}|simulated-auth-token|\+1\d{10}|127\.0\.0\.1|stack/);
  });

  it('a carrier that refuses our account is told as that, also while we do not ask it', async () => {
    const key = { TWILIO_API_KEY: `SK${'0'.repeat(31)}9`, TWILIO_API_SECRET: 'not the secret' };
    const refused = await listening({ TWILIO_BASE_URL: simulator.restUrl, ...key });
    for (const carrierCode of ['20003', 'circuit-open'])
      expect(await show(await refused.getUrl())).toMatchObject({
        status: 502,
        retryAfter: null,
        body: { code: 'carrier/account-refused', carrierCode, detail: expect.stringContaining('TWILIO_') },
      });
    await refused.close();
  });

  it('a carrier that is not there is not mistaken for the database', async () => {
    const nowhere = await listening({ TWILIO_BASE_URL: 'http://127.0.0.1:9' });
    expect(await show(await nowhere.getUrl())).toMatchObject({
      status: 503,
      retryAfter: '5',
      body: { code: 'carrier/unreachable', carrierCode: 'ECONNREFUSED' },
    });
    await nowhere.close();
  });
});
