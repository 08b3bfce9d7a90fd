import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

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
  ['an answer that comes too late', { effect: 'delay-response', seconds: 200 }, { code: 'ECONNABORTED' }, 1],
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

test('only the asked occurrence is struck', async () => {
  const to = '+12025550161';
  await line.control('POST', '/faults', { match: { name: 'CreateCall' }, nth: 2, effect: 'status', status: 429 });
  expect([await failureOf(to), await failureOf(to), await failureOf(to)]).toEqual([
    undefined,
    expect.objectContaining({ status: 429, code: 20429 }),
    undefined,
  ]);
  expect(await line.client.calls.list({ to })).toHaveLength(2);
});

test('a rule that makes no sense is refused with the reason', async () => {
  await expect(line.control('POST', '/faults', { match: { name: 'nothing' }, effect: 'drop' })).rejects.toThrow(/match.name/);
  await expect(line.control('POST', '/faults', { match: { name: 'CreateCall' }, effect: 'drop' })).rejects.toThrow(/effect/);
  expect(await line.control('GET', '/faults')).toEqual([]);
});
