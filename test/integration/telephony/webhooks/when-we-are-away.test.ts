// F7, F19 and F93: what is heard when we cannot answer.
import { afterEach, describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { revealingWordIn } from '../../../../src/core/scripts/revealing-words.js';
import { QuietCallScript } from '../quiet-call-script.js';
import { openSignedApp, publicUrl, type SignedApp } from './signed-app.js';

let line: SignedApp;
afterEach(() => line.close());

const fallback = `${publicUrl}/telephony/twilio/fallback`;
const failed = { ErrorCode: '11200', ErrorUrl: 'https://line.example.org/voice', CallStatus: 'in-progress' };
const documentOf = (xml: string) =>
  (new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml) as { Response: Record<string, unknown> })
    .Response;

// These applications have no database at all: whatever they answer needs none.
describe('a caller whom we cannot answer', () => {
  test('hears where help is, in both languages, and leaves a message', async () => {
    line = await openSignedApp(new QuietCallScript());
    const { statusCode, headers, body } = await line.post('fallback', failed);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(body.match(/911/g)?.length).toBe(2);
    expect(revealingWordIn(body)).toBeNull();
    expect(documentOf(body)).toMatchObject({ Record: { action: `${fallback}/recorded`, method: 'POST', playBeep: 'true' } });
    expect((await line.post('fallback/recorded', { RecordingDuration: '9' })).body).toMatch(/<Hangup\/><\/Response>$/);
  });

  test('is connected to the standby phone first, where there is one', async () => {
    line = await openSignedApp(new QuietCallScript(), { STANDBY_NUMBER: '+12025550111' });
    const { Dial, Record } = documentOf((await line.post('fallback', failed)).body);
    expect([Dial, Record]).toEqual([
      { Number: 12025550111, action: `${fallback}/after-standby`, method: 'POST', timeout: '25' },
      undefined,
    ]);
    expect((await line.post('fallback/after-standby', { DialCallStatus: 'no-answer' })).body).toContain('<Record');
    expect((await line.post('fallback/after-standby', { DialCallStatus: 'completed' })).body).not.toContain('<Record');
  });
});

test('a phone that we rang hears nothing of this', async () => {
  line = await openSignedApp(new QuietCallScript(), { STANDBY_NUMBER: '+12025550111' });
  expect((await line.post('fallback/goodbye', failed)).body).toMatch(/<Response><Hangup\/><\/Response>$/);
});

test('hold music is public, and may be kept', async () => {
  line = await openSignedApp(new QuietCallScript());
  const { statusCode, headers, rawPayload } = await line.app.inject({ method: 'GET', url: '/telephony/sounds/hold-music.wav' });
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'audio/wav', 'public, max-age=86400']);
  expect([rawPayload.length, headers['set-cookie']]).toEqual([80_044, undefined]);
});
