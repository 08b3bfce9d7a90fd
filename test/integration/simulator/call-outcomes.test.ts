import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';
import { until } from './until.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
});

afterAll(async () => {
  await line.stop();
});

async function place(path: string, timeout = 10): Promise<string> {
  const call = await line.client.calls.create({
    to: CALLER,
    from: OURS,
    url: `${line.receiver.url}${path}`,
    statusCallback: `${line.receiver.url}${path}-status`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    timeout,
  });
  return call.sid;
}

test.each([
  ['busy', 'busy', '486', ['initiated', 'busy']],
  ['no-answer', 'no-answer', '487', ['initiated', 'ringing', 'no-answer']],
  ['declines', 'busy', '603', ['initiated', 'ringing', 'busy']],
  ['unreachable', 'failed', '404', ['initiated', 'failed']],
])('a phone that is %s ends the call as %s with SIP %s', async (kind, status, sip, statuses) => {
  await line.declare(CALLER, { kind });
  const sid = await place(`/${kind}`);
  expect(await line.statusWhenOver(sid)).toBe(status);
  const last = await line.receiver.waitFor(`/${kind}-status`, (params) => params['CallStatus'] === status);
  expect(last.params).toMatchObject({ SipResponseCode: sip, CallDuration: '0', SequenceNumber: String(statuses.length - 1) });
  expect(last.params).not.toHaveProperty('Duration');
  const bySequence = [...line.receiver.at(`/${kind}-status`)].sort(
    (a, b) => Number(a.params['SequenceNumber']) - Number(b.params['SequenceNumber']),
  );
  expect(bySequence.map(({ params }) => params['CallStatus'])).toEqual(statuses);
  expect(line.receiver.at(`/${kind}`)).toEqual([]);
});

test('a voicemail answers, hears everything and presses nothing', async () => {
  await line.declare(CALLER, { kind: 'voicemail', press: '1' });
  line.receiver.on('/voicemail', twiml('<Gather numDigits="1" timeout="3" action="/taken"><Say>Press 1</Say></Gather>'));
  const sid = await place('/voicemail');
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(line.receiver.at('/taken')).toEqual([]);
  expect((await line.phone(CALLER)).hears).toBe('Press 1');
});

test('a call cancelled while it rings stops ringing and is reported as canceled', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 60 });
  const sid = await place('/cancel', 120);
  await until(
    'ringing',
    async () => (await line.phone(CALLER)).state === 'ringing' && (await line.client.calls(sid).fetch()).status === 'ringing',
  );
  expect((await line.client.calls(sid).update({ status: 'canceled' })).status).toBe('canceled');
  const last = await line.receiver.waitFor('/cancel-status', (params) => params['CallStatus'] === 'canceled');
  expect(last.params['SipResponseCode']).toBe('487');
  expect((await line.phone(CALLER)).state).toBe('idle');
  await expect(line.client.calls(sid).update({ status: 'completed' })).rejects.toMatchObject({ status: 400, code: 21220 });
});

test('a call cancelled while still queued is never reported and never rings', async () => {
  const still = await startLine({ stepped: true });
  try {
    const statusCallback = `${still.receiver.url}/status`;
    const { sid } = await still.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Hangup/>'), statusCallback });
    expect((await still.client.calls(sid).update({ status: 'canceled' })).status).toBe('canceled');
    await still.advance(60);
    expect((await still.client.calls(sid).fetch()).startTime).toBeNull();
    expect(still.receiver.received).toEqual([]);
    expect(await still.control('GET', '/phones')).toEqual([]);
  } finally {
    await still.stop();
  }
});

test('a phone in a call answers a second one with busy, and both are counted', async () => {
  await line.declare(CALLER, { kind: 'human', hangUpAfterSeconds: 20 });
  line.receiver.on('/first', twiml('<Pause length="60"/>'));
  const before = (await line.phone(CALLER)).calls;
  const first = await place('/first');
  await until('talking', async () => (await line.phone(CALLER)).state === 'talking');
  expect(await line.statusWhenOver(await place('/second'))).toBe('busy');
  expect(await line.statusWhenOver(first)).toBe('completed');
  expect(await line.phone(CALLER)).toMatchObject({ calls: before + 2, maximumConcurrentCalls: 2 });
});

test('each call meets the next persona, and the last one stays', async () => {
  const next = [{ kind: 'unreachable' }, { kind: 'human', hangUpAfterSeconds: 1 }];
  await line.declare(CALLER, { kind: 'busy', next });
  line.receiver.on('/persona', twiml('<Pause length="60"/>'));
  const outcomes: string[] = [];
  for (let call = 0; call < 4; call += 1) outcomes.push(await line.statusWhenOver(await place('/persona')));
  expect(outcomes).toEqual(['busy', 'failed', 'completed', 'completed']);
});

test('the control face presses keys and hangs up for the person', async () => {
  await line.declare(CALLER, { kind: 'human' });
  const gather = '<Gather finishOnKey="#" timeout="60" action="/typed"><Say>Type your code</Say></Gather>';
  line.receiver.on('/code', twiml(gather));
  line.receiver.on('/typed', twiml('<Pause length="60"/>'));
  const sid = await place('/code');
  const number = encodeURIComponent(CALLER);
  await until('prompt', async () => (await line.phone(CALLER)).hears === 'Type your code');
  await line.control('POST', `/phones/${number}/press`, { digits: '4711#' });
  const typed = await line.receiver.waitFor('/typed');
  expect(typed.params).toMatchObject({ Digits: '4711', FinishedOnKey: '#' });
  await line.control('POST', `/phones/${number}/hang-up`, {});
  expect(await line.statusWhenOver(sid)).toBe('completed');
});
