import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import { until } from '../until.js';

let line: SimulatedLine;
let waiting = '';
let queues = 0;

beforeAll(async () => {
  line = await startLine();
  line.receiver.on('/left', twiml('<Say>Goodbye</Say>'));
  line.receiver.on('/dialled', twiml('<Hangup/>'));
  line.receiver.on('/before', twiml('<Say>You are connected now</Say>'));
});

afterAll(async () => {
  await line.stop();
});

beforeEach((): void => {
  queues += 1;
  waiting = `line ${queues}`;
});

async function call(to: string, document: string, persona: Readonly<Record<string, unknown>> = {}): Promise<string> {
  await line.declare(to, { kind: 'human', answerAfterSeconds: 0, ...persona });
  line.receiver.on(`/${queues}${to}`, twiml(document));
  return (await line.client.calls.create({ to, from: OURS, url: `${line.receiver.url}/${queues}${to}` })).sid;
}

const park = (persona = {}): Promise<string> => call(CALLER, `<Enqueue action="/left">${waiting}</Enqueue>`, persona);

function take(attributes = '', persona = {}): Promise<string> {
  const noun = `<Queue url="/before">${waiting}</Queue>`;
  return call(COUNSELLOR, `<Dial action="/dialled" ${attributes}>${noun}</Dial>`, persona);
}

async function queueSid(): Promise<string> {
  return until('queue with a caller', async () => {
    const queue = (await line.client.queues.list()).find((known) => known.friendlyName === waiting);
    return queue?.currentSize === 1 && queue.sid;
  });
}

function dialled(sid: string) {
  return line.receiver.waitFor('/dialled', ({ CallSid }) => CallSid === sid);
}

function left(sid: string) {
  return line.receiver.waitFor('/left', ({ CallSid }) => CallSid === sid);
}

test('the front of the queue hears a document and is connected until the dialler is done', async () => {
  const caller = await park();
  const queue = await queueSid();
  const counsellor = await take('', { talkSeconds: 5 });
  const before = await line.receiver.waitFor('/before', ({ CallSid }) => CallSid === caller);
  expect(before.params).toMatchObject({ QueueSid: queue, DequeingCallSid: counsellor, QueueTime: expect.any(String) });
  const action = await left(caller);
  expect(action.params).toMatchObject({ QueueResult: 'bridged', QueueSid: queue, CallStatus: 'in-progress' });
  await line.statusWhenOver(caller);
  expect((await line.phone(CALLER)).hears).toBe('Goodbye');
  expect(await line.client.queues(queue).fetch()).toMatchObject({ currentSize: 0 });
});

test('when the caller hangs up, the dialler goes on with what happened', async () => {
  const caller = await park({ talkSeconds: 5 });
  const queue = await queueSid();
  const counsellor = await take();
  const { params } = await dialled(counsellor);
  expect(params).toMatchObject({
    DialCallStatus: 'completed',
    DialBridged: 'true',
    DialCallSid: caller,
    QueueSid: queue,
    DequeingCallSid: counsellor,
  });
  const action = await left(caller);
  expect(action.params).toMatchObject({ QueueResult: 'bridged', CallStatus: 'completed' });
});

test('an empty queue is waited on: somebody who comes in time is taken', async () => {
  await line.client.queues.create({ friendlyName: waiting });
  const counsellor = await take('timeout="60"');
  await until('answer', async () => (await line.client.calls(counsellor).fetch()).status === 'in-progress');
  const caller = await park({ talkSeconds: 2 });
  expect((await dialled(counsellor)).params).toMatchObject({ DialCallStatus: 'completed', DialCallSid: caller });
});

test('an empty queue gives up at the timeout, and a queue nobody made fails', async () => {
  await line.client.queues.create({ friendlyName: waiting });
  const first = await take('timeout="5"');
  expect((await dialled(first)).params).toMatchObject({ DialCallStatus: 'no-answer', DialBridged: 'false' });
  await line.statusWhenOver(first);
  waiting = 'nobody made this one';
  const second = await take();
  expect((await dialled(second)).params).toMatchObject({ DialCallStatus: 'failed', DialBridged: 'false' });
});

test('a caller redirected while connected is reported so, and the dialler goes on', async () => {
  const caller = await park();
  await queueSid();
  const counsellor = await take('', { talkSeconds: 500 });
  await until('talk', async () => {
    const events = await line.control<readonly { type: string; callSid: string }[]>('GET', '/timeline');
    return events.some(({ type, callSid }) => type === 'talking' && callSid === caller);
  });
  await line.client.calls(caller).update({ twiml: twiml('<Say>Elsewhere</Say><Pause length="5"/>') });
  expect((await left(caller)).params['QueueResult']).toBe('redirected-from-bridged');
  expect((await dialled(counsellor)).params['DialBridged']).toBe('true');
  await line.statusWhenOver(caller);
  expect((await line.phone(CALLER)).hears).toBe('Elsewhere');
});

test('two diallers never get the same caller', async () => {
  const caller = await park({ talkSeconds: 3 });
  await queueSid();
  const first = await take('timeout="5"');
  const other = '+12025550109';
  const second = await call(other, `<Dial action="/dialled" timeout="5"><Queue>${waiting}</Queue></Dial>`);
  const results = await Promise.all([dialled(first), dialled(second)]);
  expect(results.map(({ params }) => params['DialCallSid']).filter((sid) => sid === caller)).toHaveLength(1);
});
