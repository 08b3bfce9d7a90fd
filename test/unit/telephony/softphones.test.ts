import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Clock } from '../../../src/platform/clock.js';
import { Softphones } from '../../../src/telephony/twilio/rest/softphones.js';

const now = new Date('2026-03-02T15:00:00Z');
class StoppedClock extends Clock {
  override now(): Date {
    return now;
  }
}

const key = {
  accountSid: `AC${'1'.repeat(32)}`,
  keySid: `SK${'2'.repeat(32)}`,
  secret: 'the-secret-of-the-key',
  applicationSid: `AP${'3'.repeat(32)}`,
  clientKind: 'twilio',
} as const;
const softphones = new Softphones(key, new StoppedClock());
const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

describe('a softphone token', () => {
  const { token, clientKind, expiresAt } = softphones.token('ana_1', 3600);
  const [head, body, signature] = token.split('.') as [string, string, string];

  test('is signed by the key, never by the auth token', () => {
    expect(read(head)).toEqual({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' });
    expect(signature).toBe(createHmac('sha256', key.secret).update(`${head}.${body}`).digest('base64url'));
  });

  test('lets one person in: calls come in, and go out through our application only', () => {
    const payload = read(body);
    expect(payload).toMatchObject({
      iss: key.keySid,
      sub: key.accountSid,
      grants: { identity: 'ana_1', voice: { incoming: { allow: true }, outgoing: { application_sid: key.applicationSid } } },
    });
    expect(Number(payload['exp']) - Number(payload['iat'])).toBe(3600);
    expect([clientKind, expiresAt]).toEqual(['twilio', new Date('2026-03-02T16:00:00Z')]);
  });

  test.each(['ana@ringback.example', 'ana perez', '', 'ana-1', 'añá', 'x'.repeat(122)])('is not made for %p', (identity) => {
    expect(() => softphones.token(identity, 60)).toThrow(RangeError);
    expect(() => softphones.addressOf(identity)).toThrow(RangeError);
  });

  test.each([0, -1, 86_401, Number.NaN])('is not made for %d seconds', (seconds) => {
    expect(() => softphones.token('ana_1', seconds)).toThrow(RangeError);
  });

  test('is not made without a key', () => {
    const none = new Softphones(null, new StoppedClock());
    expect(none.available).toBe(false);
    expect(() => none.token('ana_1', 60)).toThrow(/TWILIO_API_KEY/);
  });
});

test('a softphone is called by its name', () => {
  expect(softphones.addressOf('ana_1')).toBe('client:ana_1');
});
