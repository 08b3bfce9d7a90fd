import { createHash } from 'node:crypto';
import type { WebhookForm } from './webhook-form.js';

// Tokens that the carrier makes anew for each delivery of the same request.
const volatile = new Set(['CallToken', 'StirPassportToken']);

/**
 * Tells a repeated request from another one: the same address with the same parameters. The carrier's own token of a repetition
 * (I-Twilio-Idempotency-Token) is left out on purpose: it may be missing on one of two deliveries, which would then look different.
 *
 * @returns SHA-256, hex.
 */
export function fingerprintOf(path: string, form: WebhookForm): string {
  const parameters = [...form]
    .filter(([name]) => !volatile.has(name))
    .map(([name, values]) => [name, [...values].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([path, parameters]))
    .digest('hex');
}
