import { createHmac, timingSafeEqual } from 'node:crypto';

interface ReceivedWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly secret: string;
  readonly now: Date;
}

const toleratedSeconds = 5 * 60;

/** What a receiver does, written from docs/webhooks.md and not from our own signing. */
export function verified({ headers, body, secret, now }: ReceivedWebhook): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleratedSeconds) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures!.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace('v1,', ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
