import { TwimlFailure } from '../twiml/twiml-failure.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import { askForReplies } from './ask-for-replies.js';
import { deliverMessage } from './deliver-message.js';
import { Message } from './message.js';
import { messageDestination } from './message-destination.js';
import { inboundParameters } from './message-parameters.js';
import { optOutTypeOf, type OptOutType } from './opt-out-list.js';

export interface IncomingText {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly mediaUrls: readonly string[];
  /** Put into the webhook as it is, as if the carrier had recognised it. */
  readonly optOutType?: OptOutType | undefined;
}

/** What the carrier itself writes back on a number with Advanced Opt-Out. */
const CARRIER_ANSWERS: Readonly<Record<OptOutType, string>> = {
  STOP: 'You have been unsubscribed and will get no more messages from this number. Reply START to resubscribe.',
  START: 'You have been re-subscribed to messages from this number. Reply HELP for help, STOP to unsubscribe.',
  HELP: 'Reply STOP to unsubscribe. Message and data rates may apply.',
};

async function repliesTo(world: World, message: Message, extra: WebhookParameters): ReturnType<typeof askForReplies> {
  const { url, fallback } = messageDestination(world, message.request.to);
  if (!url) return [];
  const parameters = { ...inboundParameters(world, message), ...extra };
  try {
    return await askForReplies(world, url, parameters);
  } catch (error) {
    if (!(error instanceof TwimlFailure)) throw error;
    const { code, message: reason, url: failed = '' } = error;
    world.timeline.add('simulator-error', { number: message.request.from }, { code, message: reason, url: failed });
    if (!fallback || failed === fallback.url) return [];
    return askForReplies(world, fallback, { ...parameters, ErrorCode: String(code), ErrorUrl: failed });
  }
}

async function answer(world: World, message: Message, extra: WebhookParameters): Promise<void> {
  const { from: theirs, to: ours } = message.request;
  for (const { body, mediaUrls, to = theirs, from = ours, statusCallback } of await repliesTo(world, message, extra)) {
    const request = { to, from, mediaUrls, direction: 'outbound-reply', statusCallback, validitySeconds: 36_000 } as const;
    deliverMessage(world, new Message(request, body, 'queued', world.clock.now()));
  }
}

/** A phone sends a text to one of our numbers: the carrier hears stop words, the program is asked, its answer delivered. */
export function receiveText(world: World, { from, to, body, mediaUrls, optOutType }: IncomingText): Message {
  const message = new Message(
    { to, from, mediaUrls, direction: 'inbound', validitySeconds: 0 },
    body,
    'received',
    world.clock.now(),
  );
  message.sentAt = message.createdAt;
  world.messages.add(message);
  world.timeline.add('text-sent', { number: from }, { text: body, to, messageSid: message.sid });
  const heard = optOutTypeOf(body, to);
  world.carrier.optOuts.hear(heard, to, from);
  const carrierAnswers = heard && messageDestination(world, to).advancedOptOut;
  if (carrierAnswers) world.timeline.add('text-received', { number: from }, { text: CARRIER_ANSWERS[heard], from: to });
  const type = optOutType ?? (carrierAnswers ? heard : undefined);
  answer(world, message, type ? { OptOutType: type } : {}).catch((error: unknown) => {
    world.timeline.add('simulator-error', { number: from }, { message: String(error) });
  });
  return message;
}
