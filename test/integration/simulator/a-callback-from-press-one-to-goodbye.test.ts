import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from './simulated-line.js';
import { until } from './until.js';

const CHECKER = resolve('../shared/twilio/check-traffic.mjs');

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
const trafficLog = join(folder, 'traffic.jsonl');
let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ trafficLog, ownNumbers: [OURS] });
});

afterAll(async () => {
  await line.stop();
  rmSync(folder, { recursive: true });
});

function answerLikeRingback(room: string): void {
  const { receiver } = line;
  const callback = `${receiver.url}/room`;
  receiver.on('/whisper', twiml('<Gather numDigits="1" timeout="8" action="/pressed"><Say>Press 1 to take it</Say></Gather>'));
  receiver.on('/pressed', ({ Digits }) =>
    Digits === '1'
      ? twiml(
          `<Dial action="/after"><Conference participantLabel="counsellor" beep="false" endConferenceOnExit="true" waitUrl=""
            statusCallback="${callback}" statusCallbackEvent="start end join leave">${room}</Conference></Dial>`,
        )
      : twiml('<Hangup/>'),
  );
  receiver.on('/after', twiml('<Say>Thank you</Say><Hangup/>'));
}

async function callCounsellor(): Promise<string> {
  const { client, receiver } = line;
  const call = await client.calls.create({
    to: COUNSELLOR,
    from: OURS,
    url: `${receiver.url}/whisper?callback=1&step=2`,
    statusCallback: `${receiver.url}/status#rc=2&rp=all`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    timeout: 18,
  });
  expect(call.status).toBe('queued');
  expect(call.dateCreated).toBeInstanceOf(Date);
  return call.sid;
}

test('a counsellor presses 1, the caller is dialled in, they talk, and one hangs up', async () => {
  const { client, receiver } = line;
  await line.declare(COUNSELLOR, { kind: 'human', name: 'Counsellor', press: '1', talkSeconds: 20 });
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 3 });
  answerLikeRingback('room-1');
  const sid = await callCounsellor();

  const joined = await receiver.waitFor('/room', (params) => params['StatusCallbackEvent'] === 'participant-join');
  expect(joined.params).toMatchObject({ CallSid: sid, ParticipantLabel: 'counsellor', FriendlyName: 'room-1' });
  const participant = await client.conferences('room-1').participants.create({
    to: CALLER,
    from: OURS,
    label: 'caller',
    earlyMedia: true,
    statusCallback: `${receiver.url}/caller-status`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    conferenceStatusCallback: `${receiver.url}/ignored`,
    conferenceStatusCallbackEvent: ['join'],
  });
  expect(participant).toMatchObject({ status: 'queued', label: 'caller', endConferenceOnExit: false });

  const conference = await until('conference starts', async () => {
    const [found] = await client.conferences.list({ friendlyName: 'room-1' });
    return found?.status === 'in-progress' && found;
  });
  const connected = await client.conferences(conference.sid).participants('caller').fetch();
  expect(connected).toMatchObject({ status: 'connected', callSid: participant.callSid });
  expect(await client.conferences(conference.sid).participants.list()).toHaveLength(2);

  const end = await receiver.waitFor('/room', (params) => params['StatusCallbackEvent'] === 'conference-end');
  expect(end.params).toMatchObject({
    CallSidEndingConference: sid,
    ParticipantLabelEndingConference: 'counsellor',
    ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
  });
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await line.statusWhenOver(participant.callSid)).toBe('completed');
  expect(receiver.at('/ignored')).toEqual([]);
  const events = receiver
    .at('/room')
    .map(({ params }) => ({ seq: Number(params['SequenceNumber']), event: params['StatusCallbackEvent'] }));
  expect(events.sort((a, b) => a.seq - b.seq)).toEqual([
    { seq: 1, event: 'participant-join' },
    { seq: 2, event: 'participant-join' },
    { seq: 3, event: 'conference-start' },
    { seq: 4, event: 'participant-leave' },
    { seq: 5, event: 'participant-leave' },
    { seq: 6, event: 'conference-end' },
  ]);
});

test('status callbacks are numbered, and the last one carries how long the call took', async () => {
  const { receiver } = line;
  const completed = await receiver.waitFor('/status', (params) => params['CallStatus'] === 'completed');
  const bySequence = [...receiver.at('/status')].sort(
    (a, b) => Number(a.params['SequenceNumber']) - Number(b.params['SequenceNumber']),
  );
  expect(bySequence.map(({ params }) => params['CallStatus'])).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
  expect(bySequence.map(({ params }) => params['StirStatus'])).toEqual([undefined, 'A', 'A', undefined]);
  expect(completed.params).toMatchObject({
    SipResponseCode: '200',
    CallbackSource: 'call-progress-events',
    Direction: 'outbound-api',
  });
  expect(Number(completed.params['CallDuration'])).toBeGreaterThanOrEqual(20);
  expect(completed.params['Duration']).toBe('1');
});

test('each phone rang once, and the control face shows what happened on it', async () => {
  expect(await line.phone(CALLER)).toMatchObject({ calls: 1, maximumConcurrentCalls: 1, state: 'idle' });
  const [call] = await line.control<readonly { timeline: readonly { type: string }[] }[]>(
    'GET',
    `/calls?number=${encodeURIComponent(COUNSELLOR)}`,
  );
  const types = call?.timeline.map((event) => event.type) ?? [];
  for (const type of [
    'dialled',
    'ringing',
    'answered',
    'heard',
    'pressed',
    'joined-conference',
    'talking',
    'hung-up',
    'call-ended',
  ]) {
    expect(types).toContain(type);
  }
});

test('a participant who never answers leaves the conference as not added, and the counsellor stays', async () => {
  const { client, receiver } = line;
  await line.declare(COUNSELLOR, { kind: 'human', press: '1' });
  await line.declare(CALLER, { kind: 'no-answer' });
  answerLikeRingback('room-2');
  const sid = await callCounsellor();
  await receiver.waitFor('/room', (params) => params['FriendlyName'] === 'room-2');
  const { callSid } = await client
    .conferences('room-2')
    .participants.create({ to: CALLER, from: OURS, label: 'caller', timeout: 10 });
  const left = await receiver.waitFor('/room', (params) => params['ReasonParticipantLeft'] === 'participant_add_failed');
  expect(left.params).toMatchObject({ CallSid: callSid, ParticipantLabel: 'caller', ParticipantCallStatus: 'no-answer' });
  expect((await client.calls(sid).fetch()).status).toBe('in-progress');
  const [conference] = await client.conferences.list({ friendlyName: 'room-2', status: 'init' });
  await client.conferences(conference?.sid ?? '').update({ status: 'completed' });
  await receiver.waitFor('/after', (params) => params['CallSid'] === sid && params['DialCallStatus'] === 'answered');
  expect(await line.statusWhenOver(sid)).toBe('completed');
});

test('a caller waits in a queue, is taken out by call SID, and is removed from a conference', async () => {
  const { client, receiver } = line;
  await line.declare(CALLER, { kind: 'human' });
  receiver.on('/wait', twiml('<Say>One of us will be with you</Say><Pause length="2"/>'));
  receiver.on('/connect', twiml('<Dial><Conference endConferenceOnExit="true">room-3</Conference></Dial><Say>Goodbye</Say>'));
  const queue = await client.queues.create({ friendlyName: 'line', maxSize: 5 });
  const enqueue = `<Enqueue action="${receiver.url}/dequeued" waitUrl="${receiver.url}/wait">line</Enqueue>`;
  const { sid } = await client.calls.create({ to: CALLER, from: OURS, twiml: twiml(enqueue) });
  const wait = await receiver.waitFor('/wait');
  expect(wait.params).toMatchObject({ QueueSid: queue.sid, QueuePosition: '1', CurrentQueueSize: '1', MaxQueueSize: '5' });
  expect(await client.queues(queue.sid).members.list()).toHaveLength(1);
  expect((await client.queues(queue.sid).fetch()).currentSize).toBe(1);
  await client
    .queues(queue.sid)
    .members(sid)
    .update({ url: `${receiver.url}/connect` });
  await receiver.waitFor('/dequeued', (params) => params['QueueResult'] === 'redirected');
  const room = await until('caller in the room', async () => (await client.conferences.list({ friendlyName: 'room-3' }))[0]);
  await client.conferences(room.sid).participants(sid).update({ muted: true, hold: true });
  expect(await client.conferences(room.sid).participants(sid).remove()).toBe(true);
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect((await client.conferences(room.sid).fetch()).status).toBe('completed');
  await client.queues(queue.sid).remove();
});

test('every webhook was signed as Twilio signs', () => {
  expect(line.receiver.received.length).toBeGreaterThan(20);
  expect(line.receiver.received.filter((webhook) => !webhook.validSignature)).toEqual([]);
});

test('all recorded traffic is as Twilio describes it', () => {
  if (!existsSync(CHECKER)) {
    process.stderr.write('did not run: the traffic checker is not beside this project\n');
    return;
  }
  const report = execFileSync('node', [CHECKER, trafficLog], { encoding: 'utf8' });
  expect(report).toMatch(/[1-9]\d* REST exchanges, [1-9]\d* webhooks, [1-9]\d* TwiML documents: 0 violations/);
});
