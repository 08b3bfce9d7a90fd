import type { Call } from '../calls/call.js';
import { reportError } from '../webhooks/report-error.js';
import type { World } from '../world.js';

/** Something in a document that Twilio does not take, and that does not stop the call: seen in the timeline and by the debugger. */
export function noteWarning(world: World, call: Call, code: number, message: string, url?: string): void {
  world.timeline.add('twiml-warning', call.subject, { code, message, url });
  reportError(world, call.subject, { level: 'WARNING', code, message, url });
}
