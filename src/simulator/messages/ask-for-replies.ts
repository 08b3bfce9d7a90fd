import { methodOf, wordsOf } from '../twiml/attributes.js';
import { messagingGrammarFault } from '../twiml/messaging-grammar.js';
import { readRoot } from '../twiml/parse-twiml.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { UrlAndMethod } from '../calls/call.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';

/** One `<Message>` of an answer; what is undefined is as in the text that is answered. */
interface ReplyText {
  readonly body: string;
  readonly mediaUrls: readonly string[];
  readonly to: string | undefined;
  readonly from: string | undefined;
  readonly statusCallback: string | undefined;
}

const MAX_REDIRECTS = 10;

function replyText(node: TwimlNode, url: string): ReplyText {
  const bodies = node.children.filter((child) => child.tag === 'Body');
  const { to, from, statusCallback } = node.attributes;
  return {
    body: bodies.length > 0 ? bodies.map(wordsOf).join('') : node.children.length > 0 ? '' : wordsOf(node),
    mediaUrls: node.children.filter((child) => child.tag === 'Media').map(wordsOf),
    to,
    from,
    statusCallback: statusCallback === undefined ? undefined : new URL(statusCallback, url).href,
  };
}

function nodesOf(contentType: string, body: string, url: string): readonly TwimlNode[] {
  if (body.trim() === '') return [];
  if (contentType.startsWith('text/plain')) return [{ tag: 'Message', attributes: {}, text: body, children: [] }];
  try {
    const root = readRoot(body);
    const fault = messagingGrammarFault(root);
    if (fault) throw new TwimlFailure(12200, fault);
    return root.children;
  } catch (error) {
    throw error instanceof TwimlFailure ? new TwimlFailure(error.code, error.message, url) : error;
  }
}

/**
 * Asks for the answer to a text, following its redirects. Plain text is one reply. Throws TwimlFailure with Twilio's
 * code and the URL when it cannot be fetched or understood.
 */
export async function askForReplies(
  world: World,
  target: UrlAndMethod,
  parameters: WebhookParameters,
): Promise<readonly ReplyText[]> {
  const replies: ReplyText[] = [];
  let next: UrlAndMethod | undefined = target;
  for (let asked = 0; next && asked <= MAX_REDIRECTS; asked += 1) {
    const { url, method }: UrlAndMethod = next;
    next = undefined;
    const answer = await world.webhooks.send({ name: 'message', url, method, parameters, number: parameters['From'] });
    if (!answer.ok) throw new TwimlFailure(answer.code, answer.reason, url);
    for (const node of nodesOf(answer.contentType, answer.body, url)) {
      if (node.tag === 'Message') replies.push(replyText(node, url));
      else next = { url: new URL(wordsOf(node), url).href, method: methodOf(node, 'method') };
      if (next) break;
    }
  }
  return replies;
}
