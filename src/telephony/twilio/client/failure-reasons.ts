import type { CarrierOutcome, FailureReason } from '../../failure-reason.js';

/** The carrier's error dictionary, as far as we act on it. A code that is not here is judged by its HTTP status. */
const codesOf: Partial<Record<FailureReason, readonly number[]>> = {
  'bad-destination': [
    13223, 13224, 21201, 21211, 21214, 21217, 21265, 21602, 21604, 21612, 21614, 21617, 30003, 30005, 30006, 30008, 30410,
  ],
  'blocked-destination': [13225, 21216, 30004, 30007, 32203],
  'caller-id-not-ours': [13214, 13247, 21210, 21212, 21213, 21603, 21606],
  'geo-not-allowed': [13227, 21215, 21408],
  'opted-out': [21610],
  'not-verified': [30032, 30034],
  'race-gone': [13240, 16020, 16022, 16025, 16026, 16027, 16028, 20404, 21220],
  // 20009: a text whose delivery is not over can be neither blanked nor removed yet.
  throttled: [10004, 16021, 20009, 20429, 21611, 30001],
  'auth-broken': [10001, 20003, 20005, 20006, 20008],
  'provider-down': [20500, 20503],
};

const reasonOfCode: ReadonlyMap<string, FailureReason> = new Map(
  Object.entries(codesOf).flatMap(([reason, codes]) => codes.map((code) => [String(code), reason as FailureReason] as const)),
);

interface FailedAnswer {
  readonly code: string;
  readonly status: number | null;
  readonly outcome: CarrierOutcome;
  readonly isRead: boolean;
}

/** A create that may have worked is `unknown-outcome` whatever the code says: it must be looked up. A read may just be repeated. */
export function reasonOf({ code, status, outcome, isRead }: FailedAnswer): FailureReason {
  if (outcome === 'unknown') return isRead ? 'provider-down' : 'unknown-outcome';
  const known = reasonOfCode.get(code);
  if (known) return known;
  if (outcome === 'not-processed') return status === 429 ? 'throttled' : 'provider-down';
  return status === 401 || status === 403 ? 'auth-broken' : 'our-bug';
}
