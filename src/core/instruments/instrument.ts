import type { Question } from './question.js';

/** Who has to look at the person because of a score. A score does nothing else: it closes, ranks and prices nobody (C-302). */
export type Review = 'clinician' | 'longer-form' | 'suicide-risk';

/** Where a threshold differs, whoever is not known to be a man gets the lower one. */
export type Threshold = number | { readonly men: number; readonly others: number };

export interface SumBand {
  readonly from: Threshold;
  readonly band: string;
  readonly opens: Review | null;
}

export interface HighestRule {
  readonly item: string;
  readonly oneOf: readonly string[];
  readonly band: string;
  readonly opens: Review | null;
}

export type Scoring =
  /** Points are added; the bands rise. */
  | { readonly kind: 'sum'; readonly bands: readonly SumBand[] }
  /** Nothing is added: the first rule that holds is the band, so the highest stands first. */
  | { readonly kind: 'highest'; readonly rules: readonly HighestRule[]; readonly otherwise: string }
  /** No score: what is told is read by a table of its own, which is signed with it. */
  | { readonly kind: 'table'; readonly table: unknown };

/**
 * One version of an instrument (C-301). The medical director signs all of it, so any other word, point or band is another version.
 * `wording`: `public` may be worded by anybody; `own` are our short prompts, not the licensed words; `installation` has no words
 * until the installation brings them.
 */
export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  readonly wording: 'public' | 'own' | 'installation';
  readonly usedBy: 'staff' | 'trained-staff';
  readonly byPhone: boolean;
  readonly items: readonly Question[];
  /** Asked only after one of these answers; not asked, it counts nothing and is not missing. */
  readonly onlyAfter: readonly { readonly item: string; readonly after: string; readonly oneOf: readonly string[] }[];
  readonly scoring: Scoring;
}
