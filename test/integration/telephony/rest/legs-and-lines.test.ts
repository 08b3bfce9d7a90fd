import { describe, expect, test } from '@jest/globals';
import { json } from '../carrier-stub.js';
import { from, gone, legId, problem, root, to, sids, useStubbedTelephony } from './stubbed-telephony.js';

const at = useStubbedTelephony();
const { call, coached, queue } = sids;

const step = `${root}/legs/${legId}/steps/take.t1#ct=2000&rt=4000&rc=2&rp=all&e=ashburn,umatilla`;

describe('legs and lines', () => {
  const leg = { carrierSid: call, legId, step: 'take.t1' };

  test('ring: what callers hear when we are away is not for our own phones, and no call lasts a day', async () => {
    at.carrier.answers(json(201, { sid: call, status: 'queued' }));
    await at.telephony.ring({ legId, to, from, ringSeconds: 18, allowedBy: 'our-staff' });
    expect(at.sent()[0]![2]).toMatchObject({
      FallbackUrl: `${root}/fallback/goodbye`,
      TimeLimit: '14400',
    });
  });

  test('ringIntoRoom: a supervisor listens, coached, and whoever is first says where the room reports', async () => {
    at.carrier.answers(json(201, { call_sid: call, status: 'queued' }));
    const seat = {
      room: 'room-7f',
      label: 'supervisor',
      endsRoom: false,
      mode: { kind: 'listen', coachedSid: coached },
    } as const;
    await at.telephony.ringIntoRoom({ legId, to: 'client:sup_1', from, ringSeconds: 18, allowedBy: 'our-staff' }, seat);
    expect(at.sent()[0]![2]).toMatchObject({
      To: 'client:sup_1',
      Label: 'supervisor',
      Muted: 'true',
      Coaching: 'true',
      CallSidToCoach: coached,
      Beep: 'false',
      EarlyMedia: 'false',
      StartConferenceOnEnter: 'false',
      EndConferenceOnExit: 'false',
      ConferenceStatusCallback: `${root}/rooms/room-7f/events#rc=5&rp=all`,
    });
    const events = at.carrier.requests[0]!.form.getAll('ConferenceStatusCallbackEvent');
    expect(events).toEqual(['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify']);
  });

  test('redirect and unpark: by leg, never the next one', async () => {
    at.carrier.answers(json(200, { sid: call }));
    expect(await at.telephony.redirect(leg)).toBe('done');
    expect(await at.telephony.unpark({ ...leg, carrierLine: queue })).toBe('done');
    expect(await at.telephony.unpark({ ...leg, carrierLine: null })).toBe('done');
    expect(at.sent()).toEqual([
      ['POST', `/Calls/${call}.json`, expect.objectContaining({ Url: step, Method: 'POST', FallbackMethod: 'GET' })],
      ['POST', `/Queues/${queue}/Members/${call}.json`, { Url: step, Method: 'POST' }],
      ['POST', `/Calls/${call}.json`, expect.objectContaining({ Url: step })],
    ]);
  });

  test.each([
    ['not there', gone],
    ['not in a state for it', problem(21220, 400)],
  ])('who is %s is gone (F30)', async (_what, answer) => {
    at.carrier.answers(answer);
    expect(await at.telephony.redirect(leg)).toBe('gone');
    expect(await at.telephony.unpark({ ...leg, carrierLine: queue })).toBe('gone');
  });
});
