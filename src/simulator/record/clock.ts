import { untilAborted } from './interruption.js';
import { TimeScale } from './time-scale.js';

/** `real` and `faster` run by themselves, `speed` simulated seconds in a real one; `stepped` moves only by `advance`. */
export const CLOCK_MODES = ['real', 'faster', 'stepped'] as const;
export type ClockMode = (typeof CLOCK_MODES)[number];

interface Timer {
  /** In simulated seconds since the start. */
  readonly due: number;
  readonly act: () => void;
  handle: NodeJS.Timeout | undefined;
}

/** A longer timeout would fire at once; nothing here is meant to last that long and end. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * The only source of waiting in the simulator. Durations are given in simulated seconds and take `seconds / speed` real
 * ones; instants stay real while it runs by itself, so that the program under test and the simulator agree on what time
 * it is. Stepped, both durations and instants stand still until somebody advances them.
 */
export class Clock {
  private readonly timers = new Set<Timer>();
  private readonly exchanges = new Set<Promise<unknown>>();
  private readonly scale: TimeScale;
  private advancing: Promise<void> = Promise.resolve();

  constructor(speed: number) {
    this.scale = new TimeScale(speed);
  }

  get mode(): ClockMode {
    if (this.scale.speed === 0) return 'stepped';
    return this.scale.speed === 1 ? 'real' : 'faster';
  }

  /** Simulated seconds in a real one; 0 when stepped. */
  get speed(): number {
    return this.scale.speed;
  }

  now(): Date {
    return this.scale.now();
  }

  /** Simulated seconds since the start. */
  seconds(): number {
    return this.scale.seconds();
  }

  /** The instant so many simulated seconds ago. */
  ago(seconds: number): Date {
    return this.scale.ago(seconds);
  }

  /** Simulated seconds between two instants, rounded to whole seconds. */
  secondsBetween(from: Date, to: Date): number {
    return Math.max(0, Math.round(this.scale.secondsAt(to.getTime()) - this.scale.secondsAt(from.getTime())));
  }

  /** Goes on at another speed, 0 to step, from this moment on; what is under way keeps what it has left. */
  runAt(speed: number): void {
    this.scale.changeTo(speed);
    const now = this.seconds();
    for (const timer of this.timers) this.arm(timer, now);
  }

  /** Acts once after the given simulated seconds, unless the signal aborts first. Infinity never comes. */
  after(seconds: number, act: () => void, signal?: AbortSignal): void {
    if (signal?.aborted) return;
    const forget = (): void => {
      clearTimeout(timer.handle);
      this.timers.delete(timer);
      signal?.removeEventListener('abort', forget);
    };
    const now = this.seconds();
    const timer: Timer = {
      due: now + seconds,
      act: () => {
        forget();
        act();
      },
      handle: undefined,
    };
    this.timers.add(timer);
    this.arm(timer, now);
    signal?.addEventListener('abort', forget);
  }

  /** Resolves after the given simulated seconds; rejects with the signal's reason when it aborts first. */
  async wait(seconds: number, signal: AbortSignal): Promise<void> {
    await untilAborted(new Promise<void>((resolve) => this.after(seconds, resolve, signal)), signal);
  }

  /** Real work that a stepped clock lets finish before it moves on, such as a webhook under way. */
  during<T>(work: Promise<T>): Promise<T> {
    const forget = (): void => void this.exchanges.delete(settled);
    const settled: Promise<void> = work.then(forget, forget);
    this.exchanges.add(settled);
    return work;
  }

  /** Moves a stepped clock on: everything due by then happens in its order and settles before the next. */
  advance(seconds: number): Promise<void> {
    this.advancing = this.advancing.then(() => this.moveOn(seconds));
    return this.advancing;
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer.handle);
    this.timers.clear();
  }

  private arm(timer: Timer, now: number): void {
    clearTimeout(timer.handle);
    const milliseconds = ((timer.due - now) * 1000) / this.scale.speed;
    if (milliseconds <= LONGEST_TIMEOUT_MS) timer.handle = setTimeout(timer.act, Math.round(milliseconds));
  }

  private async moveOn(seconds: number): Promise<void> {
    await this.settle();
    const end = this.seconds() + seconds;
    for (let next = this.nextDue(end); next; next = this.nextDue(end)) {
      this.scale.moveTo(next.due);
      next.act();
      await this.settle();
    }
    this.scale.moveTo(end);
  }

  private nextDue(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) if (timer.due <= end && (!first || timer.due < first.due)) first = timer;
    return first;
  }

  /** A finished exchange starts what follows from it only some turns of the event loop later. */
  private async settle(): Promise<void> {
    const quietTurns = 3;
    for (let turn = 0; turn < quietTurns; turn += 1) {
      if (this.exchanges.size > 0) turn = 0;
      await Promise.all(this.exchanges);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
