import type { CallQueue, QueueMember } from '../queues/call-queue.js';
import { averageWaitSeconds, waitedSeconds } from '../queues/queue-times.js';
import { meetDialler } from '../queues/meet-dialler.js';
import type { QueueBridge } from '../queues/queue-bridge.js';
import { Deferred } from '../record/deferred.js';
import { CallOver } from '../record/interruption.js';
import { countOf, methodOf, wordsOf } from '../twiml/attributes.js';
import { Redirected, type Source } from '../twiml/source.js';
import { noteWarning } from '../twiml/note-warning.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import { voiceParameters } from '../webhooks/voice-parameters.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import { hear } from './prompts.js';
import { absoluteUrl, type VerbContext, type VerbOutcome } from './verb-context.js';

/** Thrown by the Leave verb of a wait document. */
export class LeftQueue extends Error {}

class Taken extends Error {
  constructor(readonly bridge: QueueBridge) {
    super('taken');
  }
}

const WAIT_VERBS = ['Play', 'Say', 'Pause', 'Hangup', 'Redirect', 'Leave', 'Gather'];
/** Between two rounds of a wait document, so that an empty one does not ask without a pause. */
const BETWEEN_ROUNDS = 1;

type QueueResult = 'bridged' | 'redirected-from-bridged' | 'hangup' | 'leave' | 'redirected' | 'queue-full' | 'error';

function waitParameters({ world }: VerbContext, queue: CallQueue, member: QueueMember): WebhookParameters {
  return {
    QueuePosition: String(queue.positionOf(member)),
    QueueSid: queue.sid,
    QueueTime: String(waitedSeconds(world.clock, member)),
    AvgQueueTime: String(averageWaitSeconds(world.clock, queue)),
    CurrentQueueSize: String(queue.size),
    MaxQueueSize: String(queue.maxSize),
  };
}

/** Waits for ever; ends only by an error that says why. */
async function wait(context: VerbContext, node: TwimlNode, queue: CallQueue, member: QueueMember): Promise<never> {
  const { world, call, signal } = context;
  const { waitUrl } = node.attributes;
  for (;;) {
    if (waitUrl) {
      const extra = waitParameters(context, queue, member);
      const url = absoluteUrl(context, waitUrl);
      const source = { kind: 'url', name: 'enqueue wait url', url, method: methodOf(node, 'waitUrlMethod'), extra } as const;
      await context.run({ ...context, allowed: WAIT_VERBS, inQueue: true }, source);
    } else hear(world, call, '(hold music)');
    await world.clock.wait(waitUrl ? BETWEEN_ROUNDS : Infinity, signal);
  }
}

function resultOf(error: unknown): QueueResult {
  if (error instanceof LeftQueue) return 'leave';
  if (error instanceof Taken) return 'bridged';
  if (error instanceof CallOver) return 'hangup';
  if (error instanceof Redirected) return 'redirected';
  if (error instanceof TwimlFailure) return 'error';
  throw error;
}

function actionSource(
  context: VerbContext,
  node: TwimlNode,
  extra: WebhookParameters,
): Extract<Source, { kind: 'url' }> | undefined {
  const { action } = node.attributes;
  if (!action) return undefined;
  return { kind: 'url', name: 'enqueue action', url: absoluteUrl(context, action), method: methodOf(node, 'method'), extra };
}

/** Tells the action that the caller is gone or elsewhere; what it answers no longer matters. */
function tell(context: VerbContext, node: TwimlNode, extra: WebhookParameters): void {
  const source = actionSource(context, node, extra);
  if (!source) return;
  const { name, url, method } = source;
  const parameters = { ...voiceParameters(context.world, context.call), ...extra };
  void context.world.webhooks.send({ name, url, method, parameters, ...context.call.subject });
}

/** Talks with the Dial that took this caller out, then asks `action`; a hang-up while talking still counts as bridged. */
async function meet(context: VerbContext, node: TwimlNode, known: WebhookParameters, bridge: QueueBridge): Promise<VerbOutcome> {
  const result = (QueueResult: QueueResult): WebhookParameters => ({ QueueResult, ...known });
  try {
    await meetDialler(context, bridge, known);
    return actionSource(context, node, result('bridged'));
  } catch (error) {
    bridge.over.resolve();
    if (error instanceof TwimlFailure) return actionSource(context, node, result('error'));
    tell(context, node, result(error instanceof Redirected ? 'redirected-from-bridged' : 'bridged'));
    throw error;
  }
}

/** Waits until something ends it: always rejects, with `Taken` when a Dial takes this caller. */
async function waitOrBeTaken(context: VerbContext, node: TwimlNode, queue: CallQueue, member: QueueMember): Promise<never> {
  const taken = new AbortController();
  void member.taken.promise.then((bridge) => taken.abort(new Taken(bridge)));
  return wait({ ...context, signal: AbortSignal.any([context.signal, taken.signal]) }, node, queue, member);
}

/** Parks the call in a queue until it leaves, hangs up or is taken out; then asks `action`, or goes on without one. */
export async function enqueue(context: VerbContext, node: TwimlNode): Promise<VerbOutcome> {
  const { world, call } = context;
  const queue = world.queues.namedOrNew(wordsOf(node));
  const maximum = Math.min(queue.maxSize, countOf(node, 'maxQueueSize', queue.maxSize, 1));
  if (queue.size >= maximum) return actionSource(context, node, { QueueResult: 'queue-full' });
  const member: QueueMember = { call, enqueuedAt: world.clock.now(), taken: new Deferred() };
  queue.add(member);
  world.timeline.add('joined-queue', call.subject, { queue: queue.friendlyName });
  call.farEnd?.reached('queue');
  try {
    return await waitOrBeTaken(context, node, queue, member);
  } catch (error) {
    const result = resultOf(error);
    const QueueTime = String(waitedSeconds(world.clock, member));
    queue.remove(member);
    if (error instanceof TwimlFailure) noteWarning(world, call, error.code, error.message, error.url);
    world.timeline.add('left-queue', call.subject, { queue: queue.friendlyName, result });
    const known = { QueueSid: queue.sid, QueueTime };
    if (error instanceof Taken) return meet(context, node, known, error.bridge);
    const extra = { QueueResult: result, ...known };
    if (result === 'leave' || result === 'error') return actionSource(context, node, extra);
    tell(context, node, extra);
    throw error;
  }
}
