import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

const BRIDGE = `<Dial answerOnBridge="true" timeout="20">${COUNSELLOR}</Dial>`;
let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ stepped: true, ownNumbers: [OURS] });
});

afterAll(async () => {
  await line.stop();
});

/** Each test has its own path, so that no test sees another's webhooks. */
let turn = 0;
let path = '';
beforeEach(async () => {
  turn += 1;
  path = `/bridge-${turn}`;
  await line.control('PUT', `/numbers/${encodeURIComponent(OURS)}`, {
    voiceUrl: line.receiver.url + path,
    statusCallback: `${line.receiver.url}${path}-status`,
  });
  await line.declare(CALLER, { kind: 'human' });
});

/** The caller dials us, hears the document, and we are so many seconds later. */
async function dial(
  document: string,
  seconds: number,
  persona: Readonly<Record<string, unknown>> = { kind: 'human' },
): Promise<string> {
  line.receiver.on(path, twiml(document));
  const body = { to: OURS, persona };
  const { callSid } = await line.control<{ callSid: string }>('POST', `/phones/${encodeURIComponent(CALLER)}/dial`, body);
  await line.advance(seconds);
  return callSid;
}

async function statusOf(sid: string): Promise<string> {
  return (await line.client.calls(sid).fetch()).status;
}

async function endOf(sid: string): Promise<Readonly<Record<string, string>>> {
  return (await line.receiver.waitFor(`${path}-status`, ({ CallSid }) => CallSid === sid)).params;
}

test('the caller hears ringing until the other side answers, and only from then on is it a call', async () => {
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 10, talkSeconds: 5 });
  const sid = await dial(BRIDGE, 8);
  expect(await statusOf(sid)).toBe('ringing');
  expect(await line.phone(CALLER)).toMatchObject({ state: 'calling', hears: '(ringing)' });
  await line.advance(4);
  expect(await statusOf(sid)).toBe('in-progress');
  expect((await line.phone(CALLER)).state).toBe('talking');
  await line.advance(30);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'completed', CallDuration: '5' });
});

test('without the attribute the call is answered before anybody is dialled', async () => {
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 10, talkSeconds: 5 });
  const sid = await dial(BRIDGE.replace('true', 'false'), 8);
  expect(await statusOf(sid)).toBe('in-progress');
  await line.advance(60);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'completed' });
});

test('it changes nothing for a call that an earlier verb answered', async () => {
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 10, talkSeconds: 5 });
  const sid = await dial(`<Say>Welcome</Say>${BRIDGE}`, 8);
  expect(await statusOf(sid)).toBe('in-progress');
  expect((await line.phone(CALLER)).hears).toBe('Welcome');
  await line.advance(60);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'completed' });
});

test.each([
  ['nobody picks up', { kind: 'no-answer' }],
  ['the line is busy', { kind: 'busy' }],
])('when %s and the document has no more to say, the call was never answered', async (_what, persona) => {
  await line.declare(COUNSELLOR, persona);
  const sid = await dial(BRIDGE, 60);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'no-answer', CallDuration: '0' });
  expect((await line.client.calls(sid).fetch()).status).toBe('no-answer');
});

test('when nobody picks up, the next verb answers the call', async () => {
  await line.declare(COUNSELLOR, { kind: 'no-answer' });
  const sid = await dial(`${BRIDGE}<Say>Nobody is there</Say><Pause length="9"/>`, 25);
  expect(await statusOf(sid)).toBe('in-progress');
  expect((await line.phone(CALLER)).hears).toBe('Nobody is there');
  await line.advance(60);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'completed' });
});

test('the action is asked while the call still rings, and its document answers it', async () => {
  await line.declare(COUNSELLOR, { kind: 'busy' });
  line.receiver.on('/bridge-action', twiml('<Say>Busy</Say><Pause length="60"/>'));
  const sid = await dial(BRIDGE.replace('<Dial', '<Dial action="/bridge-action"'), 10);
  const { params } = await line.receiver.waitFor('/bridge-action', ({ CallSid }) => CallSid === sid);
  expect(params).toMatchObject({ CallStatus: 'ringing', DialCallStatus: 'busy', DialBridged: 'false' });
  await line.advance(1);
  expect(await statusOf(sid)).toBe('in-progress');
  await line.client.calls(sid).update({ status: 'completed' });
});

test('a caller who gives up while it rings was not answered, and the other phone stops ringing', async () => {
  await line.declare(COUNSELLOR, { kind: 'no-answer' });
  line.receiver.on('/bridge-gone', twiml('<Hangup/>'));
  const persona = { kind: 'human', hangUpAt: 'ringing', hangUpAfterSeconds: 6 };
  const sid = await dial(BRIDGE.replace('<Dial', '<Dial action="/bridge-gone"'), 12, persona);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'no-answer', CallDuration: '0' });
  expect((await line.client.calls.list({ parentCallSid: sid })).map(({ status }) => status)).toEqual(['canceled']);
  const { params } = await line.receiver.waitFor('/bridge-gone', ({ CallSid }) => CallSid === sid);
  expect(params).toMatchObject({ DialCallStatus: 'canceled', DialBridged: 'false' });
});

test('a caller with more patience than the other side needs stays and talks', async () => {
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 3, talkSeconds: 20 });
  const sid = await dial(BRIDGE, 12, { kind: 'human', hangUpAt: 'ringing', hangUpAfterSeconds: 8 });
  expect(await statusOf(sid)).toBe('in-progress');
  await line.advance(30);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'completed', CallDuration: '20' });
});

test('the other side hears its whisper before the call is answered', async () => {
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 1, talkSeconds: 5 });
  line.receiver.on('/bridge-whisper', twiml('<Pause length="10"/>'));
  const sid = await dial(`<Dial answerOnBridge="true"><Number url="/bridge-whisper">${COUNSELLOR}</Number></Dial>`, 6);
  expect(await statusOf(sid)).toBe('ringing');
  await line.advance(10);
  expect(await statusOf(sid)).toBe('in-progress');
  await line.advance(30);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'completed', CallDuration: '5' });
});

test('somebody who waits in a queue answers it too, and a conference answers at once', async () => {
  const { client, receiver } = line;
  receiver.on('/bridge-waiting', twiml('<Pause length="600"/>'));
  const waiting = twiml(`<Enqueue waitUrl="${receiver.url}/bridge-waiting">bridged</Enqueue>`);
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 5 });
  const member = await client.calls.create({ to: COUNSELLOR, from: OURS, twiml: waiting });
  await line.advance(2);
  await client.queues.create({ friendlyName: 'bridged' });
  const sid = await dial('<Dial answerOnBridge="true"><Queue>bridged</Queue></Dial>', 1);
  expect(await statusOf(sid)).toBe('ringing');
  await line.advance(10);
  expect(await statusOf(sid)).toBe('in-progress');
  await client.calls(member.sid).update({ status: 'completed' });
  await line.advance(5);
  expect(await endOf(sid)).toMatchObject({ CallStatus: 'completed' });
  const seated = await dial('<Dial answerOnBridge="true"><Conference>bridged</Conference></Dial>', 2);
  expect(await statusOf(seated)).toBe('in-progress');
  await client.calls(seated).update({ status: 'completed' });
});
