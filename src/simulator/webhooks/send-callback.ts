import type { World } from '../world.js';
import { reportError } from './report-error.js';
import type { Webhook } from './webhook.js';

/** What Twilio notes when a status callback is not taken; nothing else comes of it. */
const CALLBACK_FAILED = 15003;

/** Sends a status callback without waiting for it: nothing depends on what it is answered. */
export function sendCallback(world: World, webhook: Webhook): void {
  void world.webhooks.send(webhook).then((answer) => {
    if (answer.ok) return;
    reportError(world, webhook, { level: 'WARNING', code: CALLBACK_FAILED, message: answer.reason, url: webhook.url });
  });
}
