import { describe, expect, test } from '@jest/globals';
import { textStates } from '../../../src/telephony/call-script.js';
import { toRecordingReport } from '../../../src/telephony/twilio/forms/to-recording-report.js';
import { toRoomReport } from '../../../src/telephony/twilio/forms/to-room-report.js';
import { toIncomingText, toTextReport } from '../../../src/telephony/twilio/forms/to-text-event.js';
import { readForm } from '../../../src/telephony/twilio/forms/webhook-form.js';

const [call, room, recording, text] = ['CA', 'CF', 'RE', 'SM'].map((prefix) => prefix + '5'.repeat(32)) as [
  string,
  string,
  string,
  string,
];
const id = '0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a60';

describe('toRoomReport', () => {
  const report = (form: string) => toRoomReport('room-7f', readForm(form));

  test.each([
    ['conference-start', 'started'],
    ['participant-join', 'joined'],
    ['participant-mute', 'muted'],
    ['participant-unmute', 'unmuted'],
    ['participant-hold', 'held'],
    ['participant-unhold', 'unheld'],
    ['participant-modify', 'changed'],
  ])('%s: %s', (event, kind) => {
    const form = `ConferenceSid=${room}&StatusCallbackEvent=${event}&CallSid=${call}&ParticipantLabel=person&SequenceNumber=2`;
    const expected = { room: 'room-7f', carrierRoom: room, kind, carrierSid: call, label: 'person', sequence: 2, reason: null };
    expect(report(form)).toEqual(expected);
  });

  test('who left, and why', () => {
    const form = `ConferenceSid=${room}&StatusCallbackEvent=participant-leave&CallSid=${call}&ReasonParticipantLeft=participant_add_failed`;
    expect(report(form)).toMatchObject({ kind: 'left', carrierSid: call, label: null, reason: 'participant_add_failed' });
  });

  test('with whom it ended, and why', () => {
    const ending = `CallSidEndingConference=${call}&ParticipantLabelEndingConference=counsellor&ReasonConferenceEnded=last-participant-left`;
    expect(report(`ConferenceSid=${room}&StatusCallbackEvent=conference-end&${ending}`)).toMatchObject({
      kind: 'ended',
      carrierSid: call,
      label: 'counsellor',
      reason: 'last-participant-left',
    });
  });

  test.each([`ConferenceSid=${room}&StatusCallbackEvent=participant-sneeze`, 'StatusCallbackEvent=conference-start', ''])(
    'does not guess from %p',
    (form) => expect(report(form)).toBeNull(),
  );
});

describe('toRecordingReport', () => {
  test.each(['in-progress', 'completed', 'absent'])('%s', (state) => {
    const form = `RecordingSid=${recording}&RecordingStatus=${state}&RecordingDuration=61`;
    expect(toRecordingReport(id, readForm(form))).toEqual({ recordingId: id, carrierSid: recording, state, seconds: 61 });
  });

  test.each([`RecordingSid=${recording}&RecordingStatus=eaten`, 'RecordingStatus=completed'])('does not guess from %p', (form) =>
    expect(toRecordingReport(id, readForm(form))).toBeNull(),
  );
});

describe('texts', () => {
  test('come with their words as they are', () => {
    const form = `MessageSid=${text}&To=%2B18885550100&From=%2B12025550147&Body=+call+me%0A%F0%9F%99%8F&NumMedia=1`;
    expect(toIncomingText(readForm(form))).toEqual({
      carrierSid: text,
      to: '+18885550100',
      from: '+12025550147',
      body: ' call me\n🙏',
      pictures: 1,
      optOut: null,
    });
    expect(toIncomingText(readForm('Body=hello'))).toBeNull();
  });

  test.each([
    ['STOP', 'stop'],
    ['start', 'start'],
    ['HELP', 'help'],
    ['', null],
    ['MAYBE', null],
  ])('the carrier has answered %p: %p', (word, optOut) => {
    expect(toIncomingText(readForm(`MessageSid=${text}&OptOutType=${word}`))?.optOut).toBe(optOut);
  });

  test.each([...textStates.map((state) => [state, state]), ['accepted', 'queued'], ['scheduled', 'queued']])(
    '%s is %s',
    (status, state) => {
      const form = `MessageSid=${text}&MessageStatus=${status}&ErrorCode=30003`;
      expect(toTextReport(id, readForm(form))).toEqual({ textId: id, carrierSid: text, state, code: '30003' });
    },
  );

  test.each([`MessageSid=${text}&MessageStatus=read`, 'MessageStatus=sent', ''])('does not guess from %p', (form) =>
    expect(toTextReport(id, readForm(form))).toBeNull(),
  );
});
