import type { Facts } from '../../flags/condition.js';
import { instruments } from '../../instruments/all-instruments.js';
import { riskierAnswers } from '../../instruments/riskier-answers.js';
import { scoreInstrument } from '../../instruments/score-instrument.js';

export interface ShownScore {
  readonly instrument: string;
  readonly version: string;
  readonly complete: boolean;
  readonly missing: readonly string[];
  /** Null while it is incomplete, and for instruments that have no sum. */
  readonly score: number | null;
  readonly band: string | null;
  readonly reviews: readonly string[];
}

/** The instruments of which something was answered. */
export function scoresOf(told: Facts): readonly ShownScore[] {
  const sexes = told['sex'] ?? [];
  const sex = sexes.length === 1 ? sexes[0]! : null;
  return instruments
    .filter(({ scoring, items }) => scoring.kind !== 'table' && items.some(({ id }) => (told[id]?.length ?? 0) > 0))
    .map((instrument) => {
      const { complete, missing, score, band, reviews } = scoreInstrument(instrument, riskierAnswers(instrument, told), { sex });
      return { instrument: instrument.id, version: instrument.version, complete, missing, score, band, reviews };
    });
}
