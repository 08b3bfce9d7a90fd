import type { Call } from '../calls/call.js';
import { assertNever } from '../assert-never.js';
import { countOf, wordsOf } from '../twiml/attributes.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import type { World } from '../world.js';
import type { Running } from './verb-context.js';

const WORDS_PER_SECOND = 150 / 60;
/** Sounds are not opened; each lasts this many simulated seconds. */
const PLAY_SECONDS = 5;
/** What `loop="0"`, for ever, comes down to. */
const FOREVER = 1000;

const PROMPT_TAGS = ['Say', 'Play', 'Pause'] as const;
type PromptTag = (typeof PROMPT_TAGS)[number];

export function isPrompt(tag: string): tag is PromptTag {
  return PROMPT_TAGS.some((known) => known === tag);
}

/** The far end hears this. */
export function hear(world: World, call: Call, text: string): void {
  const phone = world.phones.find(call.farNumber);
  if (phone && phone.currentCallSid === call.sid) phone.hears = text;
  call.farEnd?.heard(text);
  world.timeline.add('heard', call.subject, { text });
}

async function utter(running: Running, node: TwimlNode, text: string, seconds: number): Promise<void> {
  const times = countOf(node, 'loop', 1) || FOREVER;
  for (let time = 0; time < times; time += 1) {
    hear(running.world, running.call, text);
    await running.world.clock.wait(seconds, running.signal);
  }
}

/** Says, plays or pauses, taking as long as it takes. */
export async function prompt(running: Running, node: TwimlNode, tag: PromptTag): Promise<void> {
  const text = wordsOf(node);
  switch (tag) {
    case 'Say':
      return utter(running, node, text, text === '' ? 0 : text.split(' ').length / WORDS_PER_SECOND);
    case 'Play':
      for (const key of node.attributes['digits'] ?? '') running.call.farEnd?.toneHeard(key);
      return utter(running, node, node.attributes['digits'] ? '(tones)' : `(sound ${text.split('/').at(-1)})`, PLAY_SECONDS);
    case 'Pause':
      return running.world.clock.wait(countOf(node, 'length', 1), running.signal);
    default:
      return assertNever(tag);
  }
}
