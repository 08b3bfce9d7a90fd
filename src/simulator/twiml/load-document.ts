import type { Call } from '../calls/call.js';
import { voiceParameters } from '../webhooks/voice-parameters.js';
import type { WebhookAnswer } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import { noteWarning } from './note-warning.js';
import { parseTwiml } from './parse-twiml.js';
import type { Source } from './source.js';
import { TwimlFailure } from './twiml-failure.js';
import type { TwimlNode } from './twiml-node.js';

interface LoadedDocument {
  readonly verbs: readonly TwimlNode[];
  /** What relative URLs in the document are relative to; undefined for an inline document. */
  readonly url: string | undefined;
}

const MAX_BYTES = 64 * 1024;
const MARKUP = /^(text\/xml|application\/xml|text\/html)\b/;

function spoken(text: string): TwimlNode {
  return { tag: 'Say', attributes: {}, text, children: [] };
}

function played(url: string): TwimlNode {
  return { tag: 'Play', attributes: {}, text: url, children: [] };
}

/** The verbs of a document; what breaks the grammar fails it, or is noted where the simulator is told to be no stricter than Twilio. */
function read(world: World, call: Call, xml: string, url?: string): readonly TwimlNode[] {
  const note = (fault: string): void => noteWarning(world, call, 12200, fault, url);
  return parseTwiml(xml, world.strictTwiml ? undefined : note);
}

function verbsOf(world: World, call: Call, answer: Extract<WebhookAnswer, { ok: true }>, url: string): readonly TwimlNode[] {
  const { contentType, body } = answer;
  if (Buffer.byteLength(body) > MAX_BYTES) throw new TwimlFailure(11750, 'The document is larger than 64 kB');
  if (contentType.startsWith('audio/')) return [played(url)];
  // Plain text is read aloud: a server that answers an error page as text is heard doing so.
  if (contentType.startsWith('text/plain')) return [spoken(body)];
  if (!MARKUP.test(contentType)) throw new TwimlFailure(12300, `Content type "${contentType}" is not one of TwiML`);
  world.traffic.write({ kind: 'twiml', xml: body });
  return read(world, call, body, url);
}

/** Fetches and reads a document. Throws TwimlFailure with Twilio's error code and the URL it came from. */
export async function loadDocument(world: World, call: Call, source: Source): Promise<LoadedDocument> {
  if (source.kind === 'inline') {
    world.timeline.add('twiml', call.subject, { xml: source.xml });
    world.traffic.write({ kind: 'twiml', xml: source.xml });
    return { verbs: read(world, call, source.xml), url: undefined };
  }
  const { name, url, method, extra } = source;
  const parameters = { ...voiceParameters(world, call), ...extra };
  const answer = await world.webhooks.send({ name, url, method, parameters, ...call.subject });
  if (!answer.ok) throw new TwimlFailure(answer.code, answer.reason, url);
  try {
    return { verbs: verbsOf(world, call, answer, url), url };
  } catch (error) {
    if (error instanceof TwimlFailure) throw new TwimlFailure(error.code, error.message, url);
    throw error;
  }
}
