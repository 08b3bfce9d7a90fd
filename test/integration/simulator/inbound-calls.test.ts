import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';
import { until } from './until.js';

const CHECKER = resolve('../shared/twilio/check-traffic.mjs');
const TOLL_FREE = '+18885550100';
const HANG_UP = twiml('<Hangup/>');
const HOLD = twiml('<Pause length="600"/>');

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
const trafficLog = join(folder, 'traffic.jsonl');
let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ trafficLog, ownNumbers: [OURS, TOLL_FREE] });
});

afterAll(async () => {
  await line.stop();
  rmSync(folder, { recursive: true });
});

/** Each test has its own path, so that no test sees another's webhooks. */
let turn = 0;
let path = '';
beforeEach(async () => {
  turn += 1;
  path = `/inbound-${turn}`;
  const url = line.receiver.url + path;
  await line.declare(CALLER, { kind: 'human' });
  await line.control('PUT', `/numbers/${encodeURIComponent(OURS)}`, {
    voiceUrl: url,
    voiceFallbackUrl: '',
    statusCallback: `${url}-status`,
    voiceCallerIdLookup: false,
  });
});

async function dial(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { callSid } = await line.control<{ callSid: string }>('POST', `/phones/${encodeURIComponent(CALLER)}/dial`, {
    to: OURS,
    ...more,
  });
  return callSid;
}

function act(action: string, body: unknown = {}): Promise<unknown> {
  return line.control('POST', `/phones/${encodeURIComponent(CALLER)}/${action}`, body);
}

async function statusOf(callSid: string): Promise<Readonly<Record<string, string>>> {
  return (await line.receiver.waitFor(`${path}-status`, (params) => params['CallSid'] === callSid)).params;
}

test('the document answers the call, and the caller hears it, presses keys and hangs up', async () => {
  const { receiver } = line;
  receiver.on(path, twiml('<Gather numDigits="1" timeout="60" action="/inbound-pressed"><Say>Press 1</Say></Gather>'));
  receiver.on('/inbound-pressed', HOLD);
  const sid = await dial();
  const asked = await receiver.waitFor(path);
  expect(asked.params).toMatchObject({
    CallSid: sid,
    AccountSid: line.simulator.accountSid,
    From: CALLER,
    To: OURS,
    Caller: CALLER,
    Called: OURS,
    CallStatus: 'ringing',
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    FromCountry: 'US',
  });
  expect(JSON.parse(decodeURIComponent(asked.params['CallToken'] ?? ''))).toMatchObject({ identityHeaderTokens: [] });
  await until('prompt heard', async () => (await line.phone(CALLER)).hears === 'Press 1');
  expect(await line.phone(CALLER)).toMatchObject({ state: 'talking', calls: 0, maximumConcurrentCalls: 0 });
  await act('press', { digits: '1' });
  expect((await receiver.waitFor('/inbound-pressed')).params).toMatchObject({ Digits: '1', CallStatus: 'in-progress' });
  await act('hang-up');
  expect(await line.statusWhenOver(sid)).toBe('completed');
  const end = await statusOf(sid);
  expect(end).toMatchObject({ CallStatus: 'completed', Direction: 'inbound' });
  expect(Number(end['CallDuration'])).toBeGreaterThanOrEqual(0);
  expect(end).not.toHaveProperty('SequenceNumber');
  expect(receiver.at(`${path}-status`)).toHaveLength(1);
  expect((await line.phone(CALLER)).state).toBe('idle');
});

test('the API lists, fetches, redirects and ends it as any other call', async () => {
  line.receiver.on(path, HOLD);
  const sid = await dial({ forwardedFrom: '+12025550177' });
  await until('answered', async () => (await line.client.calls(sid).fetch()).status === 'in-progress');
  expect(await line.client.calls(sid).fetch()).toMatchObject({
    direction: 'inbound',
    from: CALLER,
    to: OURS,
    forwardedFrom: '+12025550177',
    phoneNumberSid: (await line.client.incomingPhoneNumbers.list())[0]?.sid,
  });
  expect((await line.client.calls.list({ to: OURS, status: 'in-progress' })).map((call) => call.sid)).toEqual([sid]);
  await line.client.calls(sid).update({ twiml: twiml('<Say>Sent elsewhere</Say><Pause length="600"/>') });
  await until('redirected', async () => (await line.phone(CALLER)).hears === 'Sent elsewhere');
  await line.client.calls(sid).update({ status: 'completed' });
  expect((await statusOf(sid))['CallStatus']).toBe('completed');
  expect(line.receiver.at(path)[0]?.params).toMatchObject({ ForwardedFrom: '+12025550177', CalledVia: '+12025550177' });
});

test('it waits in a queue, is taken into a conference, and a phone in a call is busy for everybody else', async () => {
  const { receiver, client } = line;
  receiver.on(path, twiml(`<Enqueue action="${path}-dequeued" waitUrl="">inbound-queue</Enqueue>`));
  receiver.on(`${path}-room`, twiml('<Dial><Conference endConferenceOnExit="true">inbound-room</Conference></Dial>'));
  const sid = await dial();
  const queue = await until('queued', async () =>
    (await client.queues.list()).find(({ friendlyName, currentSize }) => friendlyName === 'inbound-queue' && currentSize === 1),
  );
  const back = await client.calls.create({ to: CALLER, from: OURS, twiml: HOLD });
  expect(await line.statusWhenOver(back.sid)).toBe('busy');
  expect(await line.phone(CALLER)).toMatchObject({ calls: 1, maximumConcurrentCalls: 1 });
  await expect(dial()).rejects.toThrow(/409/);
  await client
    .queues(queue.sid)
    .members(sid)
    .update({ url: `${receiver.url}${path}-room` });
  const room = await until('in the room', async () => (await client.conferences.list({ friendlyName: 'inbound-room' }))[0]);
  expect((await client.conferences(room.sid).participants.list()).map(({ callSid }) => callSid)).toEqual([sid]);
  await act('hang-up');
  expect((await statusOf(sid))['CallStatus']).toBe('completed');
});

test('F37: somebody who hangs up while it rings is only reported as ended', async () => {
  line.receiver.on(path, twiml('<Say>Never heard</Say>'));
  const sid = await dial({ persona: { kind: 'human', hangUpAt: 'ringing', hangUpAfterSeconds: 2 } });
  expect(await line.statusWhenOver(sid)).toBe('no-answer');
  expect(await statusOf(sid)).toMatchObject({ CallStatus: 'no-answer', CallDuration: '0' });
  expect(line.receiver.received.filter(({ params }) => params['CallSid'] === sid).map((webhook) => webhook.path)).toEqual([
    path,
    `${path}-status`,
  ]);
  expect((await line.phone(CALLER)).hears).toBe('');
});

test('F38: somebody hangs up in the greeting', async () => {
  line.receiver.on(path, twiml(`<Say>${'word '.repeat(60)}</Say><Redirect>${path}-late</Redirect>`));
  const sid = await dial({ persona: { kind: 'human', hangUpAt: 'greeting', hangUpAfterSeconds: 7 } });
  const end = await statusOf(sid);
  expect(end['CallStatus']).toBe('completed');
  expect(Number(end['CallDuration'])).toBeGreaterThanOrEqual(7);
  expect(line.receiver.at(`${path}-late`)).toEqual([]);
});

test('what the carrier attested is told once, on local numbers only', async () => {
  line.receiver.on(path, twiml(`<Redirect>${path}-next</Redirect>`));
  line.receiver.on(`${path}-next`, HANG_UP);
  const sid = await dial({ stirVerstat: 'TN-Validation-Passed-A' });
  expect(await line.statusWhenOver(sid)).toBe('completed');
  const [asked] = line.receiver.at(path);
  expect(asked?.params).toMatchObject({ StirVerstat: 'TN-Validation-Passed-A', StirPassportToken: expect.any(String) });
  expect(line.receiver.at(`${path}-next`)[0]?.params).not.toHaveProperty('StirVerstat');
  await line.control('PUT', `/numbers/${encodeURIComponent(TOLL_FREE)}`, { voiceUrl: `${line.receiver.url}${path}-free` });
  line.receiver.on(`${path}-free`, HANG_UP);
  expect(await line.statusWhenOver(await dial({ to: TOLL_FREE, stirVerstat: 'TN-Validation-Passed-A' }))).toBe('completed');
  expect(line.receiver.at(`${path}-free`)[0]?.params).not.toHaveProperty('StirVerstat');
  await expect(dial({ stirVerstat: 'sure' })).rejects.toThrow(/stirVerstat must be one of/);
});

test.each([
  ['gather', `<Gather timeout="600" action="/never"/>`],
  ['queue', '<Enqueue waitUrl="">stages</Enqueue>'],
  ['conference', '<Dial><Conference>stages</Conference></Dial>'],
])('somebody hangs up on reaching the stage "%s", and not before', async (stage, verb) => {
  line.receiver.on(path, twiml(`<Pause length="5"/>${verb}`));
  const end = await statusOf(await dial({ persona: { kind: 'human', hangUpAt: stage, hangUpAfterSeconds: 1 } }));
  expect(end['CallStatus']).toBe('completed');
  expect(Number(end['CallDuration'])).toBeGreaterThanOrEqual(6);
});

test('somebody hangs up on being put on hold', async () => {
  const { client } = line;
  line.receiver.on(path, twiml('<Dial><Conference>hold-room</Conference></Dial>'));
  const sid = await dial({ persona: { kind: 'human', hangUpAt: 'hold' } });
  const room = await until('in the room', async () => (await client.conferences.list({ friendlyName: 'hold-room' }))[0]);
  await client.conferences(room.sid).participants(sid).update({ hold: true });
  expect((await statusOf(sid))['CallStatus']).toBe('completed');
});

test('each Gather meets the next keys, and empty keys are none', async () => {
  line.receiver.on(path, ({ Digits = 'none' }) =>
    twiml(`<Gather numDigits="1" timeout="2" actionOnEmptyResult="true" action="${path}?after=${Digits}"/>`),
  );
  const sid = await dial({ persona: { kind: 'human', presses: ['1', '', '2'] } });
  const answers = await until('four answers', () => {
    const typed = line.receiver.at(path).flatMap(({ params }) => params['Digits'] ?? []);
    return typed.length >= 4 && typed.slice(0, 4);
  });
  expect(answers).toEqual(['1', '', '2', '']);
  await act('hang-up');
  await statusOf(sid);
});

test.each(['anonymous', 'unknown', '', '+266696687', '+86282452253', '+8656696', '+2562533', '+7378742833'])(
  'F43: a caller id of "%s" is shown as it is, and the phone still rings, hears and hangs up',
  async (callerId) => {
    line.receiver.on(path, twiml('<Say>Hello</Say><Pause length="600"/>'));
    const sid = await dial({ callerId });
    expect((await line.receiver.waitFor(path)).params).toMatchObject({ From: callerId, Caller: callerId, FromCountry: '' });
    await until('heard', async () => (await line.phone(CALLER)).hears === 'Hello');
    await act('hang-up');
    expect((await statusOf(sid))['From']).toBe(callerId);
    expect((await line.client.calls(sid).fetch()).from).toBe(callerId);
  },
);

test.each([
  ['busy', 'busy'],
  ['rejected', 'failed'],
])('Reject in first place with the reason "%s" does not answer the call', async (reason, status) => {
  line.receiver.on(path, twiml(`<Redirect>${path}-reject</Redirect>`));
  line.receiver.on(`${path}-reject`, twiml(`<Reject reason="${reason}"/>`));
  const sid = await dial();
  expect(await statusOf(sid)).toMatchObject({ CallStatus: status, CallDuration: '0' });
  expect(line.receiver.at(`${path}-reject`)[0]?.params['CallStatus']).toBe('ringing');
});

test('a document that fails is replaced by the fallback of the number, which answers the call', async () => {
  const voiceFallbackUrl = `${line.receiver.url}${path}-fallback`;
  line.receiver.on(path, () => ({ status: 500 }));
  line.receiver.on(`${path}-fallback`, twiml('<Say>We will call you back</Say>'));
  const sid = await dial({ config: { voiceFallbackUrl } });
  const asked = await line.receiver.waitFor(`${path}-fallback`);
  expect(asked.params).toMatchObject({ CallStatus: 'ringing', ErrorCode: '11200', ErrorUrl: line.receiver.url + path });
  expect((await statusOf(sid))['CallStatus']).toBe('completed');
  expect((await line.phone(CALLER)).hears).toBe('We will call you back');
});

test('without a fallback the caller hears that something went wrong', async () => {
  line.receiver.on(path, () => ({ status: 404 }));
  expect((await statusOf(await dial()))['CallStatus']).toBe('completed');
  expect((await line.phone(CALLER)).hears).toContain('application error');
});

test('a number that looks names up sends the name, and the caller id may be passed on', async () => {
  await line.declare(CALLER, { kind: 'human', name: 'Ana', talkSeconds: 2 });
  const other = '+12025550102';
  await line.declare(other, { kind: 'human' });
  line.receiver.on(path, twiml(`<Dial callerId="${CALLER}">${other}</Dial>`));
  await statusOf(await dial({ config: { voiceCallerIdLookup: true } }));
  expect(line.receiver.at(path)[0]?.params['CallerName']).toBe('Ana');
  expect((await line.client.calls.list({ to: other }))[0]?.from).toBe(CALLER);
});

test.each([
  ['a number that is not ours', { to: '+12025550190' }, /400/],
  ['an unknown field', { callerID: 'anonymous' }, /unknown field callerID/],
  ['an unknown persona', { persona: { kind: 'angry' } }, /kind must be one of/],
])('refuses to dial %s', async (_what, body, reason) => {
  await expect(dial(body)).rejects.toThrow(reason);
});

test('refuses to dial from a real number that no scenario names', async () => {
  const real = encodeURIComponent('+12025550247');
  await expect(line.control('POST', `/phones/${real}/dial`, { to: OURS })).rejects.toThrow(/refuses real numbers/);
});

test('every webhook was signed, and all recorded traffic is as Twilio describes it', () => {
  expect(line.receiver.received.filter((webhook) => !webhook.validSignature)).toEqual([]);
  if (!existsSync(CHECKER)) {
    process.stderr.write('did not run: the traffic checker is not beside this project\n');
    return;
  }
  expect(execFileSync('node', [CHECKER, trafficLog], { encoding: 'utf8' })).toMatch(/[1-9]\d* webhooks.*: 0 violations/);
});
