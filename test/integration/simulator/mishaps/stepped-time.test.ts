import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ stepped: true });
});

afterAll(async () => {
  await line.stop();
});

test('a call of an hour takes no time, and its dates and durations are those of the stepped clock', async () => {
  const { client, receiver } = line;
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 5, hangUpAfterSeconds: 3600 });
  receiver.on('/voice', twiml('<Pause length="7200"/>'));
  const { sid } = await client.calls.create({
    to: CALLER,
    from: OURS,
    url: `${receiver.url}/voice`,
    statusCallback: `${receiver.url}/status`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
  });
  expect((await client.calls(sid).fetch()).status).toBe('queued');
  await line.advance(2);
  expect((await client.calls(sid).fetch()).status).toBe('ringing');
  await line.advance(4);
  expect((await client.calls(sid).fetch()).status).toBe('in-progress');
  expect(receiver.at('/voice')).toHaveLength(1);
  await line.advance(3600);
  const call = await client.calls(sid).fetch();
  expect(call).toMatchObject({ status: 'completed', duration: '3600' });
  expect(call.endTime.getTime() - call.startTime.getTime()).toBeGreaterThanOrEqual(3_600_000);
  expect(receiver.at('/status').map(({ params }) => params['SequenceNumber'])).toEqual(['0', '1', '2', '3']);
});

test('a stale read shows a call as it was, and then as it is', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 5, hangUpAfterSeconds: 5 });
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Pause length="60"/>') });
  await line.advance(20);
  await line.control('POST', '/faults', { match: { name: 'FetchCall' }, effect: 'stale-read', seconds: 12 });
  const stale = await line.client.calls(sid).fetch();
  expect(stale.status).toBe('in-progress');
  expect(stale.endTime).toBeNull();
  expect((await line.client.calls(sid).fetch()).status).toBe('completed');
  const list = { match: { name: 'ListCall', number: CALLER }, effect: 'stale-read', seconds: 86_000 };
  await line.control('POST', '/faults', list);
  expect(await line.client.calls.list({ to: CALLER })).toEqual([]);
  await line.control('DELETE', '/faults');
});

test('the control face shows the clock, refuses nonsense, and lets it run', async () => {
  expect(await line.control('GET', '/clock')).toMatchObject({ mode: 'stepped', speed: 0 });
  await expect(line.control('POST', '/clock/advance', { seconds: -1 })).rejects.toThrow(/400/);
  await expect(line.control('PUT', '/clock', { mode: 'faster' })).rejects.toThrow(/400.*speed/);
  expect(await line.control('PUT', '/clock', { mode: 'faster', speed: 50 })).toMatchObject({ mode: 'faster', speed: 50 });
  await expect(line.control('POST', '/clock/advance', { seconds: 1 })).rejects.toThrow(/409/);
  await line.declare(CALLER, { kind: 'busy' });
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Hangup/>') });
  expect(await line.statusWhenOver(sid)).toBe('busy');
  expect(await line.control('PUT', '/clock', { mode: 'real' })).toMatchObject({ mode: 'real', speed: 1 });
});
