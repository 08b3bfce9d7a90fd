import { playPersona } from '../phones/play-persona.js';
import type { Persona } from '../phones/persona.js';
import { reportCall } from '../webhooks/report-call.js';
import type { World } from '../world.js';
import type { Call } from './call.js';
import { limitCall } from './limit-call.js';

/** The call is on: from now it is billed, the person on the far end acts, and its time limit runs. */
export function answerCall(world: World, call: Call, persona: Persona): void {
  call.moveTo('in-progress');
  call.answeredAt = world.clock.now();
  call.answeredPersona = persona;
  world.phones.at(call.farNumber).answered();
  const by = call.request.arrival ? 'our document' : persona.kind;
  world.timeline.add('answered', call.subject, { by, name: persona.name });
  call.farEnd = playPersona(world, call, persona);
  reportCall(world, call, 'answered');
  limitCall(world, call, call.timeLimitSeconds);
}
