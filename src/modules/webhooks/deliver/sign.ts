import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A secret as the Standard Webhooks specification writes it: 256 random bits as base64 behind a prefix. */
export function newSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

export interface Signed {
  readonly id: string;
  readonly body: string;
  /** When this try is made: receivers refuse what is old, so that nobody can send it again later. */
  readonly at: Date;
  /** Each of them signs; the receiver needs to know only one. */
  readonly secrets: readonly string[];
}

/** The headers of one try (Standard Webhooks, https://www.standardwebhooks.com). */
export function signedHeaders({ id, body, at, secrets }: Signed): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function signature(secret: string, content: string): string {
  return createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(content)
    .digest('base64');
}
