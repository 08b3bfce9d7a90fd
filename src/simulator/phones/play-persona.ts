import type { Call, FarEnd } from '../calls/call.js';
import type { World } from '../world.js';
import { hangUp } from './hang-up.js';
import { partnersMenu } from './partners-menu.js';
import type { Persona } from './persona.js';
import { pressKeys } from './press-keys.js';
import { voicemailBox } from './voicemail-box.js';

const DEFAULT_MESSAGE_SECONDS = 6;

/** When a machine hangs up by itself: a voicemail box that is full, a fax that heard no fax. */
const GIVES_UP_AFTER: Partial<Record<Persona['kind'], number>> = { voicemail: 120, fax: 30 };

/** What is said on answering, before anybody else has spoken. */
function firstWords(persona: Persona): string | undefined {
  if (persona.kind === 'voicemail') return persona.says ?? 'Please leave a message after the tone.';
  if (persona.kind === 'relative') return persona.says ?? 'They are not here.';
  return persona.kind === 'fax' ? '(fax tone)' : undefined;
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

/** What an answered phone does by itself from now on, until the call is over. */
export function playPersona(world: World, call: Call, persona: Persona): FarEnd {
  const { kind, hangUpAt, hangUpAfterSeconds } = persona;
  const isPerson = kind === 'human' || kind === 'relative';
  const say = (text: string | undefined): void => {
    if (text !== undefined) world.timeline.add('said', call.subject, { text });
  };
  const later = (seconds: number | undefined, act: () => void): void => {
    if (seconds !== undefined) world.clock.after(seconds, act, call.over);
  };
  const leave = once(() => later(hangUpAfterSeconds ?? 0, () => hangUp(world, call)));
  const reached = (stage: Persona['hangUpAt']): void => (stage === hangUpAt ? leave() : undefined);
  const talk = once(() => {
    world.timeline.add('talking', call.subject, {});
    if (kind !== 'relative' && kind !== 'voicemail') say(persona.says);
    later(persona.talkSeconds, () => hangUp(world, call));
  });
  const menu = kind === 'ivr' ? partnersMenu(persona, say, later, talk) : undefined;
  const box = kind === 'voicemail' ? voicemailBox(world, call, persona.greetingSeconds) : undefined;
  const keys = [...(persona.presses ?? [persona.press ?? ''])];
  say(firstWords(persona));
  later(hangUpAt ? GIVES_UP_AFTER[kind] : (hangUpAfterSeconds ?? GIVES_UP_AFTER[kind]), () => hangUp(world, call));
  reached('greeting');
  return {
    gatherStarted: () => {
      const next = keys.shift();
      if (next && isPerson) later(persona.pressAfterSeconds, () => pressKeys(world, call, next));
      reached('gather');
    },
    talkBegan: () => (menu ? menu.connected() : talk()),
    reached,
    heard: (text) => box?.hear(text),
    speaks: () => (isPerson ? persona.says : undefined),
    toneHeard: (key) => menu?.take(key),
    recordingStarted: () => {
      say(persona.says ?? '(a message)');
      reached('record');
      return isPerson ? (persona.leavesMessageSeconds ?? DEFAULT_MESSAGE_SECONDS) : Infinity;
    },
  };
}
