import { findDangerSigns } from '../screening/danger-signs.js';
import { findPhrase, toSlots, type PhraseSlot } from '../screening/find-phrase.js';
import { wordsOf, type Word } from '../screening/words.js';
import {
  callMePhrases,
  callMeTexts,
  helpTexts,
  notNowPhrases,
  nowPhrases,
  ownWishes,
  pleasToStay,
  politeWords,
  startTexts,
  stopAllPhrases,
  stopPictures,
  stopTextingPhrases,
  stopTexts,
  stopWords,
  wrongNumberPhrases,
  yesTexts,
} from './reply-phrases.js';

export const textMeanings = ['crisis', 'wrong-number', 'stop', 'start', 'help', 'call-me', 'other'] as const;
export type TextMeaning = (typeof textMeanings)[number];

export const stoppedChannels = ['sms', 'call'] as const;
export type StoppedChannel = (typeof stoppedChannels)[number];

export interface TextReply {
  /** The one that decides what is answered: crisis goes before all others. */
  readonly meaning: TextMeaning;
  /** What must not reach the number any more. Not empty for every stop and wrong number, and possibly for a crisis. */
  readonly stops: readonly StoppedChannel[];
  /** Nothing but "yes", in some form: the answer to a question, if one was asked. */
  readonly yes: boolean;
  /** They want to be called at once, whatever the hour. */
  readonly now: boolean;
}

const slotsOf = (phrases: readonly string[]): readonly (readonly PhraseSlot[])[] => phrases.map(toSlots);
const said = {
  wrongNumber: slotsOf(wrongNumberPhrases),
  stopAll: slotsOf(stopAllPhrases),
  stopTexting: slotsOf(stopTextingPhrases),
  stopWords: slotsOf(stopWords),
  ownWishes: slotsOf(ownWishes),
  pleasToStay: slotsOf(pleasToStay),
  callMe: slotsOf(callMePhrases),
  now: slotsOf(nowPhrases),
  notNow: slotsOf(notNowPhrases),
};

/**
 * What an incoming text means (F95, F96, F100, B-075, L-305). Revoked by any reasonable means (47 CFR 64.1200(a)(10)), so it rather
 * takes a text for a stop than misses one: what is ambiguous stops, until a human has read it. `carrierOptOut` is what the carrier
 * itself took it for; it never makes less of a text than the words do.
 */
export function readTextReply(body: string, carrierOptOut: 'stop' | 'start' | 'help' | null = null): TextReply {
  const { text, words } = wordsOf(body);
  const whole = wholeOf(words);
  const wrongNumber = says(words, said.wrongNumber);
  const stops = wrongNumber ? stoppedChannels : stoppedBy(text, whole, words, carrierOptOut === 'stop');
  const yes = yesTexts.has(whole[0]);
  const now = says(words, said.now) && !says(words, said.notNow);
  const reply = (meaning: TextMeaning): TextReply => ({ meaning, stops, yes, now: meaning === 'call-me' && now });
  if (findDangerSigns(body).kind === 'danger') return reply('crisis');
  if (wrongNumber) return reply('wrong-number');
  if (stops.length > 0) return reply('stop');
  if (startTexts.has(whole[0]) || carrierOptOut === 'start') return reply('start');
  if (helpTexts.has(whole[0]) || carrierOptOut === 'help') return reply('help');
  if (yes || callMeTexts.has(whole[0]) || says(words, said.callMe)) return reply('call-me');
  return reply('other');
}

/** The text run together, as it is and without what is only polite. */
function wholeOf(words: readonly Word[]): readonly [whole: string, bare: string] {
  const plain = words.map((word) => word.plain);
  return [plain.join(''), plain.filter((word) => !politeWords.has(word)).join('')];
}

function stoppedBy(
  text: string,
  whole: readonly string[],
  words: readonly Word[],
  carrierStopped: boolean,
): readonly StoppedChannel[] {
  if (carrierStopped || whole.some((form) => stopTexts.has(form))) return stopping(words);
  if (startTexts.has(whole[0]!)) return [];
  if (stopPictures.some((picture) => text.includes(picture))) return stopping(words);
  if (says(words, said.pleasToStay)) return [];
  const stopped =
    says(words, said.stopAll) || says(words, said.stopTexting) || (says(words, said.stopWords) && !says(words, said.ownWishes));
  return stopped ? stopping(words) : [];
}

/** It is a stop: of everything, or of texts alone? */
function stopping(words: readonly Word[]): readonly StoppedChannel[] {
  return says(words, said.stopAll) ? stoppedChannels : ['sms'];
}

function says(words: readonly Word[], phrases: readonly (readonly PhraseSlot[])[]): boolean {
  return phrases.some((phrase) => findPhrase(words, phrase) !== null);
}
