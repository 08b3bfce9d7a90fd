import type { MoveTable } from './move-table.js';

export const referralStates = ['offered', 'chosen', 'warm-hand-over', 'accepted', 'arrived', 'lost'] as const;
export type ReferralState = (typeof referralStates)[number];

/** Finished only when they arrived, or when we know that they did not. A hand-over that breaks off goes back to the choice. */
export const referralMoves: MoveTable<ReferralState> = {
  offered: ['chosen', 'lost'],
  chosen: ['warm-hand-over', 'lost'],
  'warm-hand-over': ['accepted', 'chosen', 'lost'],
  accepted: ['arrived', 'lost'],
  arrived: [],
  lost: [],
};

/** Why somebody is referred elsewhere; never what anybody pays for it (L-501, L-503). */
export const referralReasons = [
  'no-bed',
  'level-not-offered',
  'out-of-area',
  'no-benefit',
  'declined-clinically',
  'language',
  'age',
  'special-need',
  'their-wish',
] as const;
export type ReferralReason = (typeof referralReasons)[number];

export const placeKinds = ['public', 'private'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export const fewestOptions = 3;

interface Option {
  readonly id: string;
  readonly kind: PlaceKind;
}

/** What is wrong with the places that somebody is offered (L-503); null when they have a real choice. */
export function optionsProblem(options: readonly Option[]): string | null {
  if (new Set(options.map(({ id }) => id)).size < fewestOptions) return `Offer at least ${fewestOptions} different places.`;
  if (!options.some(({ kind }) => kind === 'public')) return 'At least one of the places must be a public one.';
  return null;
}

const hourMs = 3_600_000;

/** When they are asked how it went, in hours after the choice or the acceptance (compliance 3.8, field lesson 17). */
const followUpHours = { from: 24, until: 48 } as const;

export function followUpAt(at: Date): Date {
  return new Date(at.getTime() + followUpHours.from * hourMs);
}

/** A call that was due at `dueAt` and cannot begin before `start`: later than was promised to ourselves. */
export function isLateFollowUp(dueAt: Date, start: Date): boolean {
  return start.getTime() > dueAt.getTime() + (followUpHours.until - followUpHours.from) * hourMs;
}
