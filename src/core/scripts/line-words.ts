import type { SpokenLanguage } from './spoken-line.js';

/** One line in every language we speak. `{name}` is a place that `fillLine` fills. */
export type LineWords = { readonly [L in SpokenLanguage]: string };
export type Lines = Readonly<Record<string, LineWords>>;
