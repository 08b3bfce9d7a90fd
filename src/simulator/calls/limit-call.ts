import type { World } from '../world.js';
import type { Call } from './call.js';
import { finishCall } from './finish-call.js';

/** Ends the call this many simulated seconds after it was answered, whatever was said before; a past limit ends it now. */
export function limitCall(world: World, call: Call, seconds: number): void {
  call.timeLimitSeconds = seconds;
  call.limit.abort();
  if (!call.answeredAt || call.isOver) return;
  call.limit = new AbortController();
  const left = Math.max(0, seconds - world.clock.secondsBetween(call.answeredAt, world.clock.now()));
  world.clock.after(left, () => finishCall(world, call, 'completed', 200), AbortSignal.any([call.over, call.limit.signal]));
}
