import type { Call } from '../calls/call.js';
import type { World } from '../world.js';
import { callLength } from './call-length.js';
import { sendCallback } from './send-callback.js';
import { voiceParameters } from './voice-parameters.js';

/** Tells the number's status callback that a call to the number has ended, answered or not. Does not wait. */
export function reportNumber(world: World, call: Call): void {
  const callback = call.request.arrival?.numberCallback;
  if (!callback) return;
  const parameters = { ...voiceParameters(world, call), ...callLength(world, call) };
  sendCallback(world, { name: 'number status', ...callback, parameters, ...call.subject });
}
