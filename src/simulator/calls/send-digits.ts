import { CallOver } from '../record/interruption.js';
import type { FormReader } from '../rest/form-reader.js';
import { badRequest } from '../rest/rest-error.js';
import type { World } from '../world.js';
import type { Call } from './call.js';

/** Simulated seconds of the pauses among the keys. */
const PAUSES: Readonly<Record<string, number>> = { w: 0.5, W: 1 };

/** `SendDigits`: keys and pauses, 32 at most. Undefined when there are none. */
export function readSendDigits(form: FormReader): string | undefined {
  const digits = form.text('SendDigits');
  if (digits && !/^[0-9*#wW]{1,32}$/.test(digits)) throw badRequest(20001, 'SendDigits may hold 32 of 0-9, *, #, w and W');
  return digits || undefined;
}

/** Plays the keys to whoever answered, before any document. Never rejects: a call that ends meanwhile hears no more. */
export async function sendDigits(world: World, call: Call): Promise<void> {
  try {
    for (const key of call.request.sendDigits ?? '') {
      const pause = PAUSES[key];
      if (pause === undefined) call.farEnd?.toneHeard(key);
      else await world.clock.wait(pause, call.over);
    }
  } catch (error) {
    if (!(error instanceof CallOver)) throw error;
  }
}
