import { callSeconds } from '../calls/call-seconds.js';
import { answerIfRinging } from '../calls/answer-call.js';
import { dropCall, finishCall } from '../calls/finish-call.js';
import { ringCall } from '../calls/ring-call.js';
import { CallOver, untilAborted } from '../record/interruption.js';
import { flagOf } from '../twiml/attributes.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import { phoneLeg, type PhoneLeg } from './phone-leg.js';
import type { VerbContext } from './verb-context.js';

const WHISPER_VERBS = ['Play', 'Say', 'Pause', 'Gather', 'Redirect', 'Hangup'];

function ring(world: World, leg: PhoneLeg): Promise<boolean> {
  world.calls.add(leg.call);
  return ringCall(world, leg.call);
}

/** Rings all at once. Resolves with the first to answer, or with nothing when none did. */
function firstToAnswer(world: World, legs: readonly PhoneLeg[]): Promise<PhoneLeg | undefined> {
  return new Promise((resolve, reject) => {
    let ringing = legs.length;
    for (const leg of legs) {
      ring(world, leg).then((answered) => {
        ringing -= 1;
        if (answered) resolve(leg);
        else if (ringing === 0) resolve(undefined);
      }, reject);
    }
  });
}

async function inTurn(world: World, legs: readonly PhoneLeg[], signal: AbortSignal): Promise<PhoneLeg | undefined> {
  for (const leg of legs) if (await untilAborted(ring(world, leg), signal)) return leg;
  return undefined;
}

/** Runs the whisper document on the called side. Answers whether that side is still there. */
async function whisper(context: VerbContext, leg: PhoneLeg): Promise<boolean> {
  if (!leg.whisper) return true;
  const { call } = leg;
  const running = { ...context, call, signal: call.beginRun(), allowed: WHISPER_VERBS };
  try {
    const document = context.run(running, { kind: 'url', name: 'voice whisper', ...leg.whisper, extra: {} });
    await untilAborted(document, context.signal);
    return true;
  } catch (error) {
    if (error instanceof CallOver && !context.signal.aborted) return false;
    throw error;
  }
}

/** Both talk until one hangs up, or the caller presses * when that is allowed. */
async function bridge(context: VerbContext, node: TwimlNode, leg: PhoneLeg): Promise<void> {
  const { world, call, signal } = context;
  const hangUp = (): void => finishCall(world, leg.call, 'completed', 200);
  if (flagOf(node, 'hangupOnStar', false)) call.listenForKeys((key) => (key === '*' ? hangUp() : undefined));
  answerIfRinging(world, call);
  call.farEnd?.talkBegan();
  leg.call.farEnd?.talkBegan();
  const ended = new Promise<void>((resolve) => {
    if (leg.call.isOver) resolve();
    leg.call.over.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await untilAborted(ended, signal);
  } finally {
    call.listenForKeys(undefined);
  }
}

function resultOf(context: VerbContext, leg: PhoneLeg, bridged: boolean): WebhookParameters {
  const { call } = leg;
  return {
    DialCallStatus: call.status,
    DialBridged: String(bridged),
    DialCallSid: call.sid,
    DialCallDuration: String(callSeconds(context.world.clock, call)),
  };
}

/** Rings the phones, all at once or in turn, and connects the first that answers until either side hangs up. */
export async function dialPhones(context: VerbContext, node: TwimlNode, nouns: readonly TwimlNode[]): Promise<WebhookParameters> {
  const { world, signal } = context;
  const legs = nouns.map((noun) => phoneLeg(context, node, noun));
  const dropAllBut = (kept?: PhoneLeg): void => {
    for (const leg of legs) if (leg !== kept && world.calls.find(leg.call.sid)) dropCall(world, leg.call);
  };
  try {
    const sequential = flagOf(node, 'sequential', false);
    const ringing = sequential ? inTurn(world, legs, signal) : firstToAnswer(world, legs);
    const winner = await untilAborted(ringing, signal);
    dropAllBut(winner);
    const last = legs.at(-1);
    if (!winner) return last ? resultOf(context, last, false) : { DialCallStatus: 'failed', DialBridged: 'false' };
    const bridged = await whisper(context, winner);
    if (bridged) await bridge(context, node, winner);
    return resultOf(context, winner, bridged);
  } finally {
    dropAllBut();
  }
}
