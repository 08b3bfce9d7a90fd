import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';
import { until } from './until.js';

const APPLICATION = `AP${'2'.repeat(32)}`;
const KEY = { apiKeySid: `SK${'3'.repeat(32)}`, apiKeySecret: 'a-secret-of-this-test' };
const IDENTITY = 'counsellor_7';
const ADDRESS = `client:${IDENTITY}`;

let line: SimulatedLine;
const watching: AbortController[] = [];

beforeAll(async () => {
  line = await startLine({ ownNumbers: [OURS], ...KEY });
});

afterEach(async () => {
  for (const watch of watching.splice(0)) watch.abort();
  await fetch(`${line.simulator.controlUrl}/softphones/${IDENTITY}/drop`, { method: 'POST' });
});

afterAll(async () => {
  await line.stop();
});

function token(more: { identity?: string; ttl?: number; secret?: string } = {}): string {
  const { identity = IDENTITY, ttl = 3600, secret = KEY.apiKeySecret } = more;
  const { AccessToken } = twilio.jwt;
  const made = new AccessToken(line.simulator.accountSid, KEY.apiKeySid, secret, { identity, ttl });
  made.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: APPLICATION }));
  return made.toJwt();
}

async function ask(method: string, action: string, body?: unknown, bearer = token()): Promise<Response> {
  return fetch(`${line.simulator.controlUrl}/softphones/${IDENTITY}${action}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function register(): Promise<void> {
  expect((await ask('PUT', '', { token: token() })).status).toBe(200);
}

/** Opens the stream as a browser would; answers what it has told so far. */
async function watch(): Promise<() => string> {
  const stop = new AbortController();
  watching.push(stop);
  const stream = await fetch(`${line.simulator.controlUrl}/softphones/${IDENTITY}/stream?token=${token()}`, {
    signal: stop.signal,
  });
  expect(stream.status).toBe(200);
  let told = '';
  void (async () => {
    for await (const chunk of stream.body ?? []) told += Buffer.from(chunk).toString('utf8');
  })().catch(() => undefined);
  return () => told;
}

async function ring(timeout = 30, verbs = '<Say>Hello counsellor</Say><Pause length="600"/>'): Promise<string> {
  return (await line.client.calls.create({ to: ADDRESS, from: OURS, twiml: twiml(verbs), timeout })).sid;
}

test('a browser that is not registered is unreachable, and so is one whose token has ended', async () => {
  expect(await line.statusWhenOver(await ring())).toBe('failed');
  expect((await ask('PUT', '', { token: token({ ttl: 2 }) })).status).toBe(200);
  await until('the token ends', async () => (await line.statusWhenOver(await ring(1))) === 'failed');
});

test.each([
  ['another key signed', () => token({ secret: 'another' }), '20101'],
  ['names somebody else', () => token({ identity: 'somebody_else' }), '20102'],
  ['has ended', () => token({ ttl: -5 }), '20104'],
  ['lives too long', () => token({ ttl: 90_000 }), '20157'],
  ['is none', () => 'none', '20101'],
])('refuses a token that %s', async (_what, made, code) => {
  const refused = await ask('PUT', '', { token: made() });
  expect(refused.status).toBe(401);
  expect(await refused.text()).toContain(code);
  expect((await ask('POST', '/accept', {}, made())).status).toBe(401);
});

test('a call rings in the browser, which accepts it, hears it, mutes and hangs up', async () => {
  await register();
  const told = await watch();
  const sid = await ring();
  await until('incoming', () => told().includes(`event: incoming\ndata: {"callSid":"${sid}","from":"${OURS}"`));
  expect((await ask('POST', '/accept')).status).toBe(200);
  await until('connected', () => told().includes('event: connected') && told().includes('Hello counsellor'));
  expect((await ask('POST', '/accept')).status).toBe(409);
  expect((await ask('POST', '/mute', { muted: true })).status).toBe(200);
  await until('muted', () => told().includes(`event: muted\ndata: {"callSid":"${sid}","muted":true}`));
  expect((await ask('POST', '/hang-up')).status).toBe(200);
  await until('disconnected', () => told().includes(`event: disconnected\ndata: {"callSid":"${sid}","status":"completed"}`));
  expect(await line.statusWhenOver(sid)).toBe('completed');
});

test('a browser rejects a call, or lets it ring', async () => {
  await register();
  const told = await watch();
  const sid = await ring();
  await until('incoming', () => told().includes(sid));
  expect((await ask('POST', '/reject')).status).toBe(200);
  expect(await line.statusWhenOver(sid)).toBe('busy');
  expect(await line.statusWhenOver(await ring(5))).toBe('no-answer');
});

test('F61: a browser that crashes in a call ends its leg, and rings no more', async () => {
  await register();
  const told = await watch();
  const sid = await ring();
  await until('incoming', () => told().includes(sid));
  await ask('POST', '/accept');
  await until('connected', () => told().includes('event: connected'));
  expect((await ask('POST', '/drop')).status).toBe(204);
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await line.statusWhenOver(await ring())).toBe('failed');
});

test('Dial tells the browser its parameters, and a page that is reloaded sees the ringing call again', async () => {
  await register();
  const verbs = `<Dial><Client><Identity>${IDENTITY}</Identity><Parameter name="offer" value="o-1"/></Client></Dial>`;
  const { sid } = await line.client.calls.create({ to: '+12025550147', from: OURS, twiml: twiml(verbs) });
  await until('rings', async () => (await line.phone(ADDRESS)).state === 'ringing');
  const told = await watch();
  await until('incoming', () => told().includes('"parameters":{"offer":"o-1"}'));
  await line.client.calls(sid).update({ status: 'completed' });
  await until('disconnected', () => told().includes('"status":"canceled"'));
});

test('a browser dials: its application is asked, with what the page adds and without what it may not', async () => {
  const { receiver } = line;
  receiver.on('/application', twiml('<Gather numDigits="1" timeout="60" action="/application-key"/>'));
  receiver.on('/application-key', twiml('<Hangup/>'));
  await register();
  expect((await ask('POST', '/dial', { parameters: {} })).status).toBe(400);
  await line.control('PUT', `/applications/${APPLICATION}`, {
    voiceUrl: `${receiver.url}/application`,
    statusCallback: `${receiver.url}/application-end`,
  });
  const parameters = { To: '+12025550147', callback: 'cb-1', From: '+12025550199', AccountSid: 'AC0' };
  const { callSid } = (await (await ask('POST', '/dial', { parameters })).json()) as { callSid: string };
  const asked = await receiver.waitFor('/application');
  expect(asked.validSignature).toBe(true);
  expect(asked.params).toMatchObject({
    CallSid: callSid,
    AccountSid: line.simulator.accountSid,
    From: ADDRESS,
    To: '+12025550147',
    Direction: 'inbound',
    callback: 'cb-1',
  });
  expect(asked.params).not.toHaveProperty('CallToken');
  await until('answered', async () => (await line.phone(ADDRESS)).state === 'talking');
  expect((await ask('POST', '/dial', { parameters })).status).toBe(409);
  await until('the key is taken', async () => {
    await ask('POST', '/press', { digits: '5' });
    return receiver.at('/application-key')[0]?.params['Digits'] === '5';
  });
  expect((await receiver.waitFor('/application-end')).params).toMatchObject({ CallSid: callSid, CallStatus: 'completed' });
});

test('only these routes answer another origin', async () => {
  const preflight = await ask('OPTIONS', '/accept');
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect((await ask('POST', '/accept', {}, 'none')).headers.get('access-control-allow-origin')).toBe('*');
  expect((await fetch(`${line.simulator.controlUrl}/phones`)).headers.get('access-control-allow-origin')).toBeNull();
  expect((await fetch(`${line.simulator.controlUrl}/softphones/${IDENTITY}/stream`)).status).toBe(401);
});
