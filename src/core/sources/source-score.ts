/** What came of a source's leads in a time. */
export interface SourceCounts {
  readonly leads: number;
  /** Posts that became no lead. */
  readonly refused: number;
  /** Leads with a yes that nothing shows. */
  readonly unproven: number;
  /** Leads that carried the number of a canary. */
  readonly canaries: number;
  /** Leads whose person talked with a counsellor. */
  readonly reached: number;
}

// A canary proves that contacts are sold on or made up; nothing else makes good for it.
const canaryCosts = 50;

/**
 * 100: every post was a lead, with consent that counts. Each share of what was not takes its part; null while there was nothing. Who
 * was reached is shown beside it and not part of it: a source must not be paid in people who pick up.
 */
export function sourceScore({ leads, refused, unproven, canaries }: SourceCounts): number | null {
  if (leads + refused === 0) return null;
  const refusedShare = refused / (leads + refused);
  const unprovenShare = leads === 0 ? 0 : unproven / leads;
  return Math.max(0, Math.round(100 * (1 - refusedShare) * (1 - unprovenShare)) - canaryCosts * canaries);
}
