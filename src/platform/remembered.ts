import type { Clock } from './clock.js';
import { asProgram } from './database/asker.js';
import { within } from './within.js';

// What is remembered here changes a few times a year; another process's change is seen at the second question after this time.
const rememberMilliseconds = 1000;
const tooOldMilliseconds = 30_000;
// For news of what is too old one waits, but not long: the database may be away, and then nobody could change it either.
const patienceMilliseconds = 500;
const forgottenMilliseconds = 24 * 60 * 60_000;

interface Kept<T> {
  readonly renewAt: number;
  readonly loadedAt: number;
  readonly answer: Promise<T>;
  /** Renewing it failed last time: it is told all the same, for a day. */
  readonly isAway: boolean;
}

/** The answer of `load`, kept in memory for everybody, and so asked for nobody in particular. `load` runs at most once at a time unless `forget` is called. */
export class Remembered<T> {
  private remembered: Kept<T> | null = null;

  constructor(
    private readonly load: () => Promise<T>,
    private readonly clock: Clock,
  ) {}

  /**
   * What is remembered is answered at once and renewed behind it. Older than half a minute, it is told only when there are no news within half a
   * second, and at most for a day.
   */
  read(): Promise<T> {
    const now = this.clock.now().getTime();
    const { remembered } = this;
    if (remembered && remembered.renewAt > now) return remembered.answer;
    const loaded: Kept<T> = { renewAt: now + rememberMilliseconds, loadedAt: now, answer: asProgram(this.load), isAway: false };
    if (remembered === null || now - remembered.loadedAt >= forgottenMilliseconds) return this.waitFor(loaded);
    const isFresh = now - remembered.loadedAt < tooOldMilliseconds;
    return isFresh || remembered.isAway ? this.renewBehind(remembered, loaded) : this.newsOr(remembered, loaded);
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.remembered = null;
  }

  /** The news, for whoever misses something; when there are none, what is remembered stays. */
  async renew(): Promise<T> {
    const now = this.clock.now().getTime();
    const answer = asProgram(this.load);
    const news = await answer;
    this.remembered = { renewAt: now + rememberMilliseconds, loadedAt: now, answer, isAway: false };
    return news;
  }

  private renewBehind(old: Kept<T>, loaded: Kept<T>): Promise<T> {
    const kept = { ...old, renewAt: loaded.renewAt };
    return this.put(kept, loaded, { ...kept, isAway: true });
  }

  private newsOr(old: Kept<T>, loaded: Kept<T>): Promise<T> {
    const otherwise = { ...old, renewAt: loaded.renewAt, isAway: true };
    const answer = within(patienceMilliseconds, loaded.answer).catch(() => {
      if (this.remembered === kept) this.remembered = otherwise;
      return old.answer;
    });
    const kept = { ...loaded, answer };
    return this.put(kept, loaded, otherwise);
  }

  private waitFor(loaded: Kept<T>): Promise<T> {
    return this.put(loaded, loaded, null);
  }

  /** Keeps `kept` until the news are there, then these, or `otherwise`. Nothing that was read before `forget` comes back. */
  private put(kept: Kept<T>, loaded: Kept<T>, otherwise: Kept<T> | null): Promise<T> {
    this.remembered = kept;
    const replace = (by: Kept<T> | null) => {
      if (this.remembered === kept) this.remembered = by;
    };
    loaded.answer.then(
      () => replace(loaded),
      () => replace(otherwise),
    );
    return kept.answer;
  }
}
