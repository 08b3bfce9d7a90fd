import { answerIfRinging } from '../calls/answer-call.js';
import { callSeconds } from '../calls/call-seconds.js';
import { Deferred } from '../record/deferred.js';
import { untilAborted } from '../record/interruption.js';
import type { CallQueue, QueueMember } from '../queues/call-queue.js';
import { QueueBridge } from '../queues/queue-bridge.js';
import { waitedSeconds } from '../queues/queue-times.js';
import { countOf, flagOf, methodOf, wordsOf } from '../twiml/attributes.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import { absoluteUrl, type VerbContext } from './verb-context.js';

/** Takes out whoever waits longest, or the next to come within the time. */
async function nextMember(context: VerbContext, queue: CallQueue, seconds: number): Promise<QueueMember | undefined> {
  const enough = new AbortController();
  const timeUp = new Deferred<false>();
  context.world.clock.after(seconds, () => timeUp.resolve(false), AbortSignal.any([context.signal, enough.signal]));
  try {
    for (;;) {
      const member = queue.find('Front');
      if (member) queue.remove(member);
      if (member) return member;
      if (!(await untilAborted(Promise.race([queue.arrival(), timeUp.promise]), context.signal))) return undefined;
    }
  } finally {
    enough.abort();
  }
}

/** Both talk until one hangs up, or the side that dialled presses * when that is allowed. */
async function talk(context: VerbContext, node: TwimlNode, member: QueueMember, bridge: QueueBridge): Promise<boolean> {
  const { world, call, signal } = context;
  const gone = new Deferred<void>();
  if (member.call.isOver) gone.resolve();
  member.call.over.addEventListener('abort', () => gone.resolve(), { once: true });
  const connected = await untilAborted(
    Promise.race([bridge.ready.promise.then(() => true), gone.promise.then(() => false), bridge.over.promise.then(() => false)]),
    signal,
  );
  if (!connected) return false;
  if (flagOf(node, 'hangupOnStar', false)) call.listenForKeys((key) => (key === '*' ? gone.resolve() : undefined));
  answerIfRinging(world, call);
  call.farEnd?.talkBegan();
  member.call.farEnd?.talkBegan();
  await untilAborted(Promise.race([gone.promise, bridge.over.promise]), signal);
  return true;
}

/**
 * Connects the call with the front of a queue. A queue nobody made is a failed Dial; an empty one is waited on until
 * the Dial's timeout.
 */
export async function dialQueue(context: VerbContext, node: TwimlNode, noun: TwimlNode): Promise<WebhookParameters> {
  const { world, call } = context;
  const queue = world.queues.named(wordsOf(noun));
  if (!queue) return { DialCallStatus: 'failed', DialBridged: 'false' };
  const member = await nextMember(context, queue, countOf(node, 'timeout', 30, 5, 600));
  if (!member) return { DialCallStatus: 'no-answer', DialBridged: 'false', QueueSid: queue.sid };
  const { url } = noun.attributes;
  const bridge = new QueueBridge(call, url ? { url: absoluteUrl(context, url), method: methodOf(noun, 'method') } : undefined);
  const QueueTime = String(waitedSeconds(world.clock, member));
  member.taken.resolve(bridge);
  try {
    const talked = await talk(context, node, member, bridge);
    return {
      DialCallStatus: talked ? 'completed' : 'no-answer',
      DialBridged: String(talked),
      DialCallSid: member.call.sid,
      DialCallDuration: String(callSeconds(world.clock, member.call)),
      QueueSid: queue.sid,
      QueueTime,
      DequeingCallSid: call.sid,
    };
  } finally {
    bridge.over.resolve();
    call.listenForKeys(undefined);
  }
}
