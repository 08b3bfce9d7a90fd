import { type Language, useLanguage } from './language.js';

type Entry = string | ((...values: never[]) => string);
type SameWords<T> = { readonly [K in keyof T]: T[K] extends (...values: infer V) => string ? (...values: V) => string : string };

/** The words of one part of the console. Spanish has each of the English ones, with the same values to fill in. */
export type Catalogue<T> = Readonly<Record<Language, SameWords<T>>>;

export function words<T extends Readonly<Record<string, Entry>>>(both: {
  readonly en: T;
  readonly es: SameWords<T>;
}): Catalogue<T> {
  return both as unknown as Catalogue<T>;
}

export function useWords<T>(catalogue: Catalogue<T>): SameWords<T> {
  return catalogue[useLanguage()];
}
