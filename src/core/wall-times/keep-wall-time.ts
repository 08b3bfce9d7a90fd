import type { ZoneRules } from './zone-rules.js';

/** A call that was promised for a time on somebody's clock, and the moment that this was by the law of then. */
export interface WallPromise {
  /** '2027-03-09T10:00:00.000', without an offset. */
  readonly wall: string;
  readonly zone: string;
  readonly start: Date;
}

export type WallDecision = { readonly kind: 'stands' } | { readonly kind: 'moves'; readonly to: Date };

/**
 * They were told "Tuesday at 10": when the law moves their clock, the call moves with it (B-099). A time that comes twice that night
 * stays the one that was promised.
 */
export function keepWallTime({ wall, zone, start }: WallPromise, rules: ZoneRules): WallDecision {
  if (rules.wallOf(start, zone) === wall) return { kind: 'stands' };
  const to = rules.instantOf(wall, zone);
  return to.getTime() === start.getTime() ? { kind: 'stands' } : { kind: 'moves', to };
}

/** Is one version of rules later than the other? '2026b' is later than '2026a', '1.0.10' than '1.0.8'. What runs older rules changes nothing. */
export function isLaterVersion(ours: string, seen: string): boolean {
  return ours.localeCompare(seen, 'en', { numeric: true }) > 0;
}
