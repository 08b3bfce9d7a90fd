import type { Carrier } from '../carrier.js';

const always = { probability: 1 };
const everyWebhook = { name: '*' };
const statusReports = { name: ['call status', 'number status', 'conference status'] };
const rings = { name: ['CreateCall', 'CreateParticipant'] };

/** What goes wrong at the carrier and on the way, about as often as on a bad day. */
const badDay: readonly object[] = [
  { match: everyWebhook, effect: 'delay', seconds: 3, probability: 0.02 },
  { match: everyWebhook, effect: 'duplicate', seconds: 2, probability: 0.03 },
  { match: everyWebhook, effect: 'duplicate', seconds: 20, withoutToken: true, probability: 0.02 },
  { match: everyWebhook, effect: 'extra-parameters', probability: 0.03 },
  { match: everyWebhook, effect: 'clock-offset', seconds: -600, probability: 0.02 },
  { match: everyWebhook, effect: 'strip-header', header: 'idempotency-token', probability: 0.01 },
  { match: everyWebhook, effect: 'strip-header', header: 'signature', probability: 0.002 },
  { match: everyWebhook, effect: 'corrupt-signature', probability: 0.002 },
  { match: everyWebhook, effect: 'foreign-account', probability: 0.002 },
  { match: everyWebhook, effect: 'drop', probability: 0.002 },
  { match: statusReports, effect: 'reorder', seconds: 5, probability: 0.05 },
  { match: statusReports, effect: 'drop', probability: 0.01 },
  { match: { name: '*' }, effect: 'delay-response', seconds: 4, probability: 0.03 },
  { match: { name: '*' }, effect: 'status', status: 500, probability: 0.01 },
  { match: { name: '*' }, effect: 'status', status: 503, probability: 0.01 },
  { match: { name: '*' }, effect: 'status', status: 429, retryAfter: 1, probability: 0.01 },
  { match: { name: '*' }, effect: 'reset-before-processing', probability: 0.01 },
  { match: { name: '*' }, effect: 'reset-after-processing', probability: 0.01 },
  { match: { name: '*' }, effect: 'truncated-body', probability: 0.005 },
  { match: rings, effect: 'timeout-after-processing', probability: 0.002 },
  { match: { name: ['FetchCall', 'ListCall'] }, effect: 'stale-read', seconds: 10, probability: 0.1 },
];

export async function setMishaps(carrier: Carrier): Promise<void> {
  for (const rule of badDay) await carrier.fault({ ...always, ...rule });
}
