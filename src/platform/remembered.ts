import type { Clock } from './clock.js';

// What is remembered here changes a few times a year; another process's change is seen at the second question after this time.
const rememberMilliseconds = 1000;
const tooOldMilliseconds = 30_000;

interface Kept<T> {
  readonly renewAt: number;
  readonly loadedAt: number;
  readonly answer: Promise<T>;
}

/** The answer of `load`, kept in memory. `load` runs at most once at a time unless `forget` is called. */
export class Remembered<T> {
  private remembered: Kept<T> | null = null;

  constructor(
    private readonly load: () => Promise<T>,
    private readonly clock: Clock,
  ) {}

  /** What is remembered is answered at once and renewed behind it. When that fails, it is good until half a minute after it was loaded. */
  read(): Promise<T> {
    const now = this.clock.now().getTime();
    const { remembered } = this;
    if (remembered && remembered.renewAt > now) return remembered.answer;
    const loaded = { renewAt: now + rememberMilliseconds, loadedAt: now, answer: this.load() };
    const isUsable = remembered !== null && remembered.loadedAt + tooOldMilliseconds > now;
    const kept = isUsable ? { ...remembered, renewAt: loaded.renewAt } : loaded;
    this.remembered = kept;
    loaded.answer.then(
      () => this.replace(kept, loaded),
      () => this.replace(kept, isUsable ? kept : null),
    );
    return kept.answer;
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.remembered = null;
  }

  /** Nothing that was read before `forget` comes back. */
  private replace(kept: Kept<T>, by: Kept<T> | null): void {
    if (this.remembered === kept) this.remembered = by;
  }
}
