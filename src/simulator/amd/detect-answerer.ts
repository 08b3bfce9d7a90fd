import type { Call } from '../calls/call.js';
import { CallOver } from '../record/interruption.js';
import { sendCallback } from '../webhooks/send-callback.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import { detect, type AmdRequest } from './detection.js';

/** Waits until it is known who answered, remembers it on the call and gives the parameters that say so. */
async function recognised(world: World, call: Call, amd: AmdRequest): Promise<WebhookParameters> {
  if (!call.answeredPersona) return {};
  const { answeredBy, seconds } = detect(call.answeredPersona, amd);
  await world.clock.wait(seconds, call.over);
  call.answeredBy = answeredBy;
  world.timeline.add('answered-by', call.subject, { answeredBy });
  return { AnsweredBy: answeredBy, MachineDetectionDuration: String(Math.round(seconds * 1000)) };
}

/** Only the SID comes with it: whoever wants to know more puts it into the address. */
async function report(
  world: World,
  call: Call,
  amd: AmdRequest,
  { url, method }: NonNullable<AmdRequest['callback']>,
): Promise<void> {
  const result = await recognised(world, call, amd);
  const parameters = { CallSid: call.sid, AccountSid: world.accountSid, ...result };
  sendCallback(world, { name: 'async amd', url, method, parameters, ...call.subject });
}

/**
 * Finds out who answered. Resolves with what the first document is told: nothing, at once, when the detection is
 * asynchronous or was not asked for. Never rejects: a call that ends meanwhile is told nothing.
 */
export async function detectAnswerer(world: World, call: Call): Promise<WebhookParameters> {
  const { amd } = call.request;
  if (!amd) return {};
  const untilOver = (error: unknown): WebhookParameters => {
    if (error instanceof CallOver) return {};
    throw error;
  };
  if (!amd.callback) return recognised(world, call, amd).catch(untilOver);
  void report(world, call, amd, amd.callback).catch(untilOver);
  return {};
}
