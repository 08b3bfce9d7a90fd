import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CALLER, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import { until } from '../until.js';

let line: SimulatedLine;
const TOLL_FREE = '+18885550100';
const LOCAL = '+12025550110';

beforeAll(async () => {
  line = await startLine();
  const { url } = line.receiver;
  await line.control('PUT', `/numbers/${encodeURIComponent(TOLL_FREE)}`, {
    smsUrl: `${url}/sms`,
    smsFallbackUrl: `${url}/sms-fallback`,
  });
  await line.control('PUT', `/lines/${encodeURIComponent(LOCAL)}`, { advancedOptOut: true });
  await line.control('PUT', `/numbers/${encodeURIComponent(LOCAL)}`, { smsUrl: `${url}/local` });
});

beforeEach(() => line.receiver.on('/sms', twiml('')));

afterAll(async () => {
  await line.stop();
});

function text(to: string, body: string, extra: Readonly<Record<string, unknown>> = {}): Promise<{ readonly sid: string }> {
  return line.control('POST', `/phones/${encodeURIComponent(CALLER)}/text`, { to, body, ...extra });
}

function gets(words: string): Promise<unknown> {
  return until(`text "${words}"`, async () => {
    const events = await line.control<readonly { type: string; detail: { text?: string } }[]>('GET', '/timeline');
    return events.some(({ type, detail }) => type === 'text-received' && detail.text?.includes(words));
  });
}

test('a text reaches the number with all its parameters, and the answer reaches the phone', async () => {
  line.receiver.on('/sms', twiml('<Message statusCallback="/reply"><Body>We are here.</Body></Message>'));
  const { sid } = await text(TOLL_FREE, 'Are you there?', { media: ['https://media.example/photo'] });
  const { params, validSignature } = await line.receiver.waitFor('/sms', ({ MessageSid }) => MessageSid === sid);
  expect(validSignature).toBe(true);
  expect(params).toMatchObject({
    SmsSid: sid,
    SmsMessageSid: sid,
    SmsStatus: 'received',
    AccountSid: line.simulator.accountSid,
    From: CALLER,
    To: TOLL_FREE,
    Body: 'Are you there?',
    NumMedia: '1',
    NumSegments: '1',
    MediaUrl0: 'https://media.example/photo',
    MediaContentType0: 'image/jpeg',
    FromCountry: 'US',
    ToCity: '',
    ApiVersion: '2010-04-01',
  });
  expect(params).not.toHaveProperty('OptOutType');
  await gets('We are here.');
  await line.receiver.waitFor('/reply', ({ MessageStatus }) => MessageStatus === 'delivered');
  const [reply] = await line.client.messages.list({ from: TOLL_FREE, limit: 1 });
  expect(reply).toMatchObject({ direction: 'outbound-reply', to: CALLER, body: 'We are here.' });
  expect(await line.client.messages(sid).fetch()).toMatchObject({ direction: 'inbound', status: 'received', numMedia: '1' });
});

test('an answer may be plain text, nothing, or elsewhere', async () => {
  line.receiver.on('/sms', () => ({ type: 'text/plain', body: 'Plain words' }));
  await text(TOLL_FREE, 'One');
  await gets('Plain words');
  line.receiver.on('/sms', twiml('<Redirect>/sms-elsewhere</Redirect>'));
  line.receiver.on('/sms-elsewhere', twiml('<Message>From elsewhere</Message>'));
  await text(TOLL_FREE, 'Two');
  await gets('From elsewhere');
});

test('an answer that fails is asked of the fallback, with the reason', async () => {
  line.receiver.on('/sms', twiml('<Say>This is no call</Say>'));
  line.receiver.on('/sms-fallback', twiml('<Message>Fallback writes</Message>'));
  await text(TOLL_FREE, 'Three');
  const { params } = await line.receiver.waitFor('/sms-fallback');
  expect(params).toMatchObject({ ErrorCode: '12200', ErrorUrl: `${line.receiver.url}/sms`, Body: 'Three' });
  await gets('Fallback writes');
});

test('after STOP the carrier refuses texts to that phone until START, at once or later', async () => {
  const send = () => line.client.messages.create({ to: CALLER, from: TOLL_FREE, body: 'Hello' });
  await text(TOLL_FREE, 'stop');
  expect(await line.control('GET', '/opt-outs')).toEqual([{ ours: TOLL_FREE, theirs: CALLER }]);
  await expect(send()).rejects.toMatchObject({ status: 400, code: 21610 });
  await line.control('PUT', '/carrier', { optedOut: 'failed' });
  const { sid } = await send();
  await until('failed', async () => (await line.client.messages(sid).fetch()).errorCode === 21610);
  await text(TOLL_FREE, 'Unstop');
  const again = await send();
  await until('delivered', async () => (await line.client.messages(again.sid).fetch()).status === 'delivered');
});

test('with Advanced Opt-Out the carrier answers and says what it understood', async () => {
  const { sid } = await text(LOCAL, 'STOP');
  const { params } = await line.receiver.waitFor('/local', ({ MessageSid }) => MessageSid === sid);
  expect(params['OptOutType']).toBe('STOP');
  await gets('You have been unsubscribed');
  const other = await text(TOLL_FREE, 'Good morning', { optOutType: 'HELP' });
  const asked = await line.receiver.waitFor('/sms', ({ MessageSid }) => MessageSid === other.sid);
  expect(asked.params['OptOutType']).toBe('HELP');
});

test.each([
  ['no number to send it to', { body: 'Hello' }],
  ['a meaning nobody knows', { to: TOLL_FREE, body: 'Hello', optOutType: 'MAYBE' }],
  ['media that is no list', { to: TOLL_FREE, body: 'Hello', media: 'photo' }],
])('refuses to send a text with %s', async (_what, body) => {
  await expect(line.control('POST', `/phones/${encodeURIComponent(CALLER)}/text`, body)).rejects.toThrow(/400/);
});
