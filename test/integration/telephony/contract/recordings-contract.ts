import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { eventually, isOver, seatIn, sidOf, until, type TelephonyUnderTest } from './telephony-under-test.js';

// Carriers keep nothing of a recording in which hardly a moment passed.
const leastSoundMilliseconds = 1_100;

export function recordingsContract(get: () => TelephonyUnderTest): void {
  const onTheLine = async () => {
    const { telephony, answering, from } = get();
    const leg = { legId: randomUUID(), to: answering[0], from, ringSeconds: 20, allowedBy: 'our-staff' } as const;
    const sid = sidOf(await telephony.ringIntoRoom(leg, seatIn(`room-${randomUUID()}`)));
    await until(get(), sid, (call) => call.state === 'in-progress');
    return sid;
  };

  test('a leg is recorded, with pauses, until it is stopped; then there is a sound, once', async () => {
    const { telephony } = get();
    const since = new Date(Date.now() - 60_000);
    const carrierSid = await onTheLine();
    const recordingSid = sidOf(await telephony.startRecording({ carrierSid, recordingId: randomUUID() }));
    const control = (to: 'paused' | 'in-progress' | 'stopped') => telephony.controlRecording({ carrierSid, recordingSid, to });
    expect([await control('paused'), await control('in-progress')]).toEqual(['done', 'done']);
    const enough = Date.now() + leastSoundMilliseconds;
    await eventually('something to hear', async () => (Date.now() > enough ? true : null));
    expect(await control('stopped')).toBe('done');
    const sound = await eventually('the sound', () => telephony.fetchMedia(recordingSid, 10_000_000));
    expect(sound.contentType).toMatch(/^audio\//);
    await expect(telephony.fetchMedia(recordingSid, 3)).rejects.toThrow();
    const listed = [];
    for await (const recording of telephony.recordingsSince(since)) listed.push(recording);
    expect(listed.filter((one) => one.carrierSid === recordingSid)).toMatchObject([{ callSid: carrierSid, state: 'completed' }]);
    await telephony.deleteRecording(recordingSid);
    await telephony.deleteRecording(recordingSid);
    expect(await telephony.fetchMedia(recordingSid, 10_000_000)).toBeNull();
    await telephony.hangUp(carrierSid);
    await until(get(), carrierSid, isOver);
  });

  test('what is not recorded cannot be stopped, and has no sound', async () => {
    const { telephony, unknownSid } = get();
    const recordingSid = unknownSid.replace(/^CA/, 'RE');
    expect(await telephony.controlRecording({ carrierSid: unknownSid, recordingSid, to: 'stopped' })).toBe('gone');
    expect(await telephony.fetchMedia(recordingSid, 1000)).toBeNull();
  });
}
