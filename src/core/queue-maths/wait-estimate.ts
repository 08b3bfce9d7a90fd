export interface WaitFacts {
  /** 1 is next; null: so far back that nobody counts. */
  readonly position: number | null;
  /** Counsellors of the route who are on shift: free, ringing, talking or writing. */
  readonly onShift: number;
  /** Lengths of recent talks with their wrap-up, in seconds. */
  readonly recentTalkSeconds: readonly number[];
}

export type WaitEstimate = { readonly kind: 'minutes'; readonly atMost: number } | { readonly kind: 'unknown' };

const fewestTalks = 5;
const longestSaidMinutes = 60;
const roundedTo = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60] as const;

/**
 * An honest wait: said only when enough was measured, rounded up, and from a slow talk (the third quartile) rather than from the mean,
 * so that three in four callers wait less than they were told. Longer than an hour, too far back to be counted, or nobody on shift: unknown, and said so.
 */
export function estimateWait({ position, onShift, recentTalkSeconds }: WaitFacts): WaitEstimate {
  if (position === null || onShift < 1 || recentTalkSeconds.length < fewestTalks) return { kind: 'unknown' };
  const minutes = (slowTalkSeconds(recentTalkSeconds) * position) / onShift / 60;
  const said = roundedTo.find((step) => minutes <= step);
  return said === undefined || minutes > longestSaidMinutes ? { kind: 'unknown' } : { kind: 'minutes', atMost: said };
}

/** The third quartile of at least one length, in seconds: three in four talks took this long or less. */
export function slowTalkSeconds(lengths: readonly number[]): number {
  return lengths.toSorted((a, b) => a - b)[Math.ceil(lengths.length * 0.75) - 1]!;
}
