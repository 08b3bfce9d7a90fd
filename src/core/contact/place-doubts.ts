import { areaCodeOf, readState } from './candidate-places.js';
import type { ContactFacts } from './contact-facts.js';
import { stateOfAreaCode, type UsState } from './places/area-codes.js';
import { stateNames } from './places/state-names.js';
import { statesOfZip } from './places/zip-codes.js';

interface Hint {
  /** 'the ZIP 33101' */
  readonly what: string;
  readonly states: readonly UsState[];
}

/**
 * What does not fit together in where somebody may be, as sentences for whoever calls them (B-027). Nothing is refused for it: the
 * hours of every place count (L-302).
 */
export function placeDoubts({ e164, declared }: Pick<ContactFacts, 'e164' | 'declared'>): readonly string[] {
  const zips = declared.zips.map((zip): Hint => ({ what: `the ZIP ${zip}`, states: statesOfZip(zip) }));
  const unknown = zips.filter(({ states }) => states.length === 0).map(({ what }) => `No state is known for ${what}.`);
  const hints = [
    ...zips.filter(({ states }) => states.length > 0),
    ...hint('the state they named', readState(declared.state)),
    ...hint('their number', stateOfAreaCode(areaCodeOf(e164))),
  ];
  const apart = hints.flatMap((one, index) =>
    hints
      .slice(index + 1)
      .filter((other) => !one.states.some((state) => other.states.includes(state)))
      .map((other) => [one, other]),
  );
  return [...unknown, ...apart.map((pair) => `${pair.map(named).join(', ')}: the hours of both are kept.`)].map(asSentence);
}

function hint(what: string, state: UsState | null): readonly Hint[] {
  return state ? [{ what, states: [state] }] : [];
}

function named({ what, states }: Hint): string {
  return `${what} is of ${states.map((state) => stateNames[state]).join(' or ')}`;
}

function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
