import type { Instrument } from './instrument.js';
import type { ItemAnswers } from './score-instrument.js';

/** Of several answers to one item, from the person and from others, the one with more points counts. */
export function riskierAnswers(instrument: Instrument, told: Readonly<Record<string, readonly string[]>>): ItemAnswers {
  return Object.fromEntries(
    instrument.items.flatMap(({ id, answer }) => {
      if (answer.kind === 'text') return [];
      const given = answer.options.filter(({ code }) => told[id]?.includes(code));
      const riskiest = given.toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))[0];
      return riskiest ? [[id, riskiest.code]] : [];
    }),
  );
}
