import { expect, test } from '@jest/globals';
import twilio from 'twilio';
import { prepareRequest } from '../../../src/simulator/webhooks/prepare-request.js';
import { signWebhook } from '../../../src/simulator/webhooks/signature.js';

const TOKEN = 'simulated-auth-token';

test.each([
  ['https://example.org/voice', {}],
  [
    'https://example.org/voice?leg=1&step=a%20b',
    { CallSid: 'CA1', To: '+12025550147', AddOns: '', Zeta: 'é ü 😀', aa: '1', Aa: '2' },
  ],
  ['http://127.0.0.1:3000/telephony/twilio/status', { Digits: '1#', From: 'client:ana' }],
])("agrees with Twilio's own check for %s", (url, form) => {
  const signature = signWebhook(TOKEN, url, form);
  expect(twilio.validateRequest(TOKEN, signature, url, form)).toBe(true);
  expect(twilio.validateRequest(TOKEN, signature, url, { ...form, Extra: 'x' })).toBe(false);
  expect(twilio.validateRequest('another token', signature, url, form)).toBe(false);
});

const webhook = { name: 'voice url', method: 'POST', parameters: { CallSid: 'CA1' } } as const;

test('the fragment and the user are neither sent nor signed, and the user becomes Basic auth', () => {
  const prepared = prepareRequest({ ...webhook, url: 'https://user:p%40ss@example.org/voice?x=1#rc=2&rp=all' }, TOKEN, 'token-1');
  expect(prepared?.url.href).toBe('https://example.org/voice?x=1');
  expect(prepared?.fragment).toBe('#rc=2&rp=all');
  expect(prepared?.headers['authorization']).toBe(`Basic ${Buffer.from('user:p@ss').toString('base64')}`);
  expect(prepared?.signature).toBe(signWebhook(TOKEN, 'https://example.org/voice?x=1', webhook.parameters));
  expect(prepared?.headers['i-twilio-idempotency-token']).toBe('token-1');
});

test('a GET carries and signs its parameters in the query', () => {
  const prepared = prepareRequest({ ...webhook, method: 'GET', url: 'https://example.org/voice?x=1' }, TOKEN, 'token-1');
  expect(prepared?.url.href).toBe('https://example.org/voice?x=1&CallSid=CA1');
  expect(prepared?.body).toBeUndefined();
  expect(prepared?.signature).toBe(signWebhook(TOKEN, 'https://example.org/voice?x=1&CallSid=CA1', {}));
});

test.each(['', '/relative', 'ftp://example.org/x', 'not a url'])('"%s" cannot be asked', (url) => {
  expect(prepareRequest({ ...webhook, url }, TOKEN, 'token-1')).toBeUndefined();
});
