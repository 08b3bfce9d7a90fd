import { describe, expect, test } from '@jest/globals';
import { json, type StubAnswer } from '../carrier-stub.js';
import {
  account,
  accountSid,
  authToken,
  gone,
  legId,
  problem,
  removed,
  root,
  sids,
  useStubbedTelephony,
} from './stubbed-telephony.js';

const at = useStubbedTelephony();
const { call, recording } = sids;

describe('recordings', () => {
  test('are started on a leg, and tell when they are lost', async () => {
    at.carrier.answers(json(201, { sid: recording, status: 'in-progress' }));
    expect(await at.telephony.startRecording({ carrierSid: call, recordingId: legId })).toEqual({
      kind: 'accepted',
      carrierSid: recording,
    });
    expect(at.carrier.requests[0]!.form.getAll('RecordingStatusCallbackEvent')).toEqual(['in-progress', 'completed', 'absent']);
    expect(at.sent()[0]).toMatchObject([
      'POST',
      `/Calls/${call}/Recordings.json`,
      { RecordingStatusCallback: `${root}/recordings/${legId}#rc=5&rp=all` },
    ]);
  });

  test('are paused, resumed and stopped', async () => {
    at.carrier.answers(json(200, { sid: recording }));
    for (const state of ['paused', 'in-progress', 'stopped'] as const) {
      expect(await at.telephony.controlRecording({ carrierSid: call, recordingSid: recording, to: state })).toBe('done');
    }
    expect(at.sent().map(([, , form]) => form)).toEqual([
      { Status: 'paused', PauseBehavior: 'silence' },
      { Status: 'in-progress' },
      { Status: 'stopped' },
    ]);
    at.carrier.answers(gone);
    expect(await at.telephony.controlRecording({ carrierSid: call, recordingSid: recording, to: 'stopped' })).toBe('gone');
  });

  const sound =
    (bytes: Buffer): StubAnswer =>
    (response) =>
      void response.writeHead(200, { 'content-type': 'audio/x-wav' }).end(bytes);
  const asked = () => at.carrier.requests.map(({ path, query }) => [path.replace(account, ''), query.get('RequestedChannels')]);

  test('are fetched with both channels, with our credentials', async () => {
    at.carrier.answers(sound(Buffer.from([0, 255, 13, 10])));
    expect(await at.telephony.fetchMedia(recording, 1000)).toEqual({
      bytes: Buffer.from([0, 255, 13, 10]),
      contentType: 'audio/x-wav',
    });
    expect(asked()).toEqual([[`/Recordings/${recording}.wav`, '2']]);
    const { authorization, 'x-twilio-sim-host': host } = at.carrier.requests[0]!.headers;
    expect([authorization, host]).toEqual([
      `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
      'api.twilio.com',
    ]);
  });

  test('with one channel where there is only one, and null while there is none', async () => {
    at.carrier.answers(problem(20001, 400), sound(Buffer.from('one')));
    expect((await at.telephony.fetchMedia(recording, 1000))?.bytes.toString()).toBe('one');
    expect(asked().map(([, channels]) => channels)).toEqual(['2', '1']);
    at.carrier.answers(gone);
    expect(await at.telephony.fetchMedia(recording, 1000)).toBeNull();
  });

  test('never more than was asked for', async () => {
    at.carrier.answers(sound(Buffer.alloc(2000)));
    await expect(at.telephony.fetchMedia(recording, 1999)).rejects.toMatchObject({ name: 'CarrierError', code: 'too-large' });
    at.carrier.answers(sound(Buffer.alloc(2000)));
    expect((await at.telephony.fetchMedia(recording, 2000))?.bytes).toHaveLength(2000);
  });

  test('are deleted, also twice', async () => {
    at.carrier.answers(removed, gone);
    await at.telephony.deleteRecording(recording);
    await at.telephony.deleteRecording(recording);
    expect(at.sent()).toEqual([
      ['DELETE', `/Recordings/${recording}.json`, {}],
      ['DELETE', `/Recordings/${recording}.json`, {}],
    ]);
  });
});
