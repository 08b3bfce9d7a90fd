import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import { until } from '../until.js';

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

interface Failure {
  readonly status?: number;
  readonly code?: number | string;
}

async function failureOf(to: string): Promise<Failure | undefined> {
  const placing = line.client.calls.create({ to, from: OURS, twiml: twiml('<Hangup/>') });
  return placing.then(
    () => undefined,
    (error: Failure) => error,
  );
}

test.each([
  ['429', { effect: 'status', status: 429, retryAfter: 2 }, { status: 429, code: 20429 }, 0],
  ['500', { effect: 'status', status: 500 }, { status: 500, code: 20500 }, 0],
  ['503 in HTML', { effect: 'status', status: 503 }, { status: 503 }, 0],
  ['401', { effect: 'status', status: 401 }, { status: 401, code: 20003 }, 0],
  ['a reset before processing', { effect: 'reset-before-processing' }, { code: 'ECONNRESET' }, 0],
  ['a reset after processing', { effect: 'reset-after-processing' }, { code: 'ECONNRESET' }, 1],
  ['silence before processing', { effect: 'timeout-before-processing' }, { code: 'ECONNABORTED' }, 0],
  ['silence after processing', { effect: 'timeout-after-processing' }, { code: 'ECONNABORTED' }, 1],
  ['half a body after processing', { effect: 'truncated-body' }, { status: 201 }, 1],
])('%s', async (_what, rule, seen, calls) => {
  const to = '+12025550165';
  const before = (await line.client.calls.list({ to })).length;
  await line.control('POST', '/faults', { match: { name: 'CreateCall', number: to }, ...rule });
  expect(await failureOf(to)).toMatchObject(seen);
  expect(await line.client.calls.list({ to })).toHaveLength(before + calls);
  expect(await failureOf(to)).toBeUndefined();
});

test('Retry-After and the HTML page are on the wire', async () => {
  const { accountSid, authToken, restUrl } = line.simulator;
  const headers = { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` };
  const list = (): Promise<Response> => fetch(`${restUrl}/2010-04-01/Accounts/${accountSid}/Calls.json`, { headers });
  await line.control('POST', '/faults', { match: { name: '*' }, effect: 'status', status: 429, retryAfter: 7 });
  expect((await list()).headers.get('retry-after')).toBe('7');
  await line.control('POST', '/faults', { match: { name: '*' }, effect: 'status', status: 503 });
  const page = await list();
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toContain('<h1>Service Unavailable</h1>');
});

test('a stale read shows a call as it was, and then as it is', async () => {
  await line.declare(CALLER, { kind: 'human', hangUpAfterSeconds: 1 });
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml('<Pause length="60"/>') });
  await until('end', async () => (await line.client.calls(sid).fetch()).status === 'completed');
  await line.control('POST', '/faults', { match: { name: 'FetchCall' }, effect: 'stale-read', seconds: 1.5 });
  const stale = await line.client.calls(sid).fetch();
  expect(['ringing', 'in-progress']).toContain(stale.status);
  expect(stale.endTime).toBeNull();
  expect((await line.client.calls(sid).fetch()).status).toBe('completed');
  await line.control('POST', '/faults', { match: { name: 'ListCall', number: CALLER }, effect: 'stale-read', seconds: 600 });
  expect(await line.client.calls.list({ to: CALLER })).toEqual([]);
});
