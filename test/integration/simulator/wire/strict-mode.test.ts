import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

let line: SimulatedLine;

beforeAll(async () => {
  // Wrong on purpose: the log of traffic is held against the carrier's description afterwards.
  line = await startLine({ trafficLog: undefined });
});

afterAll(async () => {
  await line.stop();
});

function ask(path: string, host: string, form?: Readonly<Record<string, string>>): Promise<Response> {
  const { accountSid, authToken, restUrl } = line.simulator;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const headers = { authorization, 'x-twilio-sim-host': host };
  return fetch(restUrl + path, form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers });
}

const accountPath = (rest: string): string => `/2010-04-01/Accounts/${line.simulator.accountSid}${rest}`;

test('a field nobody knows is refused by its name, and nothing is made', async () => {
  const form = { To: CALLER, From: OURS, Twiml: twiml('<Hangup/>'), Colour: 'blue' };
  const response = await ask(accountPath('/Calls.json'), 'api.twilio.com', form);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 20001, status: 400, message: expect.stringContaining('Colour') });
  expect(await line.client.calls.list()).toEqual([]);
});

test('a filter nobody knows is refused, too', async () => {
  expect((await ask(accountPath('/Calls.json?Colour=blue'), 'api.twilio.com')).status).toBe(400);
});

test('a path of one product is nowhere at the host of another', async () => {
  const lookup = `/v2/PhoneNumbers/${encodeURIComponent(CALLER)}`;
  expect((await ask(lookup, 'lookups.twilio.com')).status).toBe(200);
  expect((await ask(lookup, 'messaging.twilio.com')).status).toBe(404);
  expect((await ask(accountPath('/Calls.json'), 'lookups.twilio.com')).status).toBe(404);
});
