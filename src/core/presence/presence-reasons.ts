/** For what a counsellor takes a break; figures of a shift are told apart by it. */
export const breakReasons = ['meal', 'breather', 'meeting', 'training', 'technical', 'other'] as const;
export type BreakReason = (typeof breakReasons)[number];

/** Why a counsellor is where they are: what they chose, or what the program found. */
export type PresenceCode = BreakReason | 'missed-offers' | 'vanished' | 'taken-over' | 'phone-broken' | 'account-closed' | 'rest';

export interface PresenceReason {
  readonly code: PresenceCode;
  /** The sentence on the screens; null: nothing more to say. */
  readonly text: string | null;
}

const breakWords: Readonly<Record<BreakReason, string | null>> = {
  meal: 'Meal',
  breather: 'A breather',
  meeting: 'Meeting',
  training: 'Training',
  technical: 'Something technical',
  other: null,
};

export const restReason: PresenceReason = { code: 'rest', text: 'Rest after a crisis call' };
export const vanishedReason: PresenceReason = { code: 'vanished', text: 'Your browser phone was lost' };
export const takenOverReason: PresenceReason = { code: 'taken-over', text: 'A manager took over what was yours' };
export const accountClosedReason: PresenceReason = { code: 'account-closed', text: 'Account closed' };
export const phoneBrokenReason: PresenceReason = {
  code: 'phone-broken',
  text: 'Your phone number cannot be reached: use the browser, or have the number corrected',
};

export function missedReason(misses: number): PresenceReason {
  return { code: 'missed-offers', text: `${misses} offers in a row were not answered` };
}

/** What a counsellor said about their break: one of the list, and in their own words what they like. */
export function breakReason(code: BreakReason, ownWords: string | null): PresenceReason {
  return { code, text: [breakWords[code], ownWords].filter(Boolean).join(': ') || null };
}
