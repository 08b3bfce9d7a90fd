import { discreetProblem } from './revealing-words.js';

export type LineValues = Readonly<Record<string, string | number>>;

const placeholder = /\{([^{}]*)\}/g;

/** `'You are number {position}'` -> `['position']`, sorted, each once. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1]!))].sort();
}

/**
 * Puts `values` into the places of `text`. Throws when a place has no value, a value has no place, or the whole then says what
 * kind of help this is: a caller's own words and names come in here, and nobody has read them before. The message repeats no value.
 */
export function fillLine(text: string, values: LineValues = {}): string {
  const places = placeholdersOf(text);
  const missing = places.filter((name) => !Object.hasOwn(values, name));
  const unknown = Object.keys(values).filter((name) => !places.includes(name));
  if (missing.length > 0) throw new Error(`The line has no value for ${missing.join(', ')}`);
  if (unknown.length > 0) throw new Error(`The line has no place for ${unknown.join(', ')}`);
  const filled = text.replaceAll(placeholder, (_, name: string) => String(values[name]));
  if (discreetProblem(filled) !== null) throw new Error('The line would say what kind of help this is');
  return filled;
}
