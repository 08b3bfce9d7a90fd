import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, type SimulatedLine } from '../simulated-line.js';
import { until } from '../until.js';

let line: SimulatedLine;
const SERVICE = `MG${'a'.repeat(32)}`;

beforeAll(async () => {
  line = await startLine({ ownNumbers: [OURS] });
});

afterAll(async () => {
  await line.stop();
});

function send(path: string, extra: Readonly<Record<string, unknown>> = {}) {
  const statusCallback = line.receiver.url + path;
  return line.client.messages.create({ to: CALLER, from: OURS, body: 'We will call you at noon', statusCallback, ...extra });
}

async function statusesOf(path: string, final: string): Promise<readonly (string | undefined)[]> {
  await line.receiver.waitFor(path, (params) => params['MessageStatus'] === final);
  return line.receiver.at(path).map(({ params }) => params['MessageStatus']);
}

test('a text is queued, sent and delivered, and each step is called back without a number or a time', async () => {
  const created = await send('/sms');
  expect(created).toMatchObject({ status: 'queued', numSegments: '1', numMedia: '0', direction: 'outbound-api', from: OURS });
  expect(created.dateSent).toBeNull();
  await line.receiver.waitFor('/sms', ({ MessageStatus }) => MessageStatus === 'sending');
  await line.receiver.waitFor('/sms', ({ MessageStatus }) => MessageStatus === 'sent');
  const { params, validSignature } = await line.receiver.waitFor('/sms', ({ MessageStatus }) => MessageStatus === 'delivered');
  expect(validSignature).toBe(true);
  expect(params).toEqual({
    MessageSid: created.sid,
    SmsSid: created.sid,
    SmsStatus: 'delivered',
    MessageStatus: 'delivered',
    AccountSid: line.simulator.accountSid,
    From: OURS,
    To: CALLER,
    ApiVersion: '2010-04-01',
    RawDlrDoneDate: expect.stringMatching(/^\d{10}$/),
  });
  const fetched = await line.client.messages(created.sid).fetch();
  expect(fetched).toMatchObject({ status: 'delivered', errorCode: null });
  expect(fetched.dateSent).toBeInstanceOf(Date);
  const events = await line.control<readonly { type: string; number: string; detail: object }[]>('GET', '/timeline');
  expect(events.filter(({ type }) => type === 'text-received')).toMatchObject([
    { number: CALLER, detail: { text: 'We will call you at noon', messageSid: created.sid } },
  ]);
});

test.each([
  ['unreachable', 'undelivered', '30003'],
  ['unknown', 'undelivered', '30005'],
  ['filtered', 'undelivered', '30007'],
])('a text to a line where texts are %s ends as %s with %s', async (texts, status, code) => {
  const to = `+120255501${code.slice(3)}`;
  await line.control('PUT', `/lines/${encodeURIComponent(to)}`, { texts });
  const { sid } = await send(`/${texts}`, { to });
  const last = await line.receiver.waitFor(`/${texts}`, (params) => params['MessageStatus'] === status);
  expect(last.params).toMatchObject({ ErrorCode: code });
  expect(await line.client.messages(sid).fetch()).toMatchObject({ status, errorCode: Number(code) });
});

test('a landline is found out late, or refused at once', async () => {
  const to = '+12025550166';
  await line.control('PUT', `/lines/${encodeURIComponent(to)}`, { lineType: 'landline' });
  await send('/landline', { to });
  const last = await line.receiver.waitFor('/landline', (params) => params['MessageStatus'] === 'undelivered');
  expect(last.params['ErrorCode']).toBe('30006');
  await line.control('PUT', `/lines/${encodeURIComponent(to)}`, { texts: 'refused' });
  await expect(send('/landline', { to })).rejects.toMatchObject({ status: 400, code: 21614 });
});

test('a text that waits longer than it is valid fails with 30036', async () => {
  await line.control('PUT', '/carrier', { queueSeconds: 60 });
  await send('/valid', { validityPeriod: 2 });
  const last = await line.receiver.waitFor('/valid');
  await line.control('PUT', '/carrier', { queueSeconds: 0 });
  expect(last.params).toMatchObject({ MessageStatus: 'failed', ErrorCode: '30036' });
});

test.each([
  ['no recipient', { To: '' }, 21604],
  ['a recipient that is no number', { To: '12' }, 21211],
  ['a real number', { To: '+12025550247' }, 21211],
  ['a sender that is not ours', { From: '+12025550199' }, 21606],
  ['no sender', { From: '' }, 21603],
  ['no words', { Body: '' }, 21602],
  ['too many words', { Body: 'a'.repeat(1601) }, 21617],
  ['a callback that is no URL', { StatusCallback: 'here' }, 21609],
  ['a service nobody knows', { From: '', MessagingServiceSid: `MG${'0'.repeat(32)}` }, 21701],
  ['a time too long to wait', { ValidityPeriod: '36001' }, 20001],
  ['a schedule without a service', { ScheduleType: 'fixed', SendAt: new Date().toISOString() }, 20001],
  ['a field that is not simulated', { ShortenUrls: 'true' }, 20001],
])('refuses a text with %s', async (_what, change, code) => {
  const { accountSid, restUrl, authToken } = line.simulator;
  const response = await fetch(`${restUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams({ To: CALLER, From: OURS, Body: 'Hello', ...change }),
  });
  expect(await response.json()).toMatchObject({ code, status: 400 });
});

test('a known service sends from its number, and what it scheduled can be withdrawn', async () => {
  await line.control('PUT', `/messaging-services/${SERVICE}`, { from: OURS });
  const body = 'Hello';
  const now = await line.client.messages.create({ to: CALLER, messagingServiceSid: SERVICE, body });
  expect(now).toMatchObject({ status: 'accepted', from: null, messagingServiceSid: SERVICE });
  await until('delivered', async () => (await line.client.messages(now.sid).fetch()).status === 'delivered');
  expect((await line.client.messages(now.sid).fetch()).from).toBe(OURS);
  await expect(line.client.messages(now.sid).update({ status: 'canceled' })).rejects.toMatchObject({ code: 30409 });
  const sendAt = new Date(Date.now() + 3_600_000);
  const statusCallback = `${line.receiver.url}/scheduled`;
  const schedule = { scheduleType: 'fixed', sendAt, statusCallback } as const;
  const later = await line.client.messages.create({ to: CALLER, messagingServiceSid: SERVICE, body, ...schedule });
  expect(later.status).toBe('scheduled');
  expect((await line.client.messages(later.sid).update({ status: 'canceled' })).status).toBe('canceled');
  expect(await statusesOf('/scheduled', 'canceled')).toEqual(['canceled']);
});

test('texts are listed by number and day, redacted and deleted when they are final', async () => {
  const to = '+12025550168';
  const { sid } = await send('/list', { to });
  await expect(line.client.messages(sid).remove()).rejects.toMatchObject({ code: 20009 });
  await statusesOf('/list', 'delivered');
  const second = await send('/list', { to });
  expect((await line.client.messages.list({ to, pageSize: 1 })).map((message) => message.sid)).toEqual([second.sid, sid]);
  expect(await line.client.messages.list({ to, from: '+12025550199' })).toEqual([]);
  expect((await line.client.messages.list({ to, dateSentAfter: new Date(Date.now() - 60_000) })).map((m) => m.sid)).toContain(
    sid,
  );
  expect(await line.client.messages.list({ to, dateSentBefore: new Date(Date.now() - 86_400_000) })).toEqual([]);
  expect((await line.client.messages(sid).update({ body: '' })).body).toBe('');
  await expect(line.client.messages(sid).update({ body: 'other words' })).rejects.toMatchObject({ code: 20001 });
  expect(await line.client.messages(sid).remove()).toBe(true);
  await expect(line.client.messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});
