import type { Call, FarEnd } from '../calls/call.js';
import { finishCall } from '../calls/finish-call.js';
import type { World } from '../world.js';
import type { Persona } from './persona.js';

/** How long a voicemail box records before it hangs up by itself. */
const VOICEMAIL_SECONDS = 120;

/** The far end of the call hangs up. */
export function hangUp(world: World, call: Call): void {
  world.timeline.add('hung-up', call.subject, {});
  finishCall(world, call, 'completed', 200);
}

/** The far end presses keys, all at once. */
export function pressKeys(world: World, call: Call, digits: string): void {
  for (const key of digits) {
    const listening = call.pressKey(key);
    world.timeline.add('pressed', call.subject, { key, listening });
  }
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

/** What an answered phone does by itself from now on, until the call is over. */
export function playPersona(world: World, call: Call, persona: Persona): FarEnd {
  const { clock } = world;
  const later = (seconds: number | undefined, act: () => void): void => {
    if (seconds !== undefined) clock.after(seconds, act, call.over);
  };
  const isHuman = persona.kind === 'human';
  later(persona.hangUpAfterSeconds ?? (isHuman ? undefined : VOICEMAIL_SECONDS), () => hangUp(world, call));
  return {
    gatherStarted: once(() => {
      const { press } = persona;
      if (press && isHuman) later(persona.pressAfterSeconds, () => pressKeys(world, call, press));
    }),
    talkBegan: once(() => {
      world.timeline.add('talking', call.subject, {});
      later(persona.talkSeconds, () => hangUp(world, call));
    }),
  };
}
