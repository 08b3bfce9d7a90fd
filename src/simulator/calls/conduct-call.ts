import { detectAnswerer } from '../amd/detect-answerer.js';
import { leaveRoom } from '../conferences/leave-room.js';
import { occupySeat } from '../conferences/occupy-seat.js';
import type { Room, Seat } from '../conferences/room.js';
import { CallOver } from '../record/interruption.js';
import { Redirected, type Source } from '../twiml/source.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import { hear } from '../verbs/prompts.js';
import { runDocuments } from '../verbs/run-document.js';
import { waitForConference } from '../verbs/wait-for-conference.js';
import { reportError } from '../webhooks/report-error.js';
import type { World } from '../world.js';
import type { Call } from './call.js';
import { answerIfRinging } from './answer-call.js';
import { arrive } from './arrive.js';
import { dropCall, finishCall } from './finish-call.js';
import { ringCall } from './ring-call.js';
import { sendDigits } from './send-digits.js';

/** What drives a call after the answer: a document, or a place in a conference. */
type Step = Source | { readonly kind: 'seat'; readonly room: Room; readonly seat: Seat };

async function perform(world: World, call: Call, step: Step): Promise<void> {
  const running = { world, call, signal: call.beginRun(), run: runDocuments };
  if (step.kind !== 'seat') return runDocuments(running, step);
  const { room, seat } = step;
  await Promise.all([occupySeat(world, room, seat, running.signal), waitForConference(running, room, seat)]);
}

/** The fallback document, unless there is none or it is the one that failed. */
function fallbackFor(world: World, call: Call, failure: TwimlFailure): Step | undefined {
  world.timeline.add('simulator-error', call.subject, { code: failure.code, message: failure.message, url: failure.url });
  reportError(world, call.subject, { level: 'ERROR', code: failure.code, message: failure.message, url: failure.url });
  const { fallback } = call;
  if (fallback && fallback.url !== failure.url) {
    const extra = { ErrorCode: String(failure.code), ErrorUrl: failure.url ?? '' };
    return { kind: 'url', name: 'voice fallback', ...fallback, extra };
  }
  answerIfRinging(world, call);
  hear(world, call, 'We are sorry, an application error has occurred.');
  return undefined;
}

/** Performs a step. Answers the next one, or undefined when the call has nothing left to do. */
async function nextStep(world: World, call: Call, step: Step): Promise<Step | undefined> {
  try {
    await perform(world, call, step);
    return undefined;
  } catch (error) {
    if (error instanceof Redirected) return error.source;
    if (error instanceof CallOver) return undefined;
    if (error instanceof TwimlFailure) return fallbackFor(world, call, error);
    throw error;
  }
}

async function conduct(world: World, call: Call, first: Step): Promise<void> {
  const { arrival } = call.request;
  if (arrival) arrive(world, call, arrival);
  else if (!(await ringCall(world, call))) {
    if (first.kind === 'seat') leaveRoom(world, first.room, first.seat, 'participant_add_failed');
    return;
  }
  await sendDigits(world, call);
  const detected = await detectAnswerer(world, call);
  call.steerable = true;
  let step: Step | undefined = first.kind === 'url' ? { ...first, extra: { ...first.extra, ...detected } } : first;
  while (step) step = await nextStep(world, call, step);
  // Nobody answered a Dial that was to answer the call, and its document had no more to say.
  if (call.status === 'ringing') finishCall(world, call, 'no-answer', 487);
  else finishCall(world, call, 'completed', 200);
}

/** Dials a call and drives it to its end. Returns at once; a fault of the simulator itself ends the call and is shown. */
export function conductCall(world: World, call: Call, first: Step): void {
  world.calls.add(call);
  conduct(world, call, first).catch((error: unknown) => {
    world.timeline.add('simulator-error', call.subject, { message: String(error) });
    console.error('simulator error', error);
    dropCall(world, call);
  });
}
