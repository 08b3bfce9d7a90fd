import { hangUp } from '../phones/hang-up.js';
import type { World } from '../world.js';
import type { Arrival, Call } from './call.js';

/** A call reaches one of our numbers and rings there. */
export function arrive(world: World, call: Call, { persona }: Arrival): void {
  const { from, to } = call.request;
  call.startedAt = world.clock.now();
  call.moveTo('ringing');
  world.timeline.add('dialled', call.subject, { from, to });
  if (persona.hangUpAt !== 'ringing') return;
  const giveUp = (): void => (call.status === 'ringing' ? hangUp(world, call) : undefined);
  world.clock.after(persona.hangUpAfterSeconds ?? 0, giveUp, call.over);
}
