import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';

let line: SimulatedLine;
const HANG_UP = twiml('<Hangup/>');

beforeAll(async () => {
  line = await startLine();
});

beforeEach(async () => {
  await line.control('DELETE', '/faults');
});

afterAll(async () => {
  await line.stop();
});

function place(to: string, statusCallback?: string): Promise<{ readonly sid: string }> {
  return line.client.calls.create({ to, from: OURS, twiml: HANG_UP, ...(statusCallback ? { statusCallback } : {}) });
}

test('a status before processing means nothing happened, and only the asked occurrence is struck', async () => {
  await line.control('POST', '/faults', { match: { name: 'CreateCall' }, nth: 2, effect: 'status', status: 429 });
  await place('+12025550161');
  await expect(place('+12025550161')).rejects.toMatchObject({ status: 429, code: 20429 });
  await place('+12025550161');
  expect(await line.client.calls.list({ to: '+12025550161' })).toHaveLength(2);
});

test.each([
  ['reset-after-processing', {}],
  ['delay-response', { seconds: 200 }],
])('%s leaves the client not knowing, and the call exists', async (effect, extra) => {
  const to = effect === 'delay-response' ? '+12025550162' : '+12025550163';
  await line.control('POST', '/faults', { match: { name: 'CreateCall', number: to }, effect, ...extra });
  const error = await place(to).then(
    () => undefined,
    (reason: { code?: string; status?: number }) => reason,
  );
  expect(error).toBeDefined();
  expect(error?.status).toBeUndefined();
  expect(await line.client.calls.list({ to })).toHaveLength(1);
});

test('a webhook is dropped, or arrives twice with one idempotency token', async () => {
  const { receiver } = line;
  await line.control('POST', '/faults', { match: { name: 'call status', number: CALLER }, effect: 'drop' });
  await line.statusWhenOver((await place(CALLER, `${receiver.url}/dropped`)).sid);
  await line.control('POST', '/faults', { match: { name: 'call status', number: CALLER }, effect: 'duplicate' });
  await line.statusWhenOver((await place(CALLER, `${receiver.url}/twice`)).sid);
  await receiver.waitFor('/twice', () => receiver.at('/twice').length === 2);
  expect(new Set(receiver.at('/twice').map((webhook) => webhook.token)).size).toBe(1);
  expect(receiver.at('/dropped')).toEqual([]);
});

test('a rule that makes no sense is refused with the reason', async () => {
  await expect(line.control('POST', '/faults', { match: { name: 'nothing' }, effect: 'drop' })).rejects.toThrow(/match.name/);
  await expect(line.control('POST', '/faults', { match: { name: 'CreateCall' }, effect: 'drop' })).rejects.toThrow(/effect/);
  expect(await line.control('GET', '/faults')).toEqual([]);
});
