import { CallOver, untilAborted } from '../record/interruption.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { World } from '../world.js';
import { answerCall } from './answer-call.js';
import type { Call } from './call.js';
import { finishCall } from './finish-call.js';

/**
 * A call to us rings until its first document is there, and that document answers it. Two verbs in first place do not:
 * `Redirect` leaves it to the next document, and `Reject` refuses the call, which is then not billed. Somebody who
 * hangs up while it rings never hears the document.
 */
export async function pickUp(world: World, call: Call, signal: AbortSignal, verbs: readonly TwimlNode[]): Promise<void> {
  const { arrival } = call.request;
  if (!arrival || call.status !== 'ringing') return;
  if (arrival.persona.hangUpAt === 'ringing') await untilAborted(new Promise<never>(() => undefined), signal);
  const [first] = verbs;
  if (first?.tag === 'Redirect') return;
  if (first?.tag !== 'Reject') return answerCall(world, call, arrival.persona);
  if (first.attributes['reason'] === 'busy') finishCall(world, call, 'busy', 486);
  else finishCall(world, call, 'failed', 603);
  throw new CallOver();
}
