import { describe, expect, test } from '@jest/globals';
import type { SeatMode } from '../../../src/telephony/telephony-provider.js';
import { changeFields, modeFields, seatFields } from '../../../src/telephony/twilio/rest/seat-fields.js';
import { WebhookAddresses } from '../../../src/telephony/twilio/webhook-addresses.js';

const addresses = new WebhookAddresses('https://line.example.org');
const coachedSid = `CA${'2'.repeat(32)}`;

describe('who hears whom (F87)', () => {
  test.each<[SeatMode, object]>([
    [{ kind: 'talk' }, { muted: false, coaching: false }],
    [
      { kind: 'listen', coachedSid },
      { muted: true, coaching: true, callSidToCoach: coachedSid },
    ],
    [
      { kind: 'whisper', coachedSid },
      { muted: false, coaching: true, callSidToCoach: coachedSid },
    ],
  ])('%j', (mode, fields) => {
    expect(modeFields(mode)).toEqual(fields);
    expect(changeFields({ kind: 'mode', mode }, addresses)).toEqual(fields);
  });

  test('only one who talks to everybody is unmuted without coaching', () => {
    const modes: SeatMode[] = [{ kind: 'talk' }, { kind: 'listen', coachedSid }, { kind: 'whisper', coachedSid }];
    const heardByAll = modes.filter((mode) => !modeFields(mode).muted && !modeFields(mode).coaching);
    expect(heardByAll).toEqual([{ kind: 'talk' }]);
  });

  test.each<SeatMode>([
    { kind: 'listen', coachedSid },
    { kind: 'whisper', coachedSid },
  ])('a supervisor ($kind) comes and goes unheard: no beep, no ringing, the room neither starts nor ends with them', (mode) => {
    expect(seatFields({ room: 'r', label: 'supervisor', endsRoom: true, mode })).toMatchObject({
      beep: 'false',
      earlyMedia: false,
      startConferenceOnEnter: false,
      endConferenceOnExit: false,
    });
  });

  test.each([true, false])('one who takes part starts the room, and ends it: %s', (endsRoom) => {
    expect(seatFields({ room: 'r', label: 'person', endsRoom, mode: { kind: 'talk' } })).toEqual({
      label: 'person',
      beep: 'false',
      earlyMedia: true,
      startConferenceOnEnter: true,
      endConferenceOnExit: endsRoom,
      muted: false,
      coaching: false,
    });
  });
});

test('a change says one thing only', () => {
  expect(changeFields({ kind: 'hold', on: true }, addresses)).toEqual({ hold: true });
  expect(changeFields({ kind: 'mute', on: false }, addresses)).toEqual({ muted: false });
  expect(changeFields({ kind: 'ends-room', on: false }, addresses)).toEqual({ endConferenceOnExit: false });
});

test('whoever is held hears what was asked for, and nothing is asked for when they are let go', () => {
  const heard = { legId: 'l1', step: 'held.t1' };
  expect(changeFields({ kind: 'hold', on: true, heard }, addresses)).toEqual({
    hold: true,
    holdUrl: addresses.leg('l1').step('held.t1'),
    holdMethod: 'POST',
  });
  expect(changeFields({ kind: 'hold', on: false, heard }, addresses)).toEqual({ hold: false });
});
