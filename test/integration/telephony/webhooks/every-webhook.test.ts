import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallScript } from '../../../../src/telephony/call-script.js';
import { QuietCallScript } from '../quiet-call-script.js';
import { callSid, legId, openSignedApp, publicUrl, type SignedApp } from './signed-app.js';

type Method =
  'called' | 'incomingEnded' | 'softphoneCalled' | 'roomReported' | 'recordingReported' | 'texted' | 'textReported' | 'asked';

/** Remembers what it is asked; `answer` is what it says then. */
class RememberingScript extends QuietCallScript {
  readonly seen: [Method, ...unknown[]][] = [];
  reply: string | null = null;
  override async called(call: Parameters<CallScript['called']>[0]): ReturnType<CallScript['called']> {
    this.seen.push(['called', call]);
    return { legId, flow: [{ kind: 'ask', step: 'menu.t1' }] };
  }
  override async softphoneCalled(call: Parameters<CallScript['softphoneCalled']>[0]): ReturnType<CallScript['softphoneCalled']> {
    this.seen.push(['softphoneCalled', call]);
    return { legId, flow: [{ kind: 'join-room', room: 'room-1', label: 'counsellor', endsRoom: true }] };
  }
  override async asked(...asked: Parameters<CallScript['asked']>): ReturnType<CallScript['asked']> {
    this.seen.push(['asked', ...asked]);
    return [{ kind: 'leave-line' }];
  }
  override async incomingEnded(call: Parameters<CallScript['incomingEnded']>[0]): Promise<void> {
    this.seen.push(['incomingEnded', call]);
  }
  override async roomReported(report: Parameters<CallScript['roomReported']>[0]): Promise<void> {
    this.seen.push(['roomReported', report]);
  }
  override async recordingReported(report: Parameters<CallScript['recordingReported']>[0]): Promise<void> {
    this.seen.push(['recordingReported', report]);
  }
  override async texted(text: Parameters<CallScript['texted']>[0]): Promise<string | null> {
    this.seen.push(['texted', text]);
    return this.reply;
  }
  override async textReported(report: Parameters<CallScript['textReported']>[0]): Promise<void> {
    this.seen.push(['textReported', report]);
  }
}

const script = new RememberingScript();
const incoming = { From: '+12025550147', To: '+18885550100', Direction: 'inbound', CallStatus: 'ringing' };
const [conference, recording, text] = [`CF${'3'.repeat(32)}`, `RE${'4'.repeat(32)}`, `SM${'5'.repeat(32)}`];
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
let line: SignedApp;

beforeAll(async () => {
  line = await openSignedApp(script);
});
afterAll(() => line.close());
beforeEach(() => {
  script.seen.length = 0;
  script.reply = null;
});

describe('calls', () => {
  const call = { carrierSid: callSid, to: '+18885550100', from: '+12025550147', forwardedFrom: null };

  test('somebody dials us: the flow of their leg', async () => {
    const reply = await line.post('voice', incoming);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(reply.body).toContain(`${publicUrl}/telephony/twilio/legs/${legId}/steps/menu.t1#ct=2000`);
    expect(script.seen).toEqual([['called', call]]);
  });

  test('and has hung up', async () => {
    expect((await line.post('voice/ended', { ...incoming, CallDuration: '17' })).statusCode).toBe(204);
    expect(script.seen).toEqual([['incomingEnded', { ...call, seconds: 17 }]]);
  });

  test('a step that is good once comes with its token, and a repetition looks the same', async () => {
    const form = { ...incoming, QueueSid: `QU${'6'.repeat(32)}`, QueueTime: '3' };
    const reply = await line.post(`legs/${legId}/steps/wait.AbC-123_x`, form);
    expect([reply.statusCode, reply.body]).toEqual([200, `${declaration}<Response><Leave/></Response>`]);
    await line.post(`legs/${legId}/steps/wait.AbC-123_x`, { ...form, CallToken: 'made anew' });
    await line.post(`legs/${legId}/steps/wait.AbC-123_x`, { ...form, QueueTime: '5' });
    const fingerprints = script.seen.map(([, , , input]) => (input as { fingerprint: string }).fingerprint);
    expect(script.seen[0]).toMatchObject(['asked', legId, 'wait.AbC-123_x', { carrierLine: form.QueueSid, digits: '' }]);
    expect([fingerprints[1] === fingerprints[0], fingerprints[2] === fingerprints[0]]).toEqual([true, false]);
  });

  test('a softphone dials out by itself', async () => {
    const reply = await line.post('softphone', { From: 'client:ana_1', To: 'call-7' });
    expect(reply.body).toContain('<Conference');
    expect(script.seen).toEqual([['softphoneCalled', { carrierSid: callSid, identity: 'ana_1', callId: 'call-7' }]]);
    expect((await line.post('softphone', { From: '+12025550147' })).statusCode).toBe(400);
  });
});

describe('reports', () => {
  test('of a room', async () => {
    const form = { ConferenceSid: conference, StatusCallbackEvent: 'participant-join', ParticipantLabel: 'person' };
    expect((await line.post('rooms/room-7f/events', form)).statusCode).toBe(204);
    expect(script.seen).toMatchObject([
      ['roomReported', { room: 'room-7f', kind: 'joined', label: 'person', carrierSid: callSid }],
    ]);
  });

  test('of a recording', async () => {
    const form = { RecordingSid: recording, RecordingStatus: 'absent' };
    expect((await line.post(`recordings/${legId}`, form)).statusCode).toBe(204);
    expect(script.seen).toEqual([
      ['recordingReported', { recordingId: legId, carrierSid: recording, state: 'absent', seconds: null }],
    ]);
  });

  test('of a text', async () => {
    const form = { MessageSid: text, MessageStatus: 'undelivered', ErrorCode: '30003' };
    expect((await line.post(`texts/${legId}/status`, form)).statusCode).toBe(204);
    expect(script.seen).toEqual([['textReported', { textId: legId, carrierSid: text, state: 'undelivered', code: '30003' }]]);
  });

  test('in words that we do not know: acknowledged, and counted', async () => {
    const before = await counted('carrier_reports_unknown_total');
    expect((await line.post('rooms/room-7f/events', { StatusCallbackEvent: 'sneeze' })).statusCode).toBe(204);
    expect((await line.post(`recordings/${legId}`, { RecordingStatus: 'eaten' })).statusCode).toBe(204);
    expect((await line.post(`texts/${legId}/status`, { MessageStatus: 'read' })).statusCode).toBe(204);
    expect(script.seen).toEqual([]);
    expect(await counted('carrier_reports_unknown_total')).toBe(before + 3);
  });
});

describe('texts', () => {
  const form = { MessageSid: text, From: '+12025550147', To: '+18885550100', Body: 'call me <now> & soon', NumMedia: '0' };

  test('are answered', async () => {
    script.reply = 'We will call you. <Soon> & surely.';
    const reply = await line.post('texts', form);
    expect(reply.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(reply.body).toBe(`${declaration}<Response><Message>We will call you. &lt;Soon&gt; &amp; surely.</Message></Response>`);
    expect(script.seen).toMatchObject([['texted', { carrierSid: text, body: 'call me <now> & soon', optOut: null }]]);
  });

  test('or met with silence', async () => {
    expect((await line.post('texts', { ...form, OptOutType: 'STOP' })).body).toBe(`${declaration}<Response/>`);
    expect(script.seen).toMatchObject([['texted', { optOut: 'stop' }]]);
  });
});

const posts = [
  'voice',
  'voice/ended',
  'fallback',
  'softphone',
  `legs/${legId}/answered`,
  `legs/${legId}/status`,
  `legs/${legId}/steps/menu.t1`,
  'rooms/room-7f/events',
  `recordings/${legId}`,
  'texts',
  `texts/${legId}/status`,
];

describe.each(posts)('%s', (path) => {
  const url = `/telephony/twilio/${path}`;

  test('is refused without a signature, with no detail, and counted (F10)', async () => {
    const before = await counted('carrier_webhooks_refused_total');
    const reply = await line.app.inject({ method: 'POST', url, payload: `CallSid=${callSid}`, headers: formType });
    expect(reply.statusCode).toBe(403);
    expect(reply.body).not.toMatch(/sign|account|token/i);
    expect(await counted('carrier_webhooks_refused_total')).toBe(before + 1);
    expect(script.seen).toEqual([]);
  });

  test('is refused when a foreign account signs (F11), or another address was signed (F13)', async () => {
    expect((await line.post(path, { AccountSid: `AC${'9'.repeat(32)}` })).statusCode).toBe(403);
    const reply = await line.app.inject({ method: 'POST', url: `${url}?x=1`, headers: formType, payload: '' });
    expect(reply.statusCode).toBe(403);
    expect(script.seen).toEqual([]);
  });

  test('answers a GET with 405 (F23)', async () => {
    const reply = await line.app.inject({ method: 'GET', url });
    expect([reply.statusCode, reply.headers['allow']]).toEqual([405, 'POST']);
  });
});

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

async function counted(name: string): Promise<number> {
  const { body } = await line.app.inject({ method: 'GET', url: '/metrics' });
  const lines = body.split('\n').filter((one) => one.startsWith(name));
  return lines.reduce((sum, one) => sum + Number(one.split(' ').at(-1)), 0);
}
