/** What is known of a number that staff want to turn away. */
export interface BlockFacts {
  readonly now: Date;
  readonly until: Date;
  /** When a caller with this number last pressed the crisis key. */
  readonly lastCrisisAt: Date | null;
}

export type BlockDecision =
  { readonly kind: 'yes' } | { readonly kind: 'no'; readonly code: 'past' | 'too-long' | 'crisis'; readonly because: string };

const dayMs = 86_400_000;
const longestDays = 30;
const crisisHours = 24;

/**
 * May staff turn this number away (twilio.md F48)? Only for a while, since numbers change hands and people change; and never a number
 * from which somebody called in danger during the last day.
 */
export function mayBlock({ now, until, lastCrisisAt }: BlockFacts): BlockDecision {
  if (lastCrisisAt !== null && now.getTime() - lastCrisisAt.getTime() < crisisHours * 3_600_000)
    return { kind: 'no', code: 'crisis', because: 'Somebody called in a crisis from this number today: it cannot be blocked.' };
  if (until <= now) return { kind: 'no', code: 'past', because: 'until lies in the past.' };
  if (until.getTime() - now.getTime() > longestDays * dayMs)
    return { kind: 'no', code: 'too-long', because: `A number can be blocked for at most ${longestDays} days.` };
  return { kind: 'yes' };
}
