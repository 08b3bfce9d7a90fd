import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SystemClock } from '../../../src/platform/clock.js';
import { startSimulator, type RunningSimulator } from '../../../src/simulator/start-simulator.js';
import { openCarrier } from '../../../src/telephony/twilio/client/twilio-client.js';
import { makeOwnCertificate } from '../../support/own-ca.js';
import { startCarrierStub, json } from './carrier-stub.js';

const own = makeOwnCertificate(['localhost']);
let simulator: RunningSimulator;
beforeAll(async () => {
  simulator = await startSimulator({ tls: own });
});
afterAll(() => simulator.stop());

const listAt = (ca: string | undefined) => {
  const baseUrl = `https://localhost:${new URL(simulator.tlsUrl!).port}`;
  const access = { accountSid: simulator.accountSid, authToken: simulator.authToken, baseUrl, ca };
  return openCarrier(access, new SystemClock()).client.calls.list({ limit: 1 });
};

test('certificates that were given are trusted, and no others', async () => {
  await expect(listAt(own.ca)).resolves.toEqual([]);
  await expect(listAt(undefined)).rejects.toMatchObject({ name: 'CarrierError', outcome: 'not-processed' });
  await expect(listAt(makeOwnCertificate(['localhost']).ca)).rejects.toMatchObject({ outcome: 'not-processed' });
});

test('a region is part of the name that is asked, for requests and for files', async () => {
  const stub = await startCarrierStub();
  const carrier = openCarrier({ accountSid: 'AC1', authToken: 'x', baseUrl: stub.url, region: 'local' }, new SystemClock());
  stub.answers(json(200, { calls: [], next_page_uri: null }));
  await carrier.client.calls.list({ limit: 1 });
  await carrier.download('Recordings/RE1.wav', 1000);
  expect(stub.requests.map(({ headers }) => headers['x-twilio-sim-host'])).toEqual([
    'api.local.twilio.com',
    'api.local.twilio.com',
  ]);
  await stub.close();
});
