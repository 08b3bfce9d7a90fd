import type { World } from '../world.js';
import { assertNever } from '../assert-never.js';
import type { Persona } from '../phones/persona.js';
import { playPersona } from '../phones/play-persona.js';
import { CallOver } from '../record/interruption.js';
import { reportCall } from '../webhooks/report-call.js';
import type { Call } from './call.js';
import { finishCall } from './finish-call.js';

/** Simulated seconds between the REST answer and dialling, and between dialling and what the carrier says first. */
const DIAL_AFTER = 0.1;
const CARRIER_ANSWERS_AFTER = 0.5;

function startRinging(world: World, call: Call): void {
  call.moveTo('ringing');
  world.timeline.add('ringing', call.subject, {});
  reportCall(world, call, 'ringing');
}

function answer(world: World, call: Call, persona: Persona): void {
  call.moveTo('in-progress');
  call.answeredAt = world.clock.now();
  world.phones.at(call.request.to).answered();
  world.timeline.add('answered', call.subject, { by: persona.kind, name: persona.name });
  call.farEnd = playPersona(world, call, persona);
  reportCall(world, call, 'answered');
  world.clock.after(call.request.timeLimitSeconds, () => finishCall(world, call, 'completed', 200), call.over);
}

async function meetPersona(world: World, call: Call, persona: Persona): Promise<void> {
  const { timeoutSeconds } = call.request;
  const picksUpAfter = persona.kind === 'no-answer' ? Infinity : persona.answerAfterSeconds;
  startRinging(world, call);
  if (picksUpAfter > timeoutSeconds) {
    await world.clock.wait(timeoutSeconds, call.over);
    finishCall(world, call, 'no-answer', 487);
    return;
  }
  await world.clock.wait(picksUpAfter, call.over);
  if (persona.kind === 'declines') finishCall(world, call, 'busy', 603);
  else answer(world, call, persona);
}

async function dial(world: World, call: Call): Promise<void> {
  await world.clock.wait(DIAL_AFTER, call.over);
  call.startedAt = world.clock.now();
  world.timeline.add('dialled', call.subject, { from: call.request.from });
  reportCall(world, call, 'initiated');
  const persona = world.phones.at(call.request.to).reach(call.sid);
  await world.clock.wait(CARRIER_ANSWERS_AFTER, call.over);
  switch (persona.kind) {
    case 'busy':
      return finishCall(world, call, 'busy', 486);
    case 'unreachable':
      return finishCall(world, call, 'failed', 404);
    case 'human':
    case 'voicemail':
    case 'no-answer':
    case 'declines':
      return meetPersona(world, call, persona);
    default:
      return assertNever(persona.kind);
  }
}

/** Takes a queued call to answered (true) or to a final status (false). Never rejects. */
export async function ringCall(world: World, call: Call): Promise<boolean> {
  try {
    await dial(world, call);
    return call.status === 'in-progress';
  } catch (error) {
    if (error instanceof CallOver) return false;
    throw error;
  }
}
