import { untilAborted } from '../record/interruption.js';
import { countOf, flagOf, methodOf } from '../twiml/attributes.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import { KeyCollector } from './key-collector.js';
import { isPrompt, prompt } from './prompts.js';
import { absoluteUrl, type VerbContext, type VerbOutcome } from './verb-context.js';

class BargedIn extends Error {}

function collectorFor(node: TwimlNode): KeyCollector {
  const numDigits = node.attributes['numDigits'] === undefined ? undefined : countOf(node, 'numDigits', 1, 1);
  return new KeyCollector({ numDigits, finishOnKey: node.attributes['finishOnKey'] ?? '#' });
}

function takesKeys(node: TwimlNode): boolean {
  return (node.attributes['input'] ?? 'dtmf').split(' ').includes('dtmf');
}

/** Plays the nested prompts; the first key cuts them short. */
async function playPrompts(context: VerbContext, node: TwimlNode, firstKey: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([context.signal, firstKey]);
  try {
    for (const child of node.children) if (isPrompt(child.tag)) await prompt({ ...context, signal }, child, child.tag);
  } catch (error) {
    if (!(error instanceof BargedIn)) throw error;
  }
}

/** Collects until complete, or until `timeout` simulated seconds have passed since the prompts or the last key. */
async function collect(context: VerbContext, node: TwimlNode, keys: KeyCollector): Promise<void> {
  const { world, call, signal } = context;
  const timeout = countOf(node, 'timeout', 5, 1);
  const firstKey = new AbortController();
  let silence = new AbortController();
  const awaitSilence = (): void => {
    silence.abort();
    silence = new AbortController();
    world.clock.after(timeout, () => keys.complete.resolve(), AbortSignal.any([silence.signal, call.over]));
  };
  if (takesKeys(node))
    call.listenForKeys((key) => {
      firstKey.abort(new BargedIn());
      keys.take(key);
      awaitSilence();
    });
  try {
    await playPrompts(context, node, firstKey.signal);
    if (!firstKey.signal.aborted) awaitSilence();
    await untilAborted(keys.complete.promise, signal);
  } finally {
    call.listenForKeys(undefined);
    silence.abort();
  }
}

/**
 * Prompts and collects keys. Without input the document goes on, unless `actionOnEmptyResult`; without `action` the
 * document itself is asked again. Speech is never recognised: a Gather for speech alone hears nothing.
 */
export async function gather(context: VerbContext, node: TwimlNode): Promise<VerbOutcome> {
  const keys = collectorFor(node);
  context.world.timeline.add('gathering', context.call.subject, {});
  if (takesKeys(node)) context.call.farEnd?.gatherStarted();
  await collect(context, node, keys);
  if (keys.digits === '' && !flagOf(node, 'actionOnEmptyResult', false)) return undefined;
  return {
    kind: 'url',
    name: 'gather action',
    url: absoluteUrl(context, node.attributes['action']),
    method: methodOf(node, 'method'),
    extra: { Digits: keys.digits, ...(keys.finishedOnKey ? { FinishedOnKey: keys.finishedOnKey } : {}) },
  };
}
