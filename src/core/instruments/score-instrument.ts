import type { Instrument, Review, SumBand, Threshold } from './instrument.js';
import type { Question } from './question.js';

/** By item; what is missing, unknown or none of the options is no answer. */
export type ItemAnswers = Readonly<Record<string, string | null | undefined>>;

export interface Respondent {
  readonly sex?: string | null;
}

export interface InstrumentScore {
  readonly complete: boolean;
  /** Items that were to be asked and have no answer. */
  readonly missing: readonly string[];
  /** Null: incomplete, or an instrument without a sum. Never 0 for want of an answer. */
  readonly score: number | null;
  /** The sum of what is answered: the score cannot be lower. */
  readonly atLeast: number;
  readonly band: string | null;
  /** The band that the answers given reach, complete or not: it can only become a higher one. */
  readonly reached: string | null;
  /** Opened as soon as the answers given reach them, complete or not. */
  readonly reviews: readonly Review[];
}

/** Scores by the definition and nothing else. */
export function scoreInstrument(instrument: Instrument, answers: ItemAnswers, about: Respondent = {}): InstrumentScore {
  const missing = instrument.items
    .filter((item) => isAsked(instrument, item.id, answers) && optionOf(item, answers) === undefined)
    .map(({ id }) => id);
  const complete = missing.length === 0;
  const atLeast = instrument.items.reduce((sum, item) => sum + (optionOf(item, answers)?.points ?? 0), 0);
  const { reached, reviews } = reachedBand(instrument, answers, atLeast, about);
  const hasSum = instrument.scoring.kind === 'sum';
  return {
    complete,
    missing,
    score: complete && hasSum ? atLeast : null,
    atLeast,
    band: complete ? reached : null,
    reached,
    reviews,
  };
}

interface Reached {
  readonly reached: string | null;
  readonly reviews: readonly Review[];
}

function reachedBand({ scoring }: Instrument, answers: ItemAnswers, atLeast: number, about: Respondent): Reached {
  if (scoring.kind === 'table') return { reached: null, reviews: [] };
  if (scoring.kind === 'sum') return sumBand(scoring.bands, atLeast, about);
  const rule = scoring.rules.find(({ item, oneOf }) => oneOf.includes(answers[item] ?? ''));
  return { reached: rule?.band ?? scoring.otherwise, reviews: rule?.opens ? [rule.opens] : [] };
}

function sumBand(bands: readonly SumBand[], atLeast: number, about: Respondent): Reached {
  const reached = bands.filter(({ from }) => thresholdFor(from, about) <= atLeast);
  const reviews = reached.flatMap(({ opens }) => (opens === null ? [] : [opens]));
  return { reached: reached.at(-1)?.band ?? null, reviews: [...new Set(reviews)] };
}

function thresholdFor(from: Threshold, { sex }: Respondent): number {
  if (typeof from === 'number') return from;
  return sex === 'male' ? from.men : from.others;
}

function isAsked({ onlyAfter }: Instrument, id: string, answers: ItemAnswers): boolean {
  return onlyAfter.filter(({ item }) => item === id).every(({ after, oneOf }) => oneOf.includes(answers[after] ?? ''));
}

function optionOf(item: Question, answers: ItemAnswers) {
  if (item.answer.kind === 'text') return undefined;
  return item.answer.options.find(({ code }) => code === answers[item.id]);
}
