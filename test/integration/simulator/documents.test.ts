import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';
import { until } from './until.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
});

afterAll(async () => {
  await line.stop();
});

async function place(path: string, extra: Readonly<Record<string, string>> = {}): Promise<string> {
  const call = await line.client.calls.create({ to: CALLER, from: OURS, url: line.receiver.url + path, ...extra });
  return call.sid;
}

test('a URL with overrides is tried again as it asks, with the same idempotency token and without its fragment', async () => {
  let tries = 0;
  line.receiver.on('/flaky', () => {
    tries += 1;
    return tries < 3 ? { status: 503 } : twiml('<Hangup/>');
  });
  await line.statusWhenOver(await place('/flaky#rc=2&rp=5xx'));
  expect(line.receiver.at('/flaky')).toHaveLength(3);
  expect(new Set(line.receiver.at('/flaky').map((webhook) => webhook.token)).size).toBe(1);
});

test('a slow answer is tried again only when the URL says so', async () => {
  line.receiver.on('/slow', () => ({ delayMs: 400, body: twiml('<Hangup/>') }));
  await line.statusWhenOver(await place('/slow#rt=100&rc=1&rp=rt'));
  expect(line.receiver.at('/slow')).toHaveLength(2);
  line.receiver.on('/slower', () => ({ delayMs: 400, body: twiml('<Hangup/>') }));
  await line.statusWhenOver(await place('/slower#rt=100'));
  expect(line.receiver.at('/slower')).toHaveLength(1);
});

test('a call is asked by GET, redirected by its document, and then over the API', async () => {
  const { receiver, client } = line;
  receiver.on('/one', twiml('<Say>One</Say><Redirect method="GET">/two?step=2</Redirect>'));
  receiver.on('/two', twiml('<Say>Two</Say><Pause length="60"/>'));
  receiver.on('/three', twiml('<Say>Three</Say><Hangup/>'));
  const sid = await place('/one', { method: 'GET' });
  const two = await receiver.waitFor('/two');
  expect(two.params).toMatchObject({ step: '2', CallSid: sid });
  await client.calls(sid).update({ url: `${receiver.url}/three` });
  await receiver.waitFor('/three');
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect((await line.phone(CALLER)).hears).toBe('Three');
});

test('no input goes on with the document, or to the action when it asked for that', async () => {
  const gather = (attributes: string): string => `<Gather timeout="1" action="/empty" ${attributes}/><Say>Nothing typed</Say>`;
  line.receiver.on('/silent', twiml(gather('')));
  await line.statusWhenOver(await place('/silent'));
  expect((await line.phone(CALLER)).hears).toBe('Nothing typed');
  expect(line.receiver.at('/empty')).toEqual([]);
  line.receiver.on('/silent', twiml(gather('actionOnEmptyResult="true"')));
  line.receiver.on('/empty', twiml('<Hangup/>'));
  await line.statusWhenOver(await place('/silent'));
  expect(line.receiver.at('/empty').map(({ params }) => params['Digits'])).toEqual(['']);
});

test('Dial rings two phones, connects the first that answers, and reports how it went', async () => {
  const { receiver, client } = line;
  const other = '+12025550102';
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 1, talkSeconds: 10 });
  await line.declare(other, { kind: 'human', answerAfterSeconds: 20 });
  receiver.on(
    '/dial',
    twiml(
      `<Dial action="/dialled" timeout="30"><Number url="/hello" statusCallback="/child" statusCallbackEvent="answered completed">${COUNSELLOR}</Number><Number>${other}</Number></Dial>`,
    ),
  );
  receiver.on('/hello', twiml('<Say>Somebody for you</Say>'));
  receiver.on('/dialled', twiml('<Hangup/>'));
  const sid = await place('/dial');
  const { params } = await receiver.waitFor('/dialled');
  expect(params).toMatchObject({ CallSid: sid, DialCallStatus: 'completed', DialBridged: 'true' });
  const children = await client.calls.list({ parentCallSid: sid });
  expect(new Map(children.map((child) => [child.to, child.status]))).toEqual(
    new Map([
      [COUNSELLOR, 'completed'],
      [other, 'canceled'],
    ]),
  );
  const answered = await receiver.waitFor('/child', (child) => child['CallStatus'] === 'in-progress');
  expect(answered.params).toMatchObject({ ParentCallSid: sid, Direction: 'outbound-dial' });
});

test('a caller who hangs up in the queue is reported, and the wait document may let others go', async () => {
  const { receiver } = line;
  await line.declare(CALLER, { kind: 'human', hangUpAfterSeconds: 5 });
  receiver.on('/enqueue', twiml('<Enqueue action="/left">waiting</Enqueue>'));
  await line.statusWhenOver(await place('/enqueue'));
  await receiver.waitFor('/left', (params) => params['QueueResult'] === 'hangup');
  await line.declare(CALLER, { kind: 'human', press: '2' });
  receiver.on('/enqueue', twiml('<Enqueue action="/left" waitUrl="/menu">waiting</Enqueue>'));
  receiver.on('/menu', twiml('<Gather numDigits="1" action="/choice"><Say>Press 2 to be called back</Say></Gather>'));
  receiver.on('/choice', twiml('<Leave/>'));
  receiver.on('/left', twiml('<Say>We will call you</Say>'));
  await line.statusWhenOver(await place('/enqueue'));
  await receiver.waitFor('/left', (params) => params['QueueResult'] === 'leave');
  expect((await line.phone(CALLER)).hears).toBe('We will call you');
});

test('two participants: when the one that ends the conference leaves, the other goes on with its document', async () => {
  const { receiver } = line;
  await line.declare(COUNSELLOR, { kind: 'human', talkSeconds: 5 });
  await line.declare(CALLER, { kind: 'human' });
  receiver.on('/ends', twiml('<Dial><Conference endConferenceOnExit="true">room</Conference></Dial>'));
  receiver.on('/stays', twiml('<Dial><Conference waitUrl="/alone">room</Conference></Dial><Say>They are gone</Say>'));
  receiver.on('/alone', twiml('<Say>You are the first</Say><Pause length="60"/>'));
  const caller = await place('/stays');
  await until('waiting', async () => (await line.phone(CALLER)).hears === 'You are the first');
  const url = `${receiver.url}/ends`;
  const counsellor = await line.client.calls.create({ to: COUNSELLOR, from: OURS, url });
  expect(await line.statusWhenOver(counsellor.sid)).toBe('completed');
  expect(await line.statusWhenOver(caller)).toBe('completed');
  expect((await line.phone(CALLER)).hears).toBe('They are gone');
});

test('every webhook was signed as Twilio signs, by POST and by GET', () => {
  expect(line.receiver.received.filter((webhook) => !webhook.validSignature)).toEqual([]);
});
