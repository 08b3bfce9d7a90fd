/** Something that was to be dialled, and was not. */
interface Refusal {
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly to: string;
  readonly reason: string;
}

/** Everything the simulator refused to dial, so that a test can say that nothing tried. */
export class RefusalLog {
  private readonly refusals: Refusal[] = [];

  add(refusal: Refusal): void {
    this.refusals.push(refusal);
  }

  list(): readonly Refusal[] {
    return this.refusals;
  }
}
