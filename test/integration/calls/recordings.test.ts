// F88, F89, F90 and F91: recordings that fail, come late, or may not begin.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import {
  DeleteRecording,
  FetchRecording,
  KeepRecording,
  RecordingReports,
  StopRecording,
} from '../../../src/modules/calls/index.js';
import { RecordingMedia } from '../../../src/modules/calls/recordings/media/recording-media.js';
import { OptOutOfRecording } from '../../../src/modules/calls/recordings/opt-out-of-recording.js';
import { PauseRecording } from '../../../src/modules/calls/recordings/pause-recording.js';
import { StartRecording } from '../../../src/modules/calls/recordings/start-recording.js';
import type { RecordingReport } from '../../../src/telephony/call-script.js';
import { messages, row, secondsAfterStart } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';
import { callRow, principal, talking, type Talk } from './talk-steps.js';

let floor: Floor;
let talk: Talk;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.database.query('update site set recording_enabled = true');
  talk = await talking(floor);
});

const spoken = 'They said yes, record it';
const start = (note: string | null = spoken) => floor.use(StartRecording).run(talk.callId, talk.counsellor, note);
const report = (recordingId: string, state: RecordingReport['state'], seconds: number | null = 12) =>
  floor.use(RecordingReports).recordingReported({ recordingId, carrierSid: `RE-${recordingId}`, state, seconds });
const recording = (id: string) => row(floor, 'recording', id);
const alerts = async () => (await floor.database.query<{ kind: string }>('select kind from alert')).map(({ kind }) => kind);

async function asCaller(consent: string): Promise<void> {
  const inboundCallId = uuid();
  await floor.rows.insert('inbound_call', {
    id: inboundCallId,
    site_id: floor.rows.siteId,
    person_id: talk.personId,
    language: 'en',
    stage: 'talking',
    stage_since: floor.clock.at,
    arrived_at: floor.clock.at,
    recording_consent: consent,
  });
  await floor.database.query('update call_leg set inbound_call_id = $2 where id = $1', [talk.personLegId, inboundCallId]);
}

describe('starting a recording', () => {
  it('asks the carrier for the person’s side, with the consent kept first', async () => {
    const { id, state } = await start();
    expect(state).toBe('in-progress');
    expect(floor.carrier.recordingsStarted).toEqual([{ carrierSid: talk.personSid, recordingId: id }]);
    expect((await recording(id))['consent']).toMatchObject({ how: 'spoken', note: spoken, notedBy: talk.counsellorId });
  });

  it.each([
    ['nobody agreed', 'not-asked'],
    ['they refused by a key', 'refused'],
  ])('is impossible when %s', async (_, consent) => {
    await asCaller(consent);
    await expect(start(null)).rejects.toMatchObject({ code: 'recording/no-consent' });
    expect(floor.carrier.recordingsStarted).toEqual([]);
  });

  it('needs no second question when they agreed by a key', async () => {
    await asCaller('agreed');
    const { id } = await start(null);
    expect((await recording(id))['consent']).toMatchObject({ how: 'key' });
  });

  it('is refused by a site that does not record', async () => {
    await floor.database.query('update site set recording_enabled = false');
    await expect(start()).rejects.toMatchObject({ code: 'recording/off' });
  });

  it('happens once at a time', async () => {
    await start();
    await expect(start()).rejects.toMatchObject({ code: 'recording/on' });
    expect(floor.carrier.recordingsStarted).toHaveLength(1);
  });

  it('that the carrier did not begin may be tried again', async () => {
    floor.carrier.recordingAnswer = () => ({ kind: 'rejected', reason: 'our-bug', code: '20001', message: 'no' });
    expect(await start()).toMatchObject({ state: 'failed' });
    floor.carrier.recordingAnswer = ({ recordingId }) => ({ kind: 'accepted', carrierSid: `RE-${recordingId}` });
    expect(await start()).toMatchObject({ state: 'in-progress' });
  });
});

describe('a pause', () => {
  const pause = () => floor.use(PauseRecording).pause(talk.callId, talk.counsellor);

  it('holds until somebody goes on', async () => {
    const { id } = await start();
    expect(await pause()).toEqual({ id, state: 'paused' });
    expect(await floor.use(PauseRecording).resume(talk.callId, talk.counsellor)).toEqual({ id, state: 'in-progress' });
    expect(floor.carrier.recordingsControlled.map(({ to }) => to)).toEqual(['paused', 'in-progress']);
  });

  it('that fails once is loud, and tried again', async () => {
    const { id } = await start();
    failControls(1);
    expect(await pause()).toEqual({ id, state: 'paused' });
    expect(await alerts()).toEqual(['recording-pause-failed']);
    expect((await messages(floor, 'RecordingChanged')).map((event) => event.payload['state'])).toContain('pause-failed');
  });

  it('that fails twice stops the recording', async () => {
    const { id } = await start();
    failControls(2);
    expect(await pause()).toEqual({ id, state: 'stopping' });
    expect(floor.carrier.recordingsControlled.at(-1)).toMatchObject({ to: 'stopped' });
  });

  it('that cannot even stop it goes on trying', async () => {
    const { id } = await start();
    failControls(3);
    await pause();
    expect(floor.carrier.recordingsControlled).toEqual([]);
    expect((await messages(floor, 'stop-recording')).map((job) => job.payload)).toEqual([{ recordingId: id }]);
    await floor.use(StopRecording).run(id);
    expect(floor.carrier.recordingsControlled).toMatchObject([{ to: 'stopped' }]);
  });
});

describe('a finished recording', () => {
  const media = Buffer.from('the sound of two people');

  async function finished(): Promise<string> {
    const { id } = await start();
    await report(id, 'completed');
    floor.carrier.media.set(`RE-${id}`, { bytes: media, contentType: 'audio/mpeg' });
    return id;
  }

  it('is fetched, sealed, and deleted at the carrier', async () => {
    const id = await finished();
    await floor.use(FetchRecording).run(id);
    const kept = await recording(id);
    expect(kept).toMatchObject({ state: 'stored', content_type: 'audio/mpeg', seconds: 12 });
    expect((kept['media'] as Buffer).includes(media)).toBe(false);
    await floor.use(DeleteRecording).run(id);
    expect(floor.carrier.deletedRecordings).toEqual([`RE-${id}`]);
    expect(await recording(id)).toMatchObject({ state: 'stored', deleted_at: floor.clock.at });
  });

  it('is heard by the counsellor of the call and by managers, on the record', async () => {
    const id = await finished();
    await floor.use(FetchRecording).run(id);
    const hear = (by: Parameters<RecordingMedia['open']>[1]) => floor.use(RecordingMedia).open(id, by);
    expect(await hear(talk.counsellor)).toEqual({ bytes: media, contentType: 'audio/mpeg' });
    expect(await hear(await floor.rows.staff('Mo', 'manager'))).toMatchObject({ bytes: media });
    await expect(hear(principal(talk.personId, 'counsellor'))).rejects.toMatchObject({ code: 'recording/unknown' });
    expect(
      await floor.database.query(`select from audit_entry where action = 'recording.heard' and subject_id = $1`, [id]),
    ).toHaveLength(2);
  });

  it('whose sound is not there yet is asked for later, for minutes, and then somebody is told', async () => {
    const { id } = await start();
    await report(id, 'completed');
    await floor.use(FetchRecording).run(id);
    expect((await messages(floor, 'fetch-recording')).at(-1)).toMatchObject({ runAt: secondsAfterStart(2) });
    for (let tries = 1; tries < 10; tries++) await floor.use(FetchRecording).run(id);
    expect(await recording(id)).toMatchObject({ state: 'failed' });
    expect(await alerts()).toEqual(['recording-not-fetched']);
  });

  it.each([
    ['absent', null],
    ['completed', 0],
  ] as const)('that is %s with %s seconds is none', async (state, seconds) => {
    const { id } = await start();
    await report(id, state, seconds);
    expect(await recording(id)).toMatchObject({ state: 'absent' });
    expect(await messages(floor, 'fetch-recording')).toEqual([]);
  });
});

describe('the person does not want it after all', () => {
  const optOut = () => floor.use(OptOutOfRecording).run(talk.callId, talk.counsellor);

  it('nothing of the call remains anywhere, and the call goes on', async () => {
    const { id } = await start();
    await report(id, 'completed');
    floor.carrier.media.set(`RE-${id}`, { bytes: Buffer.from('sound'), contentType: 'audio/mpeg' });
    await floor.use(FetchRecording).run(id);
    await optOut();
    await floor.use(DeleteRecording).run(id);
    expect(await recording(id)).toMatchObject({ state: 'deleted', media: null, delete_because: 'opt-out' });
    expect(floor.carrier.media.size).toBe(0);
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking' });
  });

  it('stops one that runs before it is deleted, and what comes in later is not fetched', async () => {
    const { id } = await start();
    await optOut();
    expect(floor.carrier.recordingsControlled).toMatchObject([{ to: 'stopped' }]);
    await report(id, 'completed');
    await floor.use(FetchRecording).run(id);
    await floor.use(DeleteRecording).run(id);
    expect(await recording(id)).toMatchObject({ state: 'deleted', media: null });
  });

  it('deletes also what the carrier may have begun without telling us', async () => {
    floor.carrier.recordingAnswer = () => ({ kind: 'unknown', message: 'timed out' });
    const { id } = await start();
    await optOut();
    await floor.use(DeleteRecording).run(id);
    expect(await recording(id)).toMatchObject({ state: 'deleting' });
    await report(id, 'in-progress', null);
    await floor.use(DeleteRecording).run(id);
    expect(floor.carrier.deletedRecordings).toEqual([`RE-${id}`]);
    expect(await recording(id)).toMatchObject({ state: 'deleted' });
  });

  it('the key from before does not count any more', async () => {
    await asCaller('agreed');
    await start(null);
    await optOut();
    await expect(start(null)).rejects.toMatchObject({ code: 'recording/no-consent' });
    expect(await start('They changed their mind again')).toMatchObject({ state: 'in-progress' });
  });
});

it('a message after the tone is kept the same way', async () => {
  await asCaller('not-asked');
  const [leg] = await floor.database.query<{ inbound_call_id: string }>('select inbound_call_id from call_leg where id = $1', [
    talk.personLegId,
  ]);
  const message = { id: uuid(), inboundCallId: leg!.inbound_call_id, legId: talk.personLegId, at: floor.clock.at };
  await floor.database.transaction((tx) => floor.use(KeepRecording).voicemail(tx, message));
  await floor.database.transaction((tx) => floor.use(KeepRecording).voicemail(tx, message));
  await report(message.id, 'completed', 20);
  floor.carrier.media.set(`RE-${message.id}`, { bytes: Buffer.from('please call'), contentType: 'audio/mpeg' });
  await floor.use(FetchRecording).run(message.id);
  expect(await recording(message.id)).toMatchObject({ kind: 'voicemail', state: 'stored' });
});

/** The next controls of a recording come to nothing at the carrier. */
function failControls(times: number): void {
  const control = floor.carrier.controlRecording.bind(floor.carrier);
  let left = times;
  floor.carrier.controlRecording = (leg) => (left-- > 0 ? Promise.resolve('gone') : control(leg));
}
