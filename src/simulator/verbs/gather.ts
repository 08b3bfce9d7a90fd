import { untilAborted } from '../record/interruption.js';
import { countOf, flagOf, methodOf } from '../twiml/attributes.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import { KeyCollector } from './key-collector.js';
import { isPrompt, prompt } from './prompts.js';
import { absoluteUrl, type VerbContext, type VerbOutcome } from './verb-context.js';

class BargedIn extends Error {}

function collectorFor(node: TwimlNode): KeyCollector {
  const numDigits = node.attributes['numDigits'] === undefined ? undefined : countOf(node, 'numDigits', 1, 1);
  return new KeyCollector({ numDigits, finishOnKey: node.attributes['finishOnKey'] ?? '#' });
}

function takes(node: TwimlNode, input: 'dtmf' | 'speech'): boolean {
  return (node.attributes['input'] ?? 'dtmf').split(' ').includes(input);
}

/** Simulated seconds from the end of the prompts until what was said has been understood. */
const SPEECH_AFTER = 0.5;
const CONFIDENCE = '0.9';

/** Plays the nested prompts; the first key cuts them short. */
async function playPrompts(context: VerbContext, node: TwimlNode, firstKey: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([context.signal, firstKey]);
  try {
    for (const child of node.children) if (isPrompt(child.tag)) await prompt({ ...context, signal }, child, child.tag);
  } catch (error) {
    if (!(error instanceof BargedIn)) throw error;
  }
}

/**
 * Collects until complete, or until `timeout` simulated seconds have passed since the prompts or the last key. Answers
 * the words when the person spoke before pressing a key.
 */
async function collect(context: VerbContext, node: TwimlNode, keys: KeyCollector): Promise<string | undefined> {
  const { world, call, signal } = context;
  const timeout = countOf(node, 'timeout', 5, 1);
  const firstKey = new AbortController();
  let silence = new AbortController();
  const awaitSilence = (): void => {
    silence.abort();
    silence = new AbortController();
    world.clock.after(timeout, () => keys.complete.resolve(), AbortSignal.any([silence.signal, call.over]));
  };
  const words = takes(node, 'speech') ? call.farEnd?.speaks?.() : undefined;
  let spoken: string | undefined;
  const speak = (): void => {
    if (firstKey.signal.aborted) return;
    spoken = words;
    keys.complete.resolve();
  };
  if (takes(node, 'dtmf'))
    call.listenForKeys((key) => {
      firstKey.abort(new BargedIn());
      keys.take(key);
      awaitSilence();
    });
  try {
    await playPrompts(context, node, firstKey.signal);
    if (!firstKey.signal.aborted) awaitSilence();
    if (words !== undefined) world.clock.after(SPEECH_AFTER, speak, AbortSignal.any([silence.signal, call.over]));
    await untilAborted(keys.complete.promise, signal);
    return spoken;
  } finally {
    call.listenForKeys(undefined);
    silence.abort();
  }
}

function resultOf(node: TwimlNode, keys: KeyCollector, spoken: string | undefined): WebhookParameters {
  if (spoken !== undefined) return { SpeechResult: spoken, Confidence: CONFIDENCE };
  if (!takes(node, 'dtmf')) return { SpeechResult: '' };
  return { Digits: keys.digits, ...(keys.finishedOnKey ? { FinishedOnKey: keys.finishedOnKey } : {}) };
}

/**
 * Prompts and collects keys or words. Without input the document goes on, unless `actionOnEmptyResult`; without
 * `action` the document itself is asked again. Somebody who has something to say is understood at the end of the prompts.
 */
export async function gather(context: VerbContext, node: TwimlNode): Promise<VerbOutcome> {
  const keys = collectorFor(node);
  context.world.timeline.add('gathering', context.call.subject, {});
  if (takes(node, 'dtmf')) context.call.farEnd?.gatherStarted();
  const spoken = await collect(context, node, keys);
  if (spoken === undefined && keys.digits === '' && !flagOf(node, 'actionOnEmptyResult', false)) return undefined;
  return {
    kind: 'url',
    name: 'gather action',
    url: absoluteUrl(context, node.attributes['action']),
    method: methodOf(node, 'method'),
    extra: resultOf(node, keys, spoken),
  };
}
