import type { Call } from '../calls/call.js';
import { finishCall } from '../calls/finish-call.js';
import type { World } from '../world.js';

/** The person on the far end hangs up: ends a call that is on, gives up one they made, declines one that rings. */
export function hangUp(world: World, call: Call): void {
  world.timeline.add('hung-up', call.subject, {});
  if (call.status === 'in-progress') finishCall(world, call, 'completed', 200);
  else if (call.request.arrival) finishCall(world, call, 'no-answer', 487);
  else finishCall(world, call, 'busy', 603);
}
