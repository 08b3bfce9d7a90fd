import { CallOver, untilAborted } from '../record/interruption.js';
import { flagOf } from '../twiml/attributes.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { World } from '../world.js';
import { answerIfRinging } from './answer-call.js';
import type { Call } from './call.js';
import { finishCall } from './finish-call.js';

/** Whether the call goes on ringing until this Dial connects it. A conference has to hear it, so it answers at once. */
function ringsOn(verb: TwimlNode): boolean {
  return verb.tag === 'Dial' && flagOf(verb, 'answerOnBridge', false) && !verb.children.some(({ tag }) => tag === 'Conference');
}

/**
 * A call to us rings until its document is there, and the first verb of that answers it. Three verbs do not: `Redirect`
 * leaves it to the next document, `Reject` refuses the call, which is then not billed, and a `Dial` with `answerOnBridge`
 * leaves it to whoever is dialled, and to the verb after it when nobody was there. Somebody who hangs up while it rings
 * never hears the document.
 * @param verb the one that comes next; a document without any answers too
 */
export async function pickUp(world: World, call: Call, signal: AbortSignal, verb: TwimlNode | undefined): Promise<void> {
  const { arrival } = call.request;
  if (!arrival || call.status !== 'ringing') return;
  if (verb && ringsOn(verb)) return;
  if (arrival.persona.hangUpAt === 'ringing') await untilAborted(new Promise<never>(() => undefined), signal);
  if (verb?.tag === 'Redirect') return;
  if (verb?.tag !== 'Reject') return answerIfRinging(world, call);
  if (verb.attributes['reason'] === 'busy') finishCall(world, call, 'busy', 486);
  else finishCall(world, call, 'failed', 603);
  throw new CallOver();
}
