import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import type { ReceivedWebhook } from '../webhook-receiver.js';

const STATUS = 'call status';
let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
});

beforeEach(async () => {
  await line.control('DELETE', '/faults');
});

afterAll(async () => {
  await line.stop();
});

/** Makes one call under a rule; answers the status callbacks, in the order in which they came, once there are so many. */
async function callbacksUnder(path: string, rule: object, expected: number): Promise<readonly ReceivedWebhook[]> {
  await line.control('POST', '/faults', rule);
  const { sid } = await line.client.calls.create({
    to: CALLER,
    from: OURS,
    twiml: twiml('<Hangup/>'),
    statusCallback: line.receiver.url + path,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
  });
  await line.statusWhenOver(sid);
  await line.receiver.waitFor(path, () => line.receiver.at(path).length >= expected);
  return line.receiver.at(path);
}

const sequencesOf = (webhooks: readonly ReceivedWebhook[]): readonly number[] =>
  webhooks.map(({ params }) => Number(params['SequenceNumber']));

test('one event is dropped, the others come', async () => {
  const callbacks = await callbacksUnder('/lost', { match: { name: STATUS, event: 'ringing' }, effect: 'drop' }, 3);
  expect([...sequencesOf(callbacks)].sort((a, b) => a - b)).toEqual([0, 2, 3]);
});

test('the last event comes twice, without the header by which it could be recognised', async () => {
  const rule = { match: { name: STATUS, event: 'completed' }, effect: 'duplicate', withoutToken: true, seconds: 2 };
  const callbacks = await callbacksUnder('/again', rule, 5);
  const last = callbacks.filter(({ params }) => params['CallStatus'] === 'completed');
  expect(last).toHaveLength(2);
  expect(last.map(({ headers }) => headers['i-twilio-idempotency-token'])).toEqual([undefined, undefined]);
  expect(last[0]?.params).toEqual(last[1]?.params);
});

test('a duplicate has the idempotency token of the first', async () => {
  const rule = { match: { name: STATUS, event: 'completed' }, effect: 'duplicate' };
  const callbacks = await callbacksUnder('/twice', rule, 5);
  const last = callbacks.filter(({ params }) => params['CallStatus'] === 'completed');
  expect(last).toHaveLength(2);
  expect(new Set(last.map(({ token }) => token)).size).toBe(1);
  expect(new Set(callbacks.map(({ token }) => token)).size).toBe(4);
});

test('an event waits until the next one has gone', async () => {
  const rule = { match: { name: STATUS, event: 'in-progress' }, effect: 'reorder', seconds: 600 };
  expect(sequencesOf(await callbacksUnder('/overtaken', rule, 4))).toEqual([0, 1, 3, 2]);
});

test('the last event waits for no other for ever', async () => {
  const rule = { match: { name: STATUS, event: 'completed' }, effect: 'reorder', seconds: 1 };
  expect(sequencesOf(await callbacksUnder('/held', rule, 4))).toEqual([0, 1, 2, 3]);
});

test.each([
  ['a corrupt signature', { effect: 'corrupt-signature' }, /^.{28}$/],
  ['no signature', { effect: 'strip-header', header: 'signature' }, undefined],
])('%s', async (_what, effect, signature) => {
  const path = `/${effect.effect}`;
  const [first, ...others] = await callbacksUnder(path, { match: { name: STATUS }, ...effect }, 4);
  expect(first?.validSignature).toBe(false);
  if (signature) expect(first?.headers['x-twilio-signature']).toMatch(signature);
  else expect(first?.headers).not.toHaveProperty('x-twilio-signature');
  expect(others.every(({ validSignature }) => validSignature)).toBe(true);
});

test("another account's request is signed all right", async () => {
  const [first] = await callbacksUnder('/foreign', { match: { name: STATUS }, effect: 'foreign-account' }, 4);
  expect(first?.validSignature).toBe(true);
  expect(first?.params['AccountSid']).not.toBe(line.simulator.accountSid);
});

test('names nobody knows yet, in brackets, repeated, empty and in UTF-8, are signed all right', async () => {
  const [first] = await callbacksUnder('/fuzzed', { match: { name: STATUS }, effect: 'extra-parameters' }, 4);
  expect(first?.validSignature).toBe(true);
  expect(first?.params).toMatchObject({ 'ctx[lead]': '1', Empty: '', AddedTomorrow: 'später ☎ 😀' });
});

test("Twilio's clock is ahead of ours", async () => {
  const rule = { match: { name: STATUS, event: 'initiated' }, effect: 'clock-offset', seconds: 600 };
  const [first] = await callbacksUnder('/early', rule, 4);
  const ahead = Date.parse(first?.params['Timestamp'] ?? '') - Date.now();
  expect(first?.validSignature).toBe(true);
  expect(ahead).toBeGreaterThan(570_000);
  expect(ahead).toBeLessThan(600_001);
});
