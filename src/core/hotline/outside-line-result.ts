/** What the carrier tells when the caller is back from the crisis line or the site's partner. */
interface OutsideLineFacts {
  readonly connected: boolean | null;
  /** How long its phone was picked up; null when the carrier does not say. */
  readonly seconds: number | null;
}

type OutsideLineResult =
  | { readonly kind: 'reached' }
  /** Picked up, and nobody can have talked with them. */
  | { readonly kind: 'dropped'; readonly seconds: number }
  | { readonly kind: 'not-answered' };

// The greeting of 988 alone is longer. What ends sooner is a line that broke, a wrong number, or a machine that hung up. Too high costs
// somebody who did talk a word from us and one key; too low leaves somebody, in danger perhaps, on a dead line and calls it help.
export const shortestTalkSeconds = 10;

/** Whether somebody there can have talked with the caller. A time that nobody tells proves no talk. */
export function outsideLineResult({ connected, seconds }: OutsideLineFacts): OutsideLineResult {
  if (!connected) return { kind: 'not-answered' };
  return (seconds ?? 0) >= shortestTalkSeconds ? { kind: 'reached' } : { kind: 'dropped', seconds: seconds ?? 0 };
}
