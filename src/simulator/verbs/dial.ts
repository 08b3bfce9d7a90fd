import { CallOver } from '../record/interruption.js';
import { methodOf, wordsOf } from '../twiml/attributes.js';
import type { Source } from '../twiml/source.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import { voiceParameters } from '../webhooks/voice-parameters.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import { dialConference } from './dial-conference.js';
import { dialPhones } from './dial-phones.js';
import { dialQueue } from './dial-queue.js';
import { hear } from './prompts.js';
import { absoluteUrl, type VerbContext, type VerbOutcome } from './verb-context.js';

function nounsOf(node: TwimlNode): readonly TwimlNode[] {
  if (node.children.length > 0) return node.children;
  return [{ tag: 'Number', attributes: {}, text: wordsOf(node), children: [] }];
}

function connect(context: VerbContext, node: TwimlNode): Promise<WebhookParameters> {
  const nouns = nounsOf(node);
  const single = nouns.find((noun) => noun.tag === 'Conference' || noun.tag === 'Queue');
  if (!single) return dialPhones(context, node, nouns);
  if (nouns.length > 1) throw new TwimlFailure(12200, `<${single.tag}> must be alone in <Dial>`, context.documentUrl);
  return single.tag === 'Queue' ? dialQueue(context, node, single) : dialConference(context, node, single);
}

function actionSource(context: VerbContext, node: TwimlNode, extra: WebhookParameters): Extract<Source, { kind: 'url' }> {
  const url = absoluteUrl(context, node.attributes['action']);
  return { kind: 'url', name: 'dial action', url, method: methodOf(node, 'method'), extra };
}

/** The action is told of a caller who hung up during the Dial; what it answers no longer matters. */
function tellOfHangUp(context: VerbContext, node: TwimlNode): void {
  const waited = context.call.answeredAt === undefined;
  const result = { DialCallStatus: waited ? 'canceled' : 'completed', DialBridged: String(!waited) };
  const { name, url, method, extra } = actionSource(context, node, result);
  const parameters = { ...voiceParameters(context.world, context.call), ...extra };
  void context.world.webhooks.send({ name, url, method, parameters, ...context.call.subject });
}

/** Connects the call to phones or to a conference. With `action` the call goes on there; without, with the next verb. */
export async function dial(context: VerbContext, node: TwimlNode): Promise<VerbOutcome> {
  const hasAction = node.attributes['action'] !== undefined;
  if (context.call.status === 'ringing') hear(context.world, context.call, '(ringing)');
  try {
    const result = await connect(context, node);
    return hasAction ? actionSource(context, node, result) : undefined;
  } catch (error) {
    if (error instanceof CallOver && hasAction) tellOfHangUp(context, node);
    throw error;
  }
}
