import { finishCall } from '../calls/finish-call.js';
import { pickUp } from '../calls/pick-up.js';
import { CallOver, untilAborted } from '../record/interruption.js';
import { methodOf, wordsOf } from '../twiml/attributes.js';
import { loadDocument } from '../twiml/load-document.js';
import type { Source } from '../twiml/source.js';
import { TwimlFailure } from '../twiml/twiml-failure.js';
import { dial } from './dial.js';
import { enqueue, LeftQueue } from './enqueue.js';
import { gather } from './gather.js';
import { isPrompt, prompt } from './prompts.js';
import { record } from './record.js';
import { start } from './start.js';
import { absoluteUrl, type Running, type Verb } from './verb-context.js';

const redirect: Verb = async (context, node) => ({
  kind: 'url',
  name: 'voice redirect',
  url: absoluteUrl(context, wordsOf(node)),
  method: methodOf(node, 'method'),
  extra: {},
});

const hangUp: Verb = async ({ world, call }) => {
  finishCall(world, call, 'completed', 200);
  throw new CallOver();
};

const leave: Verb = async ({ inQueue }) => {
  if (inQueue) throw new LeftQueue();
  return undefined;
};

/** What a Stop may name is refused in a Start, so there is never anything to stop. A recording ends over the API alone. */
const stop: Verb = async () => undefined;

const VERBS: Readonly<Record<string, Verb>> = {
  Gather: gather,
  Dial: dial,
  Enqueue: enqueue,
  Leave: leave,
  Record: record,
  Start: start,
  Stop: stop,
  Redirect: redirect,
  Reject: hangUp,
  Hangup: hangUp,
};

/** Runs one document. Answers the document it leads to, or undefined when it runs out. */
async function runOne(running: Running, source: Source): Promise<Source | undefined> {
  const { world, call, signal, allowed } = running;
  const document = await untilAborted(loadDocument(world, call, source), signal);
  if (document.verbs.length === 0) await pickUp(world, call, signal, undefined);
  for (const node of document.verbs) {
    await pickUp(world, call, signal, node);
    const verb = VERBS[node.tag];
    if (allowed && !allowed.includes(node.tag)) {
      throw new TwimlFailure(12200, `<${node.tag}> is not allowed in this document`, document.url);
    }
    if (isPrompt(node.tag)) await prompt(running, node, node.tag);
    const next = await verb?.({ ...running, documentUrl: document.url }, node);
    if (next) return next;
  }
  return undefined;
}

/** Runs a document and those it leads to, until one runs out. Rejects with the reason when something else ends it. */
export async function runDocuments(running: Running, first: Source): Promise<void> {
  let source: Source | undefined = first;
  while (source) source = await runOne(running, source);
}
