interface Attempts {
  count: number;
  readonly endsAt: number;
}

const atMostKeys = 10_000;

/** Counts attempts by key in windows of a minute, unless told otherwise. In memory: a guesser gains little from several processes. */
export class AttemptLimit {
  private readonly attempts = new Map<string, Attempts>();

  constructor(
    private readonly mostInWindow: number,
    private readonly windowMilliseconds = 60_000,
  ) {}

  /** Counts one attempt; the seconds to wait when it is one too many, else null. `now` in milliseconds. */
  take(key: string, now: number): number | null {
    let known = this.attempts.get(key);
    if (!known || known.endsAt <= now) {
      if (this.attempts.size >= atMostKeys) this.forgetEnded(now);
      known = { count: 0, endsAt: now + this.windowMilliseconds };
      this.attempts.set(key, known);
    }
    known.count++;
    return known.count > this.mostInWindow ? Math.ceil((known.endsAt - now) / 1000) : null;
  }

  /** After a success: only failures in a row count. */
  clear(key: string): void {
    this.attempts.delete(key);
  }

  private forgetEnded(now: number): void {
    for (const [key, { endsAt }] of this.attempts) if (endsAt <= now) this.attempts.delete(key);
    if (this.attempts.size >= atMostKeys) this.attempts.clear();
  }
}
