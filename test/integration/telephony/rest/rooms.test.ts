import { describe, expect, test } from '@jest/globals';
import { json } from '../carrier-stub.js';
import { gone, openRoom, problem, removed, sids, useStubbedTelephony } from './stubbed-telephony.js';

const at = useStubbedTelephony();
const { call, coached, conference } = sids;

describe('rooms', () => {
  test.each([
    [{ kind: 'hold', on: true }, { Hold: 'true' }],
    [{ kind: 'mute', on: false }, { Muted: 'false' }],
    [{ kind: 'ends-room', on: false }, { EndConferenceOnExit: 'false' }],
    [
      { kind: 'mode', mode: { kind: 'talk' } },
      { Muted: 'false', Coaching: 'false' },
    ],
    [
      { kind: 'mode', mode: { kind: 'whisper', coachedSid: coached } },
      { Muted: 'false', Coaching: 'true', CallSidToCoach: coached },
    ],
  ] as const)('%j', async (change, form) => {
    at.carrier.answers(openRoom, json(200, { call_sid: call }));
    expect(await at.telephony.changeSeat('room-7f', call, change)).toBe('done');
    expect(at.sent()[1]).toEqual(['POST', `/Conferences/${conference}/Participants/${call}.json`, form]);
  });

  test('who is removed is deleted, not updated', async () => {
    at.carrier.answers(openRoom, removed);
    expect(await at.telephony.removeFromRoom('room-7f', call)).toBe('done');
    expect(at.sent()[1]).toEqual(['DELETE', `/Conferences/${conference}/Participants/${call}.json`, {}]);
  });

  test.each([
    ['the party is', [openRoom, gone]],
    ['the room is', [json(200, { conferences: [{ sid: conference, status: 'completed' }], next_page_uri: null })]],
    ['the coached party is', [openRoom, problem(16027, 400)]],
  ])('%s gone', async (_what, answers) => {
    at.carrier.answers(...answers);
    expect(await at.telephony.changeSeat('room-7f', call, { kind: 'hold', on: true })).toBe('gone');
    at.carrier.answers(...answers);
    expect(await at.telephony.removeFromRoom('room-7f', call)).toBe('gone');
  });

  test.each([
    ['refuses a seat without a number', problem(21201, 400), true],
    ['has an error of its own', problem(20503, 503), false],
    ['allows no more requests', problem(20429, 429), false],
    ['refuses our account', problem(20003, 401), false],
  ])('a carrier that %s: whether rooms answer', async (_what, answer, works) => {
    at.carrier.answers(answer);
    expect(await at.telephony.roomsAnswer()).toBe(works);
    expect(at.sent()).toEqual([['POST', '/Conferences/room-nobody/Participants.json', { To: '', From: '' }]]);
  });

  test('its members', async () => {
    const participants = [
      { call_sid: call, label: 'person', hold: true, muted: false, status: 'connected' },
      { call_sid: coached, label: null, hold: false, muted: true, status: 'connected' },
      { call_sid: 'CA1', label: 'outside', hold: false, muted: false, status: 'ringing' },
    ];
    at.carrier.answers(openRoom, json(200, { participants, next_page_uri: null }));
    expect(await at.telephony.membersOf('room-7f')).toEqual([
      { carrierSid: call, label: 'person', held: true, muted: false },
      { carrierSid: coached, label: null, held: false, muted: true },
    ]);
  });
});
