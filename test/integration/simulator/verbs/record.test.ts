import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ stepped: true });
});

afterAll(async () => {
  await line.stop();
});

/** Calls somebody who behaves like this and has them hear the document. */
async function record(path: string, attributes: string, persona: Readonly<Record<string, unknown>>): Promise<string> {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0, ...persona });
  const { url } = line.receiver;
  const callback = `recordingStatusCallback="${path}-sound" recordingStatusCallbackEvent="in-progress completed absent"`;
  line.receiver.on(path, twiml(`<Record ${attributes} ${callback}/><Say>Nothing was said</Say>`));
  line.receiver.on(`${path}-action`, twiml('<Say>Thank you</Say>'));
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, url: url + path });
  await line.advance(120);
  return sid;
}

test('a message is kept as long as somebody talks, its silence cut off, and the action goes on', async () => {
  const sid = await record('/message', 'action="/message-action" timeout="5"', { leavesMessageSeconds: 8 });
  const { params } = await line.receiver.waitFor('/message-action');
  expect(params).toMatchObject({
    CallSid: sid,
    Digits: '',
    RecordingUrl: expect.stringMatching(/^https:\/\/api\.twilio\.com\/.*\/Recordings\/RE[0-9a-f]{32}$/),
  });
  expect(params['RecordingDuration']).toBe('8');
  expect((await line.phone(CALLER)).hears).toBe('Thank you');
  const sound = await line.receiver.waitFor('/message-sound', ({ RecordingStatus }) => RecordingStatus === 'completed');
  expect(sound.params).toMatchObject({ CallSid: sid, RecordingSource: 'RecordVerb', RecordingUrl: params['RecordingUrl'] });
  const recordings = await line.client.calls(sid).recordings.list();
  expect(recordings.map((recording) => recording.duration)).toEqual([params['RecordingDuration']]);
});

test('the silence at the end stays when it is not to be trimmed', async () => {
  await record('/untrimmed', 'action="/untrimmed-action" timeout="5" trim="do-not-trim"', { leavesMessageSeconds: 8 });
  const { params } = await line.receiver.waitFor('/untrimmed-action');
  expect(params['RecordingDuration']).toBe('13');
});

test('a message ends at its longest', async () => {
  await record('/long', 'action="/long-action" maxLength="4"', { leavesMessageSeconds: 60 });
  const { params } = await line.receiver.waitFor('/long-action');
  expect(params['RecordingDuration']).toBe('4');
});

test('a key ends the message', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0, leavesMessageSeconds: 600 });
  line.receiver.on('/key', twiml('<Record action="/key-action" finishOnKey="#"/>'));
  line.receiver.on('/key-action', twiml('<Hangup/>'));
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, url: `${line.receiver.url}/key` });
  await line.advance(10);
  await line.control('POST', `/phones/${encodeURIComponent(CALLER)}/press`, { digits: '5#' });
  const { params } = await line.receiver.waitFor('/key-action');
  expect(params['Digits']).toBe('#');
  await line.advance(1);
  expect(await line.statusWhenOver(sid)).toBe('completed');
});

test('who hangs up while talking is told to the action, whose answer nobody hears', async () => {
  const sid = await record('/hangup', 'action="/hangup-action"', { hangUpAt: 'record', hangUpAfterSeconds: 4 });
  const { params } = await line.receiver.waitFor('/hangup-action');
  expect(params).toMatchObject({ CallSid: sid, Digits: 'hangup', CallStatus: 'completed' });
  expect(params['RecordingDuration']).toBe('4');
  await line.receiver.waitFor('/hangup-sound', ({ RecordingStatus }) => RecordingStatus === 'completed');
  expect((await line.phone(CALLER)).hears).toBe('(beep)');
});

test('nothing but silence asks no action, goes on, and leaves no sound', async () => {
  await record('/silence', 'action="/silence-action" timeout="2" playBeep="false"', { leavesMessageSeconds: 0 });
  const { params } = await line.receiver.waitFor('/silence-sound', ({ RecordingStatus }) => RecordingStatus === 'absent');
  expect(params['ErrorCode']).toBe('16101');
  expect(line.receiver.at('/silence-action')).toEqual([]);
  expect((await line.phone(CALLER)).hears).toBe('Nothing was said');
});

test('without an action the document is asked again with what was recorded', async () => {
  const parameters: (string | undefined)[] = [];
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  line.receiver.on('/again', (params) => {
    parameters.push(params['RecordingDuration']);
    return twiml(params['RecordingUrl'] ? '<Hangup/>' : '<Record/>');
  });
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, url: `${line.receiver.url}/again` });
  await line.advance(60);
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(parameters).toEqual([undefined, '6']);
});

test('Start records the whole call beside the document', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  const noun = '<Recording channels="dual" recordingStatusCallback="/start-sound"/>';
  line.receiver.on('/start', twiml(`<Start>${noun}</Start><Pause length="5"/>`));
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, url: `${line.receiver.url}/start` });
  await line.advance(60);
  const { params } = await line.receiver.waitFor('/start-sound');
  expect(params).toMatchObject({ CallSid: sid, RecordingStatus: 'completed', RecordingChannels: '2' });
  expect(params['RecordingDuration']).toBe('5');
});

test.each(['<Record transcribe="true"/>', '<Start><Stream/></Start>'])('%s is refused', async (verb) => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  line.receiver.on('/refused', twiml(verb));
  line.receiver.on('/refused-fallback', twiml('<Hangup/>'));
  const fallbackUrl = `${line.receiver.url}/refused-fallback`;
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, url: `${line.receiver.url}/refused`, fallbackUrl });
  await line.advance(10);
  const { params } = await line.receiver.waitFor('/refused-fallback', ({ CallSid }) => CallSid === sid);
  expect(params['ErrorCode']).toBe('12200');
});

test.each(['', '<Stream name="none"/>', '<Siprec name="none"/>', '<Transcription name="none"/>'])(
  'Stop with "%s" has nothing to stop: the recording and the document go on',
  async (noun) => {
    await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
    const verbs = `<Start><Recording/></Start><Stop>${noun}</Stop><Say>Still here</Say><Pause length="5"/>`;
    const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml(verbs) });
    await line.advance(3);
    expect((await line.phone(CALLER)).hears).toBe('Still here');
    expect((await line.client.calls(sid).recordings.list()).map(({ status }) => status)).toEqual(['in-progress']);
    await line.advance(20);
    expect(await line.statusWhenOver(sid)).toBe('completed');
  },
);
