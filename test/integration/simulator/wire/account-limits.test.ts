import { afterAll, beforeAll, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

const HANG_UP = twiml('<Hangup/>');
let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ stepped: true, limits: { callsPerSecond: 0.5 }, seed: 'limits' });
});

afterAll(async () => {
  await line.stop();
});

const number = (index: number): string => `+1202555017${index}`;
const statusOf = async (sid: string): Promise<string> => (await line.client.calls(sid).fetch()).status;

function place(to: string, statusCallback?: string): Promise<{ readonly sid: string; readonly queueTime: string }> {
  return line.client.calls.create({ to, from: OURS, twiml: HANG_UP, ...(statusCallback ? { statusCallback } : {}) });
}

test('more calls than the account may make in a second wait their turn, and say how long', async () => {
  const calls = [await place(number(0)), await place(number(1)), await place(number(2))];
  const participant = await line.client.conferences('paced').participants.create({ to: number(3), from: OURS });
  expect([...calls.map((call) => call.queueTime), participant.queueTime]).toEqual(['0', '2000', '4000', '6000']);
  await line.advance(1.5);
  const statuses = await Promise.all(calls.map((call) => statusOf(call.sid)));
  expect(statuses).toEqual(['ringing', 'queued', 'queued']);
  await line.advance(2);
  expect(await statusOf(calls[1]?.sid ?? '')).toBe('ringing');
  await line.advance(4);
  expect(await statusOf(participant.callSid)).toBe('ringing');
});

test('a call cancelled while it waits is not reported, and the next one takes its turn', async () => {
  await line.advance(60);
  const first = await place(number(4));
  const second = await place(number(5), `${line.receiver.url}/cancelled`);
  const third = await place(number(6));
  await line.client.calls(second.sid).update({ status: 'canceled' });
  await line.advance(3);
  expect(await Promise.all([first, second, third].map((call) => statusOf(call.sid)))).toEqual([
    expect.stringMatching(/in-progress|completed/),
    'canceled',
    'ringing',
  ]);
  await line.advance(60);
  expect(line.receiver.at('/cancelled')).toEqual([]);
});

test('taking the limit away lets everybody go', async () => {
  await line.advance(60);
  const calls = [await place(number(7)), await place(number(8)), await place(number(9))];
  await line.control('PUT', '/limits', { callsPerSecond: null });
  await line.advance(1.5);
  expect(await Promise.all(calls.map((call) => statusOf(call.sid)))).toEqual(['ringing', 'ringing', 'ringing']);
  await expect(line.control('PUT', '/limits', { callsPerSecond: 0 })).rejects.toThrow(/callsPerSecond/);
});

test('one request more than allowed at the same time is answered 429', async () => {
  await line.control('PUT', '/limits', { concurrentRequests: 2 });
  expect(await line.control('GET', '/limits')).toEqual({ callsPerSecond: null, concurrentRequests: 2 });
  const rule = { match: { name: 'FetchCall' }, effect: 'delay-response', seconds: 5, times: 2 };
  const { sid } = await place(CALLER);
  await line.control('POST', '/faults', rule);
  const slow = [line.client.calls(sid).fetch(), line.client.calls(sid).fetch()];
  await expect(
    (async () => {
      for (;;) await line.client.calls.list({ to: CALLER });
    })(),
  ).rejects.toMatchObject({ status: 429, code: 20429 });
  await line.advance(6);
  await Promise.all(slow);
  expect(await line.client.calls.list({ to: CALLER })).toHaveLength(1);
  await line.control('PUT', '/limits', { concurrentRequests: null });
});

function get(user: string, password: string): Promise<Response> {
  const { accountSid, restUrl } = line.simulator;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return fetch(`${restUrl}/2010-04-01/Accounts/${accountSid}/Calls.json`, { headers: { authorization } });
}

test('an API key opens the account, and a wrong secret does not', async () => {
  expect((await get('SK00000000000000000000000000000001', 'simulated-api-secret')).status).toBe(200);
  expect((await get('SK00000000000000000000000000000001', 'another')).status).toBe(401);
});

test('during a rotation both tokens open the account, and the primary one signs', async () => {
  const { accountSid, authToken } = line.simulator;
  const signedWith = async (token: string, path: string): Promise<boolean> => {
    line.receiver.trust(token);
    await place(CALLER, line.receiver.url + path);
    await line.advance(120);
    return (await line.receiver.waitFor(path)).validSignature;
  };
  await line.control('PUT', '/auth-tokens', { primary: authToken, secondary: 'the-next-token' });
  expect((await get(accountSid, 'the-next-token')).status).toBe(200);
  expect(await signedWith(authToken, '/before')).toBe(true);
  await line.control('PUT', '/auth-tokens', { primary: 'the-next-token', secondary: authToken });
  expect((await get(accountSid, authToken)).status).toBe(200);
  expect(await signedWith('the-next-token', '/after')).toBe(true);
  await line.control('PUT', '/auth-tokens', { primary: 'the-next-token' });
  expect((await get(accountSid, authToken)).status).toBe(401);
  await expect(line.client.calls.list({ limit: 1 })).rejects.toBeInstanceOf(twilio.RestException);
});

test('the seed is shown, so that a run can be repeated', async () => {
  expect(line.simulator.seed).toBe('limits');
  expect(await line.control('GET', '/seed')).toEqual({ seed: 'limits' });
});
