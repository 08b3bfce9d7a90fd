import { numberWords, unitWords } from './dose-words.js';
import { plainWords } from './plain-words.js';
import { readDrug } from './read-drug.js';

export type DoseUnit = 'mg' | 'mcg' | 'g' | 'ml' | 'bar' | 'tablet' | 'drop';

/** Why it has to be asked again. */
export type DoseDoubt = 'no-number' | 'no-unit' | 'strength-not-told' | 'ambiguous-number' | 'not-understood' | 'implausible';

export interface Dose {
  /** As it was written: kept whatever we make of it. */
  readonly written: string;
  /** One dose; the same twice unless a range was told. Null: no number. */
  readonly amount: { readonly from: number; readonly to: number } | null;
  readonly unit: DoseUnit | null;
  /** Digits after the point, as they were written: "0.50" has two. */
  readonly precision: number;
  /** "about", "maybe". */
  readonly approximate: boolean;
  /** 1 unless more was told: the question asks for a whole day. */
  readonly timesADay: number;
  readonly doubts: readonly DoseDoubt[];
}

const number = String.raw`(\d+ \d+\/\d+|\d+\/\d+|\d*[.,]\d+|\d+)`;
const range = new RegExp(`^${number} ?(?:-|to|or|a|o) ?${number}`);
const single = new RegExp(`^${number}`);
const counted = new RegExp(`^${number} ?(?:x|\\*|of|de|tablets?|pills?|pastillas?|tabletas?)? ?(?:of|de)? ?(?=${number} ?(?:mg|mcg|g)\\b)`);
const frequency = /\b(\d+) ?(?:x|times|veces|vez|time) ?(?:a|per|al|por)? ?(?:day|dia|daily)?(?=\s|$)|\bx ?(\d+)\b/;
const hedges = /\b(?:about|around|maybe|roughly|approximately|approx|some|como|unos|unas|aproximadamente|tal vez|quizas)\b|~/g;
const fillers = /\b(?:a|an|the|of|de|del|day|daily|dia|diario|diarios|al|por|per|every|each|cada|total|in|en|i|take|tomo|y|and)\b|[.,;:()]/g;

/**
 * Reads a dose as people tell it, English and Spanish. Unit and precision stay as written, nothing is guessed and nothing corrected: a
 * bare "5" has no unit, and whether it is 0.5 is asked (B-107).
 */
export function parseDose(written: string): Dose {
  const hedged = numberWords(plainWords(written));
  const [rest, timesADay] = takeTimes(hedged.replace(hedges, ' ').replace(/\s+/g, ' ').trim());
  const [amounts, count] = takeCount(rest);
  const [told, afterAmount] = takeAmount(amounts);
  const [unit, left] = takeUnit(afterAmount);
  const isKnown = left === '' || readDrug(left).kind === 'known';
  const amount = told && { from: told.from * count, to: told.to * count };
  return {
    written,
    amount,
    unit,
    precision: told?.precision ?? 0,
    approximate: hedged.search(hedges) >= 0,
    timesADay,
    doubts: [
      ...(amount === null ? (['no-number'] as const) : []),
      ...(amount !== null && unit === null ? (['no-unit'] as const) : []),
      ...(unit === 'tablet' || unit === 'drop' || unit === 'ml' ? (['strength-not-told'] as const) : []),
      ...(told?.ambiguous ? (['ambiguous-number'] as const) : []),
      ...(isKnown ? [] : (['not-understood'] as const)),
    ],
  };
}

function takeTimes(text: string): [string, number] {
  const found = frequency.exec(text);
  if (!found || (found[1] !== undefined && !isFrequency(text, found))) return [text, 1];
  return [text.replace(found[0], ' ').replace(/\s+/g, ' ').trim(), Number(found[1] ?? found[2])];
}

// "2 x 0.5 mg" counts tablets; "0.5 mg 2 x" and "2 times a day" count times.
function isFrequency(text: string, found: RegExpExecArray): boolean {
  return !new RegExp(`^ ?${number} ?(?:mg|mcg|g)\\b`).test(text.slice(found.index + found[0].length));
}

function takeCount(text: string): [string, number] {
  const found = counted.exec(text);
  return found ? [text.slice(found[0].length).trim(), valueOf(found[1]!)] : [text, 1];
}

interface Told {
  readonly from: number;
  readonly to: number;
  readonly precision: number;
  readonly ambiguous: boolean;
}

function takeAmount(text: string): [Told | null, string] {
  const found = range.exec(text) ?? single.exec(text);
  if (!found) return [null, text];
  const numbers = found.slice(1).filter((one) => one !== undefined);
  const values = numbers.map(valueOf);
  const told = {
    from: Math.min(...values),
    to: Math.max(...values),
    precision: Math.max(...numbers.map((one) => /[.,](\d+)$/.exec(one)?.[1]!.length ?? 0)),
    ambiguous: numbers.some((one) => /^[1-9]\d*[.,]\d{3}$/.test(one)) || values.some((value) => !Number.isFinite(value)),
  };
  return [told, text.slice(found[0].length).trim()];
}

function takeUnit(text: string): [DoseUnit | null, string] {
  const found = unitWords.find(({ pattern }) => pattern.test(text));
  const left = found ? text.replace(found.pattern, ' ') : text;
  return [found?.unit ?? null, left.replace(fillers, ' ').replace(/\s+/g, ' ').trim()];
}

/** "1 1/2", "1/2", ".5", "0,5", "2". */
function valueOf(written: string): number {
  return written.split(' ').reduce((sum, part) => {
    const [over, under = '1'] = part.replace(',', '.').split('/');
    return sum + Number(over) / Number(under);
  }, 0);
}
