/** Where a callback or caller stood from `at` on. */
export interface WaitStep {
  readonly at: Date;
  readonly state: 'scheduled' | 'queued' | 'dialling' | 'awaiting-disposition' | 'needs-decision' | 'done' | 'cancelled';
  /** The rule that put it there (`contact/quiet-hours-state`, `retry/no-answer`, `staff/snoozed`), null when none is known. */
  readonly rule: string | null;
  readonly because: string;
  /** The start of the promised window. */
  readonly windowStart: Date;
}

export interface WaitOffer {
  readonly counsellor: string;
  readonly from: Date;
  /** Null while it is open. */
  readonly to: Date | null;
  readonly state: 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  readonly reason: string | null;
}

/** What the counsellors of the route did from `at` on, as numbers. */
export interface ShiftPoint {
  readonly at: Date;
  readonly available: number;
  /** Offered, talking, writing. */
  readonly busy: number;
  /** On a break. */
  readonly away: number;
}

/** While the carrier could ring nobody. */
export interface Outage {
  readonly from: Date;
  readonly to: Date | null;
}

export interface WaitFacts {
  /** Oldest first. */
  readonly steps: readonly WaitStep[];
  readonly offers: readonly WaitOffer[];
  readonly shift: readonly ShiftPoint[];
  readonly outages: readonly Outage[];
}
