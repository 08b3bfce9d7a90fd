import type { Call } from '../calls/call.js';
import { finishCall } from '../calls/finish-call.js';
import { reportError } from '../webhooks/report-error.js';
import type { World } from '../world.js';
import type { Persona } from './persona.js';

/** The network in front of the phone takes our number for a spammer's: it never rings, and the debugger is told (32017). */
export function refuseAsSpam(world: World, call: Call, { refusedWith = 608 }: Persona): void {
  const message = 'The network blocked this call for the reputation of the calling number';
  reportError(world, call.subject, { level: 'WARNING', code: 32017, message });
  finishCall(world, call, refusedWith === 603 ? 'busy' : 'failed', refusedWith);
}
