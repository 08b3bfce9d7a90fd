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

async function place(path: string, extra: Readonly<Record<string, string>> = {}): Promise<string> {
  const call = await line.client.calls.create({ to: CALLER, from: OURS, url: line.receiver.url + path, ...extra });
  return call.sid;
}

test.each([
  ['a failing server', { status: 500, body: 'no' }, '11200'],
  ['text that is not XML', { body: '<Response><Say>' }, '12100'],
  ['another root', { body: '<Reply/>' }, '12102'],
  ['an unknown verb', { body: '<Response><Shout/></Response>' }, '12200'],
  ['a verb in the wrong case', { body: '<Response><say>x</say></Response>' }, '12200'],
  ['a redirect', { status: 302, body: '' }, '11200'],
  ['a document type that is none', { type: 'application/json', body: '{}' }, '12300'],
])('%s sends the call to its fallback, with the reason', async (_what, reply, code) => {
  const path = `/bad-${code}-${encodeURIComponent(reply.body)}`;
  const fallback = `${path}-fallback`;
  line.receiver.on(path, () => reply);
  line.receiver.on(fallback, twiml('<Say>Fallback speaks</Say>'));
  const sid = await place(path, { fallbackUrl: line.receiver.url + fallback });
  const asked = await line.receiver.waitFor(fallback);
  expect(asked.params).toMatchObject({ ErrorCode: code, ErrorUrl: line.receiver.url + path, CallStatus: 'in-progress' });
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect((await line.phone(CALLER)).hears).toBe('Fallback speaks');
});

test('without a fallback a bad document ends the call', async () => {
  line.receiver.on('/gone', () => ({ status: 404 }));
  expect(await line.statusWhenOver(await place('/gone'))).toBe('completed');
  expect((await line.phone(CALLER)).hears).toContain('application error');
});
