/** A promised call that moved so as to stay at the time that was said. */
export class ClockChangeDto {
  readonly callbackId: string;
  /** Whose clock it was said on: `America/Boise`. */
  readonly zone: string;
  /** What was said, on that clock: `2027-03-09T10:00:00.000`. */
  readonly wall: string;
  readonly before: string;
  readonly now: string;
  /** The rules that moved it. */
  readonly version: string;
  readonly at: string;
}

export class ClockChangesDto {
  /** What this process runs with. */
  readonly running: string;
  /** What the promises follow; null before anybody looked. */
  readonly followed: string | null;
  readonly followedAt: string | null;
  /** Newest first; at most 500. */
  readonly changes: ClockChangeDto[];
}
