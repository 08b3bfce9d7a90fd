import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

const TALK = twiml('<Pause length="8"/>');
let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine({ stepped: true });
});

afterAll(async () => {
  await line.stop();
});

/** What is asked with the call, to be told on this path. */
function recorded(path: string) {
  return {
    record: true,
    recordingStatusCallback: line.receiver.url + path,
    recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
  };
}

function media(file: string, search = ''): Promise<Response> {
  const { accountSid, authToken, restUrl } = line.simulator;
  const headers = { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` };
  return fetch(`${restUrl}/2010-04-01/Accounts/${accountSid}/Recordings/${file}${search}`, { headers });
}

test('a call is recorded from the answer on, listed, told of and fetched', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 5 });
  const statusCallback = `${line.receiver.url}/status`;
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: TALK, statusCallback, ...recorded('/sound') });
  await line.advance(4);
  expect(await line.client.calls(sid).recordings.list()).toEqual([]);
  await line.advance(5);
  const [running] = await line.client.calls(sid).recordings.list();
  expect(running).toMatchObject({ status: 'in-progress', source: 'OutboundAPI', channels: 1, track: 'both', duration: null });
  await line.advance(6);
  const file = `${running?.sid ?? ''}.wav`;
  expect((await line.client.recordings(running?.sid ?? '').fetch()).status).toBe('processing');
  expect((await media(file)).status).toBe(404);
  await line.advance(2);
  const { params, validSignature } = await line.receiver.waitFor('/sound', (told) => told['RecordingStatus'] === 'completed');
  expect(validSignature).toBe(true);
  const RecordingUrl = `https://api.twilio.com/2010-04-01/Accounts/${line.simulator.accountSid}/Recordings/${running?.sid ?? ''}`;
  expect(params).toEqual({
    AccountSid: line.simulator.accountSid,
    CallSid: sid,
    RecordingSid: running?.sid,
    RecordingUrl,
    RecordingStatus: 'completed',
    RecordingChannels: '1',
    RecordingStartTime: expect.stringMatching(/\+0000$/),
    RecordingSource: 'OutboundAPI',
    RecordingTrack: 'both',
    RecordingDuration: '8',
  });
  expect(line.receiver.at('/sound').map((webhook) => webhook.params['RecordingStatus'])).toEqual(['in-progress', 'completed']);
  const ended = await line.receiver.waitFor('/status');
  expect(ended.params).toMatchObject({
    CallStatus: 'completed',
    RecordingUrl,
    RecordingSid: running?.sid,
    RecordingDuration: '8',
  });
  expect((await line.client.recordings.list({ callSid: sid })).map((found) => found.sid)).toEqual([running?.sid]);
  expect((await (await media(file)).arrayBuffer()).byteLength).toBe(44 + 8000 * 8);
});

test('with two channels, one track, and a stop in between', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  const more = { recordingChannels: 'dual', recordingTrack: 'inbound', trim: 'do-not-trim' };
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: TALK, ...recorded('/dual'), ...more });
  await line.advance(3);
  await line.client.calls(sid).recordings('Twilio.CURRENT').update({ status: 'stopped' });
  await line.advance(30);
  const { params } = await line.receiver.waitFor('/dual', (told) => told['RecordingStatus'] === 'completed');
  expect(params).toMatchObject({ RecordingChannels: '2', RecordingTrack: 'inbound' });
  expect(Number(params['RecordingDuration'])).toBeLessThan(8);
  expect((await media(`${params['RecordingSid'] ?? ''}.wav`, '?RequestedChannels=2')).status).toBe(200);
});

test.each([{ kind: 'busy' }, { kind: 'no-answer' }, { kind: 'unreachable' }])(
  'a call that ends as %j has no recording',
  async (persona) => {
    await line.declare(CALLER, persona);
    const path = `/none-${persona.kind}`;
    const statusCallback = `${line.receiver.url}${path}-status`;
    const asked = { to: CALLER, from: OURS, twiml: TALK, timeout: 10, statusCallback, ...recorded(path) };
    const { sid } = await line.client.calls.create(asked);
    await line.advance(30);
    expect((await line.receiver.waitFor(`${path}-status`)).params).not.toHaveProperty('RecordingUrl');
    expect(await line.client.calls(sid).recordings.list()).toEqual([]);
    expect(line.receiver.at(path)).toEqual([]);
  },
);

test('a call over before anything was said is told absent, and its end has no sound to name', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  const statusCallback = `${line.receiver.url}/short-status`;
  const asked = { to: CALLER, from: OURS, twiml: twiml('<Hangup/>'), statusCallback, ...recorded('/short') };
  await line.client.calls.create(asked);
  await line.advance(10);
  const { params } = await line.receiver.waitFor('/short', (told) => told['RecordingStatus'] === 'absent');
  expect(params).toMatchObject({ RecordingSource: 'OutboundAPI', ErrorCode: '16101' });
  expect((await line.receiver.waitFor('/short-status')).params).not.toHaveProperty('RecordingUrl');
});

test('a recording of nothing is reported absent to who asked for that, and there is no sound', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: TALK });
  await line.advance(2);
  const recordingStatusCallback = `${line.receiver.url}/absent`;
  const { recordings } = line.client.calls(sid);
  const { sid: recording } = await recordings.create({ recordingStatusCallback, recordingStatusCallbackEvent: ['absent'] });
  await line.client.calls(sid).recordings(recording).update({ status: 'stopped' });
  await line.advance(20);
  const { params } = await line.receiver.waitFor('/absent');
  expect(params).toMatchObject({ RecordingStatus: 'absent', ErrorCode: '16101' });
  expect(params).not.toHaveProperty('RecordingDuration');
  expect(await line.client.recordings(recording).fetch()).toMatchObject({ status: 'absent', errorCode: 16101, duration: '0' });
  expect((await media(`${recording}.wav`)).status).toBe(404);
});

test('without Record nothing is recorded, whatever else is asked', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  const asked = { to: CALLER, from: OURS, twiml: TALK, ...recorded('/unasked'), record: false };
  const { sid } = await line.client.calls.create(asked);
  await line.advance(30);
  expect(await line.statusWhenOver(sid)).toBe('completed');
  expect(await line.client.calls(sid).recordings.list()).toEqual([]);
  expect(line.receiver.at('/unasked')).toEqual([]);
});

test('a participant is recorded on their own call, beside the conference and beyond it', async () => {
  for (const phone of [CALLER, COUNSELLOR]) await line.declare(phone, { kind: 'human', answerAfterSeconds: 2 });
  const room = line.client.conferences('recorded-seats').participants;
  const { callSid, conferenceSid } = await room.create({ to: CALLER, from: OURS, ...recorded('/seat') });
  await room.create({ to: COUNSELLOR, from: OURS });
  await line.advance(10);
  const [running] = await line.client.calls(callSid).recordings.list();
  expect(running).toMatchObject({ status: 'in-progress', source: 'OutboundAPI', callSid, conferenceSid: null });
  expect(await line.client.conferences(conferenceSid).recordings.list()).toEqual([]);
  await line.client.calls(callSid).update({ twiml: twiml('<Pause length="4"/>') });
  await line.advance(20);
  const { params } = await line.receiver.waitFor('/seat', (told) => told['RecordingStatus'] === 'completed');
  expect(params).toMatchObject({ CallSid: callSid, RecordingSid: running?.sid, RecordingSource: 'OutboundAPI' });
  expect(Number(params['RecordingDuration'])).toBeGreaterThan(8);
  await line.client.conferences(conferenceSid).update({ status: 'completed' });
});

test.each([
  ['Record', 'maybe', 20001],
  ['RecordingChannels', 'stereo', 20001],
  ['RecordingTrack', 'left', 20001],
  ['Trim', 'short', 20001],
  ['RecordingStatusCallback', 'here', 21609],
  ['RecordingStatusCallbackEvent', 'started', 21626],
])('%s=%s is refused, of a call and of a participant', async (field, value, code) => {
  const { accountSid, authToken, restUrl } = line.simulator;
  const headers = { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` };
  for (const path of ['Calls', 'Conferences/refused/Participants']) {
    const body = new URLSearchParams({ To: CALLER, From: OURS, ...(path === 'Calls' ? { Twiml: TALK } : {}), [field]: value });
    const response = await fetch(`${restUrl}/2010-04-01/Accounts/${accountSid}/${path}.json`, { method: 'POST', headers, body });
    expect(await response.json()).toMatchObject({ status: 400, code });
  }
});

test('every webhook was signed', () => {
  expect(line.receiver.received.filter((webhook) => !webhook.validSignature)).toEqual([]);
});
