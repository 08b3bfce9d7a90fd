import { CALL_EVENTS, Call, type StatusSubscription, type UrlAndMethod } from '../calls/call.js';
import { checkDialable } from '../phones/check-dialable.js';
import { isClient } from '../phones/dialable.js';
import { countOf, methodOf, wordsOf } from '../twiml/attributes.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import { absoluteUrl, type VerbContext } from './verb-context.js';

/** A phone that a Dial rings. */
export interface PhoneLeg {
  readonly call: Call;
  /** Runs on the called side after the answer, before the two are connected. */
  readonly whisper: UrlAndMethod | undefined;
}

function addressOf(noun: TwimlNode): string {
  if (noun.tag !== 'Client') return wordsOf(noun);
  const identity = noun.children.find((child) => child.tag === 'Identity') ?? noun;
  return `client:${wordsOf(identity)}`;
}

function subscriptionOf(context: VerbContext, noun: TwimlNode): StatusSubscription | undefined {
  const callback = noun.attributes['statusCallback'];
  if (!callback) return undefined;
  const asked = (noun.attributes['statusCallbackEvent'] ?? 'completed').split(' ');
  return {
    url: absoluteUrl(context, callback),
    method: methodOf(noun, 'statusCallbackMethod'),
    events: CALL_EVENTS.filter((event) => asked.includes(event)),
  };
}

function parametersOf(noun: TwimlNode): Readonly<Record<string, string>> {
  const given = noun.children.filter((child) => child.tag === 'Parameter').map((child) => child.attributes);
  return Object.fromEntries(given.map(({ name = '', value = '' }) => [name, value]));
}

/** One of our numbers, or an end of the call that dials. A browser's identity cannot be shown to a telephone. */
function callerIdOf(context: VerbContext, node: TwimlNode, to: string): string {
  const { ownNumbers } = context.world;
  const { from, to: called } = context.call.request;
  const callerId = node.attributes['callerId'] ?? from;
  const ours = !ownNumbers || ownNumbers.includes(callerId) || [from, called].includes(callerId);
  if (ours && (isClient(to) || !isClient(callerId))) return callerId;
  throw new TwimlFailure(13214, `<Dial callerId="${callerId}"> is not one of our numbers`, context.documentUrl);
}

/** The leg for one noun, not yet dialled. Throws TwimlFailure 13224 for a number that may not be dialled. */
export function phoneLeg(context: VerbContext, node: TwimlNode, noun: TwimlNode): PhoneLeg {
  const to = addressOf(noun);
  const refusal = checkDialable(context.world, to);
  if (refusal) throw new TwimlFailure(13224, refusal, context.documentUrl);
  const { url } = noun.attributes;
  return {
    call: new Call(
      {
        to,
        from: callerIdOf(context, node, to),
        direction: 'outbound-dial',
        clientParameters: parametersOf(noun),
        parentSid: context.call.sid,
        statusCallback: subscriptionOf(context, noun),
        timeoutSeconds: countOf(node, 'timeout', 30, 5, 600),
        timeLimitSeconds: countOf(node, 'timeLimit', 14_400, 1),
      },
      context.world.clock,
    ),
    whisper: url ? { url: absoluteUrl(context, url), method: methodOf(noun, 'method') } : undefined,
  };
}
