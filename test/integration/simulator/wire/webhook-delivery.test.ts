import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import type { Reply } from '../webhook-receiver.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
});

afterAll(async () => {
  await line.stop();
});

async function place(path: string, extra: Readonly<Record<string, string>> = {}): Promise<string> {
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, url: line.receiver.url + path, ...extra });
  await line.statusWhenOver(sid);
  return sid;
}

const redirect =
  (status: number, location: string): (() => Reply) =>
  () => ({ status, headers: { location } });

test('a redirect with 302 is followed as a GET that has lost its parameters', async () => {
  line.receiver.on('/moved', redirect(302, '/here?kept=1'));
  line.receiver.on('/here', twiml('<Say>Here</Say>'));
  await place('/moved');
  expect(line.receiver.at('/here')).toMatchObject([{ method: 'GET', params: { kept: '1' } }]);
  expect(line.receiver.at('/here')[0]?.params).not.toHaveProperty('CallSid');
  expect((await line.phone(CALLER)).hears).toBe('Here');
});

test('a redirect with 307 keeps the POST and what it carries', async () => {
  line.receiver.on('/for-now', redirect(307, '/there'));
  line.receiver.on('/there', twiml('<Say>There</Say>'));
  const sid = await place('/for-now');
  expect(line.receiver.at('/there')).toMatchObject([{ method: 'POST', params: { CallSid: sid } }]);
});

test('ten redirects are followed, and the eleventh sends the call to its fallback', async () => {
  const hop = ({ left }: Readonly<Record<string, string>>): string | Reply =>
    left === '0' ? twiml('<Say>Arrived</Say>') : redirect(302, `/hop?left=${Number(left) - 1}`)();
  line.receiver.on('/hop', hop);
  await place('/hop?left=10', { method: 'GET' });
  expect((await line.phone(CALLER)).hears).toBe('Arrived');
  line.receiver.on('/too-far', twiml('<Say>Too far</Say>'));
  await place('/hop?left=11', { method: 'GET', fallbackUrl: `${line.receiver.url}/too-far` });
  expect(line.receiver.at('/too-far')).toMatchObject([{ params: { ErrorCode: '11215' } }]);
});

test('cookies come back within a call, and not in the next', async () => {
  line.receiver.on('/sweet', () => ({
    body: twiml('<Redirect>/sweeter</Redirect>'),
    headers: { 'set-cookie': 'step=one; Path=/; HttpOnly' },
  }));
  line.receiver.on('/sweeter', twiml('<Hangup/>'));
  await place('/sweet');
  await place('/sweet');
  expect(line.receiver.at('/sweet').map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  expect(line.receiver.at('/sweeter').map(({ headers }) => headers.cookie)).toEqual(['step=one', 'step=one']);
});

test('a document of more than 64 kB is too large', async () => {
  line.receiver.on('/long', twiml(`<Say>${'a'.repeat(65 * 1024)}</Say>`));
  line.receiver.on('/shorter', twiml('<Say>Shorter</Say>'));
  await place('/long', { fallbackUrl: `${line.receiver.url}/shorter` });
  expect(line.receiver.at('/shorter')).toMatchObject([{ params: { ErrorCode: '11750' } }]);
});

test('a connection that cannot be made is tried twice, and then the fallback speaks', async () => {
  line.receiver.on('/reached', twiml('<Say>Reached</Say>'));
  const closed = 'http://127.0.0.1:9/voice';
  const { sid } = await line.client.calls.create({
    to: CALLER,
    from: OURS,
    url: closed,
    fallbackUrl: `${line.receiver.url}/reached`,
  });
  await line.statusWhenOver(sid);
  expect(line.receiver.at('/reached')).toMatchObject([{ params: { ErrorCode: '11205', ErrorUrl: closed } }]);
  const events = await line.control<readonly { type: string; callSid?: string; detail: { url?: string } }[]>('GET', '/timeline');
  expect(
    events.filter(({ type, callSid, detail }) => type === 'webhook-sent' && callSid === sid && detail.url === closed),
  ).toHaveLength(2);
});

test('a fallback serves a Gather action that fails, too', async () => {
  line.receiver.on('/asks', twiml('<Gather action="/broken" numDigits="1"><Say>Press 1</Say></Gather>'));
  line.receiver.on('/broken', () => ({ status: 500 }));
  line.receiver.on('/rescued', twiml('<Say>Rescued</Say>'));
  await line.declare(CALLER, { kind: 'human', press: '1' });
  await place('/asks', { fallbackUrl: `${line.receiver.url}/rescued` });
  const [asked] = line.receiver.at('/rescued');
  expect(asked?.params).toMatchObject({ ErrorCode: '11200', ErrorUrl: `${line.receiver.url}/broken` });
});

test('the debugger hears of a failed document and of a callback that was not taken', async () => {
  const { receiver } = line;
  await line.control('PUT', '/debugger', { url: `${receiver.url}/debugger` });
  receiver.on('/wrong', () => ({ status: 500 }));
  const sid = await place('/wrong', { statusCallback: `${receiver.url}/wrong` });
  const error = await receiver.waitFor('/debugger', ({ Level }) => Level === 'ERROR');
  expect(error.validSignature).toBe(true);
  expect(error.params).toMatchObject({ AccountSid: line.simulator.accountSid, PayloadType: 'application/json' });
  expect(error.params['Sid']).toMatch(/^NO[0-9a-f]{32}$/);
  expect(JSON.parse(error.params['Payload'] ?? '')).toMatchObject({ resource_sid: sid, error_code: '11200' });
  const warning = await receiver.waitFor('/debugger', ({ Level }) => Level === 'WARNING');
  expect(JSON.parse(warning.params['Payload'] ?? '')).toMatchObject({ resource_sid: sid, error_code: '15003' });
  const untaken = `${receiver.url}/wrong?text`;
  await line.client.messages.create({ to: CALLER, from: OURS, body: 'Hello', statusCallback: untaken });
  await receiver.waitFor('/debugger', ({ Payload }) => Payload?.includes('/wrong?text') ?? false);
  await line.control('PUT', '/debugger', { url: null });
});
