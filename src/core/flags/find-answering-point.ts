import { stateNames } from '../contact/places/state-names.js';
import { plainWords } from './benzodiazepines/plain-words.js';

export interface AnsweringPoint {
  readonly state: string;
  readonly county: string;
  readonly phoneNumber: string;
  /** The day on which somebody called or looked it up. */
  readonly checkedOn: string;
}

/**
 * The ten-digit lines that reach 911 of the place somebody named: those whose county and state both stand in their words. None found is
 * no answer: then the caller dials 911 themselves (B-086).
 */
export function findAnsweringPoints(place: string, points: readonly AnsweringPoint[]): readonly AnsweringPoint[] {
  const words = ` ${plainWords(place).replace(/[^a-z0-9]+/g, ' ')} `;
  const has = (text: string) =>
    words.includes(
      ` ${plainWords(text)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()} `,
    );
  return points.filter(
    ({ state, county }) => has(county) && (has(state) || has(stateNames[state as keyof typeof stateNames] ?? state)),
  );
}
