import { isNear } from './near-spelling.js';
import type { Word } from './words.js';

/** One place in a phrase: any of these words will do, and whether it must follow the one before at once. */
export interface PhraseSlot {
  readonly adjacent: boolean;
  readonly words: readonly string[];
  /** With which letters a word may begin here; null: with any. A slip is never in the first one. */
  readonly beginnings: string | null;
}

const mostWordsBetween = 2;
const numberWords = new Set(
  (
    'two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred ' +
    'dozen dozens several dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta sesenta ' +
    'setenta ochenta noventa cien varias'
  ).split(' '),
);

/** 'took #|many +pills' -> took, then a number or "many", then directly pills. */
export function toSlots(phrase: string): readonly PhraseSlot[] {
  return phrase.split(' ').map((slot) => {
    const words = slot.replace(/^\+/, '').split('|');
    const beginnings = words.includes('#') ? null : words.map((word) => word.replace(/^=/, '')[0]).join('');
    return { adjacent: slot.startsWith('+'), words, beginnings };
  });
}

/** The first run of words that says the phrase, as indexes of its first and last word; null when none does. */
export function findPhrase(words: readonly Word[], slots: readonly PhraseSlot[]): readonly [first: number, last: number] | null {
  for (let first = 0; first < words.length; first += 1) {
    if (!fits(words[first]!.plain, slots[0]!)) continue;
    const last = endOfRun(words, first, slots, 1);
    if (last !== null) return [first, last];
  }
  return null;
}

function endOfRun(words: readonly Word[], from: number, slots: readonly PhraseSlot[], slot: number): number | null {
  const wanted = slots[slot];
  if (wanted === undefined) return from;
  const furthest = Math.min(words.length - 1, from + 1 + (wanted.adjacent ? 0 : mostWordsBetween));
  for (let next = from + 1; next <= furthest; next += 1) {
    if (!fits(words[next]!.plain, wanted)) continue;
    const last = endOfRun(words, next, slots, slot + 1);
    if (last !== null) return last;
  }
  return null;
}

function fits(word: string, slot: PhraseSlot): boolean {
  if (slot.beginnings !== null && !slot.beginnings.includes(word[0]!)) return false;
  return slot.words.some((meant) => isMeant(word, meant));
}

function isMeant(word: string, meant: string): boolean {
  if (meant === '#') return numberWords.has(word) || (/^\d+$/.test(word) && Number(word) > 1);
  if (meant.startsWith('=')) return word === meant.slice(1);
  if (!meant.endsWith('*')) return isNear(word, meant);
  const beginning = meant.slice(0, -1);
  // One letter less or more: a slip may lie before the end of the beginning ("sucidal").
  return word.startsWith(beginning) || [-1, 0, 1].some((more) => isNear(word.slice(0, beginning.length + more), beginning));
}
