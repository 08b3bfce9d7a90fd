import type { Call } from '../calls/call.js';
import { callSeconds } from '../calls/call-seconds.js';
import type { World } from '../world.js';
import type { WebhookParameters } from './webhook.js';

/** How long an ended call was. Despite its name, `Duration` counts started minutes, and only answered calls have it. */
export function callLength(world: World, call: Call): WebhookParameters {
  const seconds = callSeconds(world.clock, call);
  const CallDuration = String(seconds);
  return call.status === 'completed' ? { CallDuration, Duration: String(Math.ceil(seconds / 60)) } : { CallDuration };
}
