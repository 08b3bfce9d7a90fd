import { afterAll, beforeAll, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';

let line: SimulatedLine;
const HANG_UP = twiml('<Hangup/>');

beforeAll(async () => {
  line = await startLine({ ownNumbers: [OURS] });
});

afterAll(async () => {
  await line.stop();
});

function post(path: string, form: Readonly<Record<string, string>>, token = line.simulator.authToken): Promise<Response> {
  const { accountSid, restUrl } = line.simulator;
  return fetch(`${restUrl}/2010-04-01/Accounts/${accountSid}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}` },
    body: new URLSearchParams(form),
  });
}

test.each([
  ['no To', { From: OURS, Twiml: HANG_UP }, 21201],
  ['no From', { To: CALLER, Twiml: HANG_UP }, 21213],
  ['no document', { To: CALLER, From: OURS }, 21205],
  ['a bad document URL', { To: CALLER, From: OURS, Url: '/relative' }, 21205],
  ['a To that is no number', { To: '12', From: OURS, Twiml: HANG_UP }, 21211],
  ['a real number', { To: '+12025550247', From: OURS, Twiml: HANG_UP }, 21211],
  ['an emergency number', { To: '911', From: OURS, Twiml: HANG_UP }, 21211],
  ['a premium number', { To: '+19005550147', From: OURS, Twiml: HANG_UP }, 21211],
  ['a From that is not ours', { To: CALLER, From: '+12025550199', Twiml: HANG_UP }, 21212],
  ['events in one field', { To: CALLER, From: OURS, Twiml: HANG_UP, StatusCallbackEvent: 'ringing answered' }, 21626],
  ['a field that is not simulated', { To: CALLER, From: OURS, Twiml: HANG_UP, RecordingConfigurationId: 'x' }, 20001],
  ['a way to record that is none', { To: CALLER, From: OURS, Twiml: HANG_UP, Record: 'true', RecordingTrack: 'left' }, 20001],
])('refuses %s', async (_what, form, code) => {
  const response = await post('/Calls.json', form);
  const body = (await response.json()) as Record<string, unknown>;
  expect(response.status).toBe(400);
  expect(body).toMatchObject({
    code,
    status: 400,
    message: expect.any(String),
    more_info: expect.stringContaining(String(code)),
  });
  expect(response.headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
  expect(response.headers.get('twilio-concurrent-requests')).toBe('1');
  expect(response.headers.get('twilio-request-duration')).toMatch(/^\d+\.\d{3}$/);
});

test('says that it refuses real numbers, and dials one that a scenario names', async () => {
  const real = '+12025550247';
  const refused = (await (await post('/Calls.json', { To: real, From: OURS, Twiml: HANG_UP })).json()) as { message: string };
  expect(refused.message).toContain('refuses real numbers');
  await line.declare(real, { kind: 'busy', scenario: 'a line that is busy' });
  expect((await post('/Calls.json', { To: real, From: OURS, Twiml: HANG_UP })).status).toBe(201);
});

test('answers 401 for wrong credentials and 404 for what does not exist, as RestExceptions', async () => {
  expect((await post('/Calls.json', {}, 'wrong')).status).toBe(401);
  const missing = `CA${'0'.repeat(32)}`;
  await expect(line.client.calls(missing).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  await expect(line.client.calls(missing).fetch()).rejects.toBeInstanceOf(twilio.RestException);
  await expect(line.client.conferences('CF1').participants('nobody').fetch()).rejects.toMatchObject({ code: 20404 });
});

test('lists calls newest first, in pages, filtered', async () => {
  const to = '+12025550160';
  const sids: string[] = [];
  for (let call = 0; call < 5; call += 1) sids.unshift((await line.client.calls.create({ to, from: OURS, twiml: HANG_UP })).sid);
  expect((await line.client.calls.list({ to, pageSize: 2 })).map((call) => call.sid)).toEqual(sids);
  expect((await line.client.calls.list({ to, pageSize: 2, limit: 3 })).map((call) => call.sid)).toEqual(sids.slice(0, 3));
  const statuses = await Promise.all(sids.map((sid) => line.statusWhenOver(sid)));
  expect(statuses.filter((status) => status === 'busy').length + statuses.filter((status) => status === 'completed').length).toBe(
    5,
  );
  const minuteAgo = new Date(Date.now() - 60_000);
  expect(await line.client.calls.list({ to, startTimeAfter: minuteAgo })).toHaveLength(5);
  expect(await line.client.calls.list({ to, startTimeBefore: minuteAgo })).toEqual([]);
  expect(await line.client.calls.list({ to, status: 'in-progress' })).toEqual([]);
  expect(await line.client.calls.list({ to, from: '+12025550199' })).toEqual([]);
  expect(await line.client.calls(sids[0] ?? '').remove()).toBe(true);
  expect(await line.client.calls.list({ to })).toHaveLength(4);
});

test('an application beats the form: its document is asked, and only its callback told', async () => {
  const applicationSid = `AP${'1'.repeat(32)}`;
  const { url } = line.receiver;
  line.receiver.on('/application', HANG_UP);
  await line.control('PUT', `/applications/${applicationSid}`, {
    voiceUrl: `${url}/application`,
    statusCallback: `${url}/its-end`,
  });
  const form = { to: '+12025550161', from: OURS, applicationSid, url: `${url}/form`, statusCallback: `${url}/form-end` };
  const { sid } = await line.client.calls.create(form);
  await line.receiver.waitFor('/its-end', (params) => params['CallSid'] === sid);
  expect(line.receiver.at('/application')).toMatchObject([{ params: { CallSid: sid } }]);
  expect([...line.receiver.at('/form'), ...line.receiver.at('/form-end')]).toEqual([]);
  const unknown = { ...form, applicationSid: `AP${'2'.repeat(32)}` };
  await expect(line.client.calls.create(unknown)).rejects.toMatchObject({ code: 21218 });
});

test('a label and a queue name are taken once, and a queue with members stays', async () => {
  const room = line.client.conferences('labels').participants;
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 50 });
  const first = await room.create({ to: CALLER, from: OURS, label: 'caller' });
  await expect(room.create({ to: CALLER, from: OURS, label: 'caller' })).rejects.toMatchObject({ code: 16025 });
  await line.client.conferences(first.conferenceSid).participants('caller').remove();
  expect(await line.statusWhenOver(first.callSid)).toBe('canceled');
  await expect(room.create({ to: CALLER, from: OURS, label: 'x'.repeat(129) })).rejects.toMatchObject({ code: 16026 });
  await expect(line.client.queues.create({ friendlyName: 'x'.repeat(65) })).rejects.toMatchObject({ code: 20001 });
  const queue = await line.client.queues.create({ friendlyName: 'unique' });
  await expect(line.client.queues.create({ friendlyName: 'unique' })).rejects.toMatchObject({ code: 22003 });
  expect((await line.client.queues(queue.sid).update({ maxSize: 7 })).maxSize).toBe(7);
});
