import { untilAborted } from '../record/interruption.js';
import type { Running } from '../verbs/verb-context.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { QueueBridge } from './queue-bridge.js';

class DiallerLeft extends Error {}

const ALLOWED = ['Play', 'Say', 'Pause', 'Redirect'];

/**
 * The waiting side of a Dial that took it out of the queue: hears the document, then talks until the dialler is done.
 * Rejects when this side hangs up or is sent elsewhere, with TwimlFailure when the document cannot be run.
 */
export async function meetDialler(running: Running, bridge: QueueBridge, extra: WebhookParameters): Promise<void> {
  const left = new AbortController();
  void bridge.over.promise.then(() => left.abort(new DiallerLeft()));
  const signal = AbortSignal.any([running.signal, left.signal]);
  const parameters = { ...extra, DequeingCallSid: bridge.dialler.sid };
  try {
    if (bridge.document) {
      const source = { kind: 'url', name: 'queue url', ...bridge.document, extra: parameters } as const;
      await running.run({ ...running, signal, allowed: ALLOWED }, source);
    }
    bridge.ready.resolve();
    await untilAborted(new Promise<never>(() => undefined), signal);
  } catch (error) {
    if (!(error instanceof DiallerLeft)) throw error;
  }
}
