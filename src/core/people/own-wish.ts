/** How somebody told us that they want to be called: aloud in a call, in a letter, mail or text, or in a form of ours. */
export const wishSources = ['verbal', 'written', 'form'] as const;
export type WishSource = (typeof wishSources)[number];

export type WishDecision =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly code: 'nothing-to-lift' | 'wish-too-old' | 'still-stopped'; readonly because: string };

export interface StopFacts {
  /** When they last told us not to call; null while nothing is in force. */
  readonly stoppedSince: Date | null;
  /** When they said that they want calls after all. */
  readonly wishedAt: Date;
}

export interface ChangedHandsFacts extends StopFacts {
  /** When the carrier said that the number is somebody else's now; null when it is not marked so. */
  readonly markedSince: Date | null;
}

const olderWish = (than: string): WishDecision => ({
  kind: 'no',
  code: 'wish-too-old',
  because: `Their wish is not newer than ${than}: ask them again.`,
});

/** "Do not call" ends by their own newer wish and by nothing else, whoever is asked for it (47 CFR 64.1200(a)(10)). */
export function mayLiftStop({ stoppedSince, wishedAt }: StopFacts): WishDecision {
  if (stoppedSince === null)
    return { kind: 'no', code: 'nothing-to-lift', because: 'Calls to this number are not stopped: there is nothing to lift.' };
  return wishedAt > stoppedSince ? { kind: 'yes' } : olderWish('what they said before, that we must not call');
}

/** Whoever says that a number is still theirs has to have said so after the carrier said otherwise (F75). It lifts no stop. */
export function mayGiveBackNumber({ markedSince, stoppedSince, wishedAt }: ChangedHandsFacts): WishDecision {
  if (markedSince === null)
    return {
      kind: 'no',
      code: 'nothing-to-lift',
      because: 'This number is not marked as somebody else’s: nothing to give back.',
    };
  if (stoppedSince !== null)
    return { kind: 'no', code: 'still-stopped', because: 'They told us not to call: lift that first, by their own wish.' };
  return wishedAt > markedSince ? { kind: 'yes' } : olderWish('the word of the carrier that the number changed hands');
}
