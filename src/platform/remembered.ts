import type { Clock } from './clock.js';

// What is remembered here changes a few times a year; another process's change is seen at the second question after this time.
const rememberMilliseconds = 1000;
const tooOldMilliseconds = 30_000;

/** The answer of `load`, kept in memory. `load` runs at most once at a time unless `forget` is called. */
export class Remembered<T> {
  private remembered: { readonly until: number; readonly answer: Promise<T> } | null = null;

  constructor(
    private readonly load: () => Promise<T>,
    private readonly clock: Clock,
  ) {}

  /** What is remembered is answered at once and renewed behind it: a caller inside a transaction must not wait for a second connection. */
  read(): Promise<T> {
    const now = this.clock.now().getTime();
    const remembered = this.remembered;
    if (remembered && remembered.until > now) return remembered.answer;
    const usable = remembered && remembered.until + tooOldMilliseconds > now;
    const loading = this.load();
    const kept = { until: now + rememberMilliseconds, answer: usable ? remembered.answer : loading };
    this.remembered = kept;
    loading.then(
      () => this.replace(kept, { until: now + rememberMilliseconds, answer: loading }),
      () => this.replace(kept, null),
    );
    return kept.answer;
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.remembered = null;
  }

  /** Nothing that was read before `forget` comes back. */
  private replace(kept: object, by: { readonly until: number; readonly answer: Promise<T> } | null): void {
    if (this.remembered === kept) this.remembered = by;
  }
}
