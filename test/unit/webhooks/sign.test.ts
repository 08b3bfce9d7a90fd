import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { newSecret, signedHeaders } from '../../../src/modules/webhooks/deliver/sign.js';
import { verified } from '../../support/verify-webhook.js';

// The worked example of the Standard Webhooks specification.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const example = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}', at: new Date(1_614_265_330_999) };

it('signs as the specification does', () => {
  expect(signedHeaders({ ...example, secrets: [secret] })).toEqual({
    'webhook-id': example.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('while a secret is changed both sign, and a receiver with either is content', () => {
  const [now, former, other] = [newSecret(), newSecret(), newSecret()];
  const headers = signedHeaders({ ...example, secrets: [now, former] });
  const content = { headers, body: example.body, now: example.at };
  expect([now, former, other].map((secret) => verified({ ...content, secret }))).toEqual([true, true, false]);
});

it('what was changed on the way, or is old, does not verify', () => {
  const headers = signedHeaders({ ...example, secrets: [secret] });
  const sound = { headers, body: example.body, secret, now: example.at };
  const later = new Date(example.at.getTime() + 6 * 60_000);
  const of = (change: object) => verified({ ...sound, ...change });
  expect([
    of({}),
    of({ body: `${example.body} ` }),
    of({ headers: { ...headers, 'webhook-id': 'msg_other' } }),
    of({ headers: { ...headers, 'webhook-timestamp': '1614265331' } }),
    of({ now: later }),
  ]).toEqual([true, false, false, false, false]);
});

it('a secret has 256 random bits behind a prefix that scanners know', () => {
  const [a, b] = [newSecret(), newSecret()];
  expect(a).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(createHmac('sha256', a).digest()).not.toEqual(createHmac('sha256', b).digest());
});

it('the example in the documentation verifies what we send, and nothing else', async () => {
  const [, code] = /```js\n([\s\S]+?)```/.exec(readFileSync('docs/webhooks.md', 'utf8'))!;
  const folder = mkdtempSync(join(tmpdir(), 'ringback-example-'));
  const file = join(folder, 'example.mjs');
  writeFileSync(file, code!);
  const { isFromRingback } = (await import(file)) as {
    isFromRingback: (headers: Readonly<Record<string, string>>, rawBody: string, secret: string) => boolean;
  };
  rmSync(folder, { recursive: true });
  const sent = (at: Date) => signedHeaders({ ...example, at, secrets: [newSecret(), secret] });
  const now = Date.now();
  expect([
    isFromRingback(sent(new Date(now)), example.body, secret),
    isFromRingback(sent(new Date(now)), `${example.body} `, secret),
    isFromRingback(sent(new Date(now)), example.body, newSecret()),
    isFromRingback(sent(new Date(now - 6 * 60_000)), example.body, secret),
  ]).toEqual([true, false, false, false]);
});
