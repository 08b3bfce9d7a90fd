import { numberWords, unitWords, type DoseUnit } from './dose-words.js';
import { plainWords } from './plain-words.js';
import { readDrug } from './read-drug.js';

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
const range = new RegExp(String.raw`(?<![\w.,/])${number} ?(?:-|to|or|a|o) ?${number}`);
const single = new RegExp(String.raw`(?<![\w.,/])${number}`);
const weight = String.raw` ?(?:mg|mcg|g)\b`;
// "2 x 0.5 mg", "2 tablets of 1 mg", "2 0.5 mg"; but "1 1/2 mg" is one number.
const tablets = 'tablets?|tabs?|pills?|pastillas?|tabletas?|comprimidos?';
const counted = new RegExp(
  String.raw`^${number}(?: ?(?:x|\*|of|de|${tablets}) ?(?:(?:of|de) )?| )(?=(?!\d+\/)${number}${weight})`,
);
const frequency = /\b(\d+) ?(?:x|times|veces|vez|time) ?(?:a|per|al|por)? ?(?:day|dia|daily)?(?=\s|$)|\bx ?(\d+)\b/;
const hedges = /\b(?:about|around|maybe|roughly|approximately|approx|some|como|unos|unas|aproximadamente|tal vez|quizas)\b|~/g;
const fillers = new RegExp(
  String.raw`\b(?:an?|the|of|del?|day|daily|dia|diarios?|al|por|per|every|each|cada|total|in|en|i|take|tomo|y|and|${tablets})\b|[.,;:()]`,
  'g',
);

/**
 * Reads a dose as people tell it, English and Spanish. Unit and precision stay as written, nothing is guessed and nothing corrected: a
 * bare "5" has no unit, and whether it is 0.5 is asked (B-107).
 */
export function parseDose(written: string): Dose {
  const hedged = numberWords(plainWords(written));
  const [rest, timesADay] = takeTimes(hedged.replace(hedges, ' ').replace(/\s+/g, ' ').trim());
  const [amounts, count] = takeCount(rest);
  const { told, before, after } = takeAmount(amounts);
  const [unit, afterUnit] = takeUnit(after);
  const left = `${before} ${afterUnit}`.replace(fillers, ' ').replace(/\s+/g, ' ').trim();
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
  return !new RegExp(`^ ?${number}${weight}`).test(text.slice(found.index + found[0].length));
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

function takeAmount(text: string): { told: Told | null; before: string; after: string } {
  const found = range.exec(text) ?? single.exec(text);
  const numbers = found?.slice(1).filter((one) => one !== undefined) ?? [];
  const values = numbers.map(valueOf);
  if (!found || !values.every(Number.isFinite)) return { told: null, before: text, after: '' };
  const told = {
    from: Math.min(...values),
    to: Math.max(...values),
    precision: Math.max(...numbers.map((one) => /[.,](\d+)$/.exec(one)?.[1]!.length ?? 0)),
    ambiguous: numbers.some((one) => /^[1-9]\d*[.,]\d{3}$/.test(one)), // thousands, or thousandths?
  };
  return { told, before: text.slice(0, found.index), after: text.slice(found.index + found[0].length).trim() };
}

function takeUnit(text: string): [DoseUnit | null, string] {
  const found = unitWords.find(({ pattern }) => pattern.test(text));
  return [found?.unit ?? null, found ? text.replace(found.pattern, ' ') : text];
}

/** "1 1/2", "1/2", ".5", "0,5", "2". */
function valueOf(written: string): number {
  return written.split(' ').reduce((sum, part) => {
    const [over, under = '1'] = part.replace(',', '.').split('/');
    return sum + Number(over) / Number(under);
  }, 0);
}
