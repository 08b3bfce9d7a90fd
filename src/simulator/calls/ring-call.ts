import type { World } from '../world.js';
import { assertNever } from '../assert-never.js';
import type { Persona } from '../phones/persona.js';
import { refuseAsSpam } from '../phones/refuse-as-spam.js';
import { CallOver } from '../record/interruption.js';
import { reportCall } from '../webhooks/report-call.js';
import { answerCall } from './answer-call.js';
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

/** When the phone is picked up or the call refused, without anybody pressing Answer. */
function actsAfter(persona: Persona): number {
  if (persona.hangUpAt === 'ringing') return persona.hangUpAfterSeconds ?? 0;
  const waits = persona.kind === 'no-answer' || persona.kind === 'manual' || persona.kind === 'softphone';
  return waits ? Infinity : persona.answerAfterSeconds;
}

async function meetPersona(world: World, call: Call, persona: Persona): Promise<void> {
  const { timeoutSeconds } = call.request;
  const acts = actsAfter(persona);
  startRinging(world, call);
  let accepted = false;
  const pressedAnswer = call.accepted.promise.then(() => {
    accepted = true;
  });
  await Promise.race([world.clock.wait(Math.min(acts, timeoutSeconds), call.over), pressedAnswer]);
  if (accepted) answerCall(world, call, persona);
  else if (acts > timeoutSeconds) finishCall(world, call, 'no-answer', 487);
  else if (persona.kind === 'declines' || persona.hangUpAt === 'ringing') finishCall(world, call, 'busy', 603);
  else answerCall(world, call, persona);
}

async function dial(world: World, call: Call): Promise<void> {
  if (call.request.direction === 'outbound-api') await world.pacing.admit(call);
  await world.clock.wait(DIAL_AFTER, call.over);
  call.startedAt = world.clock.now();
  world.timeline.add('dialled', call.subject, { from: call.request.from });
  reportCall(world, call, 'initiated');
  const persona = world.phones.at(call.request.to).reach(call.sid);
  const isGone = persona.kind === 'softphone' && !world.softphones.mayBeCalled(call.request.to);
  await world.clock.wait(CARRIER_ANSWERS_AFTER, call.over);
  if (isGone) return finishCall(world, call, 'failed', 404);
  switch (persona.kind) {
    case 'busy':
      return finishCall(world, call, 'busy', 486);
    case 'unreachable':
      return finishCall(world, call, 'failed', 404);
    case 'blocked':
      return refuseAsSpam(world, call, persona);
    case 'human':
    case 'relative':
    case 'ivr':
    case 'fax':
    case 'softphone':
    case 'manual':
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
