import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, COUNSELLOR, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';
import { until } from '../until.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  await line.declare(COUNSELLOR, { kind: 'human', answerAfterSeconds: 0 });
});

afterAll(async () => {
  await line.stop();
});

async function talk(seconds = 60): Promise<string> {
  const { sid } = await line.client.calls.create({ to: CALLER, from: OURS, twiml: twiml(`<Pause length="${seconds}"/>`) });
  await until('answer', async () => (await line.client.calls(sid).fetch()).status === 'in-progress');
  return sid;
}

/** Lets simulated time pass, as the call itself sees it. */
function recorded(callSid: string, recordingSid: string): Promise<string> {
  return until('processed recording', async () => {
    const { status } = await line.client.calls(callSid).recordings(recordingSid).fetch();
    return (status === 'completed' || status === 'absent') && status;
  });
}

function media(file: string, search = '', authorized = true): Promise<Response> {
  const { accountSid, authToken, restUrl } = line.simulator;
  const basic = Buffer.from(`${accountSid}:${authorized ? authToken : 'wrong'}`).toString('base64');
  const headers = { authorization: `Basic ${basic}` };
  return fetch(`${restUrl}/2010-04-01/Accounts/${accountSid}/Recordings/${file}${search}`, { headers });
}

test('a call is recorded until it ends; its sound is there a little later, for who may hear it', async () => {
  const sid = await talk(8);
  const started = await line.client.calls(sid).recordings.create({
    recordingStatusCallback: `${line.receiver.url}/recording`,
    recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
  });
  expect(started).toMatchObject({ status: 'in-progress', source: 'StartCallRecordingAPI', callSid: sid, channels: 1 });
  expect(started.duration).toBeNull();
  expect((await media(`${started.sid}.wav`)).status).toBe(404);
  const { params } = await line.receiver.waitFor('/recording', ({ RecordingStatus }) => RecordingStatus === 'completed');
  expect(params).toEqual({
    AccountSid: line.simulator.accountSid,
    CallSid: sid,
    RecordingSid: started.sid,
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${line.simulator.accountSid}/Recordings/${started.sid}`,
    RecordingStatus: 'completed',
    RecordingChannels: '1',
    RecordingStartTime: expect.stringMatching(/\+0000$/),
    RecordingSource: 'StartCallRecordingAPI',
    RecordingTrack: 'both',
    RecordingDuration: expect.stringMatching(/^[1-9]$/),
  });
  expect(line.receiver.at('/recording').map((webhook) => webhook.params['RecordingStatus'])).toEqual([
    'in-progress',
    'completed',
  ]);
  const fetched = await line.client.recordings(started.sid).fetch();
  expect(fetched).toMatchObject({ status: 'completed', duration: params['RecordingDuration'] });
  const wav = await media(`${started.sid}.wav`);
  expect(wav.headers.get('content-type')).toBe('audio/x-wav');
  expect((await wav.arrayBuffer()).byteLength).toBe(44 + 8000 * Number(fetched.duration));
  expect((await media(`${started.sid}.mp3`)).headers.get('content-type')).toBe('audio/mpeg');
  expect((await media(`${started.sid}.wav`, '', false)).status).toBe(401);
  expect((await media(`${started.sid}.wav`, '?RequestedChannels=2')).status).toBe(400);
});

test('a recording with two channels can be had with one or two', async () => {
  const sid = await talk(8);
  const { sid: recording } = await line.client.calls(sid).recordings.create({ recordingChannels: 'dual' });
  expect(await recorded(sid, recording)).toBe('completed');
  const [one, two] = await Promise.all(
    ['?RequestedChannels=1', '?RequestedChannels=2'].map(
      async (search) => (await (await media(`${recording}.wav`, search)).arrayBuffer()).byteLength,
    ),
  );
  expect((two ?? 0) - 44).toBe(((one ?? 0) - 44) * 2);
});

test('the running recording is paused, resumed and stopped without knowing its name', async () => {
  const sid = await talk();
  const call = line.client.calls(sid);
  const { sid: recording } = await call.recordings.create();
  const current = call.recordings('Twilio.CURRENT');
  expect(await current.update({ status: 'paused', pauseBehavior: 'skip' })).toMatchObject({ sid: recording, status: 'paused' });
  expect((await current.update({ status: 'in-progress' })).status).toBe('in-progress');
  expect((await current.update({ status: 'stopped' })).status).toBe('stopped');
  await expect(current.update({ status: 'paused' })).rejects.toMatchObject({ status: 404, code: 20404 });
  await expect(call.recordings(recording).update({ status: 'paused' })).rejects.toMatchObject({ status: 400, code: 21220 });
  await call.update({ status: 'completed' });
});

test('recordings are listed by call and day, and deleted', async () => {
  const sid = await talk();
  const { sid: recording } = await line.client.calls(sid).recordings.create();
  const sids = async (filter: object) => (await line.client.recordings.list(filter)).map((found) => found.sid);
  expect(await sids({ callSid: sid })).toEqual([recording]);
  expect(await sids({ callSid: sid, dateCreatedBefore: new Date(Date.now() - 86_400_000) })).toEqual([]);
  expect((await line.client.calls(sid).recordings.list()).map((found) => found.sid)).toEqual([recording]);
  expect(await line.client.recordings(recording).remove()).toBe(true);
  expect(await line.client.calls(sid).recordings.list()).toEqual([]);
  await expect(line.client.recordings(recording).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  await line.client.calls(sid).update({ status: 'completed' });
  await expect(line.client.calls(sid).recordings.create()).rejects.toMatchObject({ status: 400, code: 21220 });
});

test('a conference records from its start to its end when its first participant asks for that', async () => {
  const room = line.client.conferences('recorded').participants;
  const conferenceRecordingStatusCallback = `${line.receiver.url}/room-recording`;
  const recorded = { conferenceRecord: 'record-from-start', conferenceRecordingStatusCallback } as const;
  const { conferenceSid } = await room.create({ to: CALLER, from: OURS, ...recorded });
  await room.create({ to: COUNSELLOR, from: OURS });
  const recordings = line.client.conferences(conferenceSid).recordings;
  const [running] = await until('recording', async () => {
    const found = await recordings.list();
    return found.length > 0 && found;
  });
  const current = line.client.conferences(conferenceSid).recordings('Twilio.CURRENT');
  expect(await current.update({ status: 'paused' })).toMatchObject({ sid: running?.sid, status: 'paused', callSid: null });
  await until('a second', () => Date.now() - (running?.startTime.getTime() ?? 0) > 1000);
  await line.client.conferences(conferenceSid).update({ status: 'completed' });
  const { params } = await line.receiver.waitFor('/room-recording');
  expect(params).toMatchObject({ ConferenceSid: conferenceSid, RecordingSource: 'Conference', RecordingStatus: 'completed' });
  expect(params).not.toHaveProperty('CallSid');
  expect((await line.client.recordings.list({ conferenceSid })).map((found) => found.sid)).toEqual([running?.sid]);
  expect(
    await line.client
      .conferences(conferenceSid)
      .recordings(running?.sid ?? '')
      .remove(),
  ).toBe(true);
});
