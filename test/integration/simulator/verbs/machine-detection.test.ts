import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, OURS, startLine, twiml, type SimulatedLine } from '../simulated-line.js';

let line: SimulatedLine;

beforeAll(async () => {
  line = await startLine();
});

afterAll(async () => {
  await line.stop();
});

async function place(path: string, kind: string, extra: Readonly<Record<string, unknown>>): Promise<string> {
  await line.declare(CALLER, { kind, answerAfterSeconds: 0 });
  line.receiver.on(path, twiml('<Pause length="10"/>'));
  const { url } = line.receiver;
  const statusCallback = `${url}${path}-status`;
  const call = await line.client.calls.create({ to: CALLER, from: OURS, url: url + path, statusCallback, ...extra });
  return call.sid;
}

test.each([
  ['human', 'Enable', 'human'],
  ['voicemail', 'Enable', 'machine_start'],
  ['voicemail', 'DetectMessageEnd', 'machine_end_beep'],
  ['fax', 'Enable', 'fax'],
])('the document of a call answered by a %s, with %s, is told %s', async (kind, machineDetection, answeredBy) => {
  const path = `/${kind}-${machineDetection}`;
  const sid = await place(path, kind, { machineDetection });
  const { params } = await line.receiver.waitFor(path);
  expect(params).toMatchObject({ CallSid: sid, AnsweredBy: answeredBy, MachineDetectionDuration: expect.stringMatching(/000$/) });
  await line.statusWhenOver(sid);
  expect((await line.client.calls(sid).fetch()).answeredBy).toBe(answeredBy);
  const last = await line.receiver.waitFor(`${path}-status`);
  expect(last.params['AnsweredBy']).toBe(answeredBy);
});

test('asynchronous detection does not hold the document back, and tells the SID and nothing of the parties', async () => {
  const asyncAmdStatusCallback = `${line.receiver.url}/amd`;
  const sid = await place('/async', 'voicemail', { machineDetection: 'Enable', asyncAmd: 'true', asyncAmdStatusCallback });
  const document = await line.receiver.waitFor('/async');
  expect(document.params).not.toHaveProperty('AnsweredBy');
  const { params } = await line.receiver.waitFor('/amd');
  expect(params).toEqual({
    CallSid: sid,
    AccountSid: line.simulator.accountSid,
    AnsweredBy: 'machine_start',
    MachineDetectionDuration: '3000',
  });
  await line.client.calls(sid).update({ status: 'completed' });
});

test('a participant is detected beside the conference', async () => {
  await line.declare(CALLER, { kind: 'human', answerAfterSeconds: 0 });
  const room = line.client.conferences('detected').participants;
  const { callSid } = await room.create({
    to: CALLER,
    from: OURS,
    machineDetection: 'Enable',
    amdStatusCallback: `${line.receiver.url}/room-amd`,
  });
  expect((await line.receiver.waitFor('/room-amd')).params).toMatchObject({ CallSid: callSid, AnsweredBy: 'human' });
  await expect(room.create({ to: '+12025550171', from: OURS, machineDetection: 'Enable' })).rejects.toMatchObject({
    status: 400,
    code: 21262,
  });
  await line.client.calls(callSid).update({ status: 'completed' });
});

test('asynchronous detection without anybody to tell is refused, and so are the field names of a call', async () => {
  const document = twiml('<Hangup/>');
  const request = { to: CALLER, from: OURS, twiml: document, machineDetection: 'Enable', asyncAmd: 'true' };
  await expect(line.client.calls.create(request)).rejects.toMatchObject({ code: 21262 });
  // Not written down: the field is wrong on purpose, and the client itself would not send it.
  const unlogged = await startLine({ trafficLog: undefined });
  const { accountSid, authToken, restUrl } = unlogged.simulator;
  const response = await fetch(`${restUrl}/2010-04-01/Accounts/${accountSid}/Conferences/wrong/Participants.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams({ To: CALLER, From: OURS, AsyncAmd: 'true' }),
  });
  expect(await response.json()).toMatchObject({ code: 21263 });
  await unlogged.stop();
});
