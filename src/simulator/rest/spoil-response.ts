import type { FastifyReply } from 'fastify';
import type { RestEffect } from '../faults/fault-effects.js';
import type { FaultRule } from '../faults/fault-rules.js';
import type { World } from '../world.js';

const BEFORE_PROCESSING: readonly RestEffect[] = ['reset-before-processing', 'timeout-before-processing'];

/** Whether the mishap keeps the request from being processed at all. */
export function preventsProcessing(fault: FaultRule | undefined): boolean {
  return BEFORE_PROCESSING.some((effect) => effect === fault?.effect);
}

/** Sends the full status and length, and half of the body. */
function truncate(reply: FastifyReply, status: number, body: unknown): void {
  const text = JSON.stringify(body ?? {});
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  raw.write(text.slice(0, text.length / 2), () => raw.socket?.destroy());
}

/** Carries out what happens to the answer on its way. Resolves with whether there is nothing left to send. */
export async function spoilResponse(
  world: World,
  reply: FastifyReply,
  answer: { readonly status: number; readonly body: unknown; readonly fault: FaultRule | undefined },
): Promise<boolean> {
  switch (answer.fault?.effect) {
    case 'delay-response':
      await world.clock.wait(answer.fault.seconds, new AbortController().signal);
      return false;
    case 'reset-before-processing':
    case 'reset-after-processing':
      reply.hijack();
      reply.raw.socket?.destroy();
      return true;
    case 'timeout-before-processing':
    case 'timeout-after-processing':
      // The connection stays open and silent until the client gives up.
      reply.hijack();
      return true;
    case 'truncated-body':
      truncate(reply, answer.status, answer.body);
      return true;
    default:
      return false;
  }
}
