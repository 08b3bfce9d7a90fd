import { afterEach, expect, test } from '@jest/globals';
import { QuietCallScript } from '../quiet-call-script.js';
import { authToken, legId, openSignedApp, type SignedApp } from './signed-app.js';

const [status, newer] = [`legs/${legId}/status`, 'the-token-to-come'];
let line: SignedApp;
afterEach(() => line.close());

const answers = async (...tokens: string[]) => {
  const codes: number[] = [];
  for (const token of tokens) codes.push((await line.post(status, { CallStatus: 'ringing' }, token)).statusCode);
  return codes;
};

test('while the auth token is being changed both are accepted, and nothing else (F14)', async () => {
  line = await openSignedApp(new QuietCallScript(), { TWILIO_AUTH_TOKEN_SECONDARY: newer });
  expect(await answers(authToken, newer, authToken, 'somebody-elses')).toEqual([204, 204, 204, 403]);
});

test('afterwards the old one is refused', async () => {
  line = await openSignedApp(new QuietCallScript(), { TWILIO_AUTH_TOKEN: newer });
  expect(await answers(authToken, newer)).toEqual([403, 204]);
});
