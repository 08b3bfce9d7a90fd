/** What is known of a person's leg when it is proved that the carrier never rang it. */
interface NotCreatedFacts {
  /** The carrier was asked and gave no yes; without it, we may have died before we asked. */
  readonly carrierFailed: boolean;
  /** It was to be rung outside any room already. */
  readonly rungPlainly: boolean;
  /** Legs to this person in this call, this one included. */
  readonly legs: number;
  /** Nobody has ended the call or called this leg off. */
  readonly wanted: boolean;
  readonly counsellorInRoom: boolean;
}

interface NotCreatedDecision {
  /** Calls are listed, so the carrier is there: what fails is the way into the room. */
  readonly roomsFail: boolean;
  readonly next: { readonly kind: 'ring-once-more' } | { readonly kind: 'give-up'; readonly reason: string };
}

/**
 * A person whom the carrier proved not to have rung is rung once more while the counsellor still waits for them: a second try within a
 * minute, never a third. What is not proved is never repeated; that is for the caller of this rule to know.
 */
export function afterNotCreated(facts: NotCreatedFacts): NotCreatedDecision {
  return { roomsFail: facts.carrierFailed && !facts.rungPlainly, next: whatNext(facts) };
}

function whatNext({ wanted, counsellorInRoom, legs }: NotCreatedFacts): NotCreatedDecision['next'] {
  if (!wanted) return { kind: 'give-up', reason: 'Nobody wants this call any more' };
  if (!counsellorInRoom) return { kind: 'give-up', reason: 'The counsellor has left' };
  if (legs > 1) return { kind: 'give-up', reason: 'They were tried a second time already' };
  return { kind: 'ring-once-more' };
}
