import { untilAborted } from './interruption.js';

/**
 * The only source of waiting in the simulator. Durations are given in simulated seconds and take
 * `seconds / speed` real ones; instants stay real, so that the program under test and the simulator
 * agree on what time it is.
 */
export class Clock {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(readonly speed: number) {}

  now(): Date {
    return new Date();
  }

  /** Simulated seconds between two real instants, rounded to whole seconds. */
  secondsBetween(from: Date, to: Date): number {
    return Math.max(0, Math.round(((to.getTime() - from.getTime()) / 1000) * this.speed));
  }

  /** Acts once after the given simulated seconds, unless the signal aborts first. Infinity never comes. */
  after(seconds: number, act: () => void, signal?: AbortSignal): void {
    // A timer of more than 2^31 ms would fire at once; nothing here is meant to last that long and end.
    const milliseconds = (seconds * 1000) / this.speed;
    if (signal?.aborted || milliseconds >= 2 ** 31) return;
    const forget = (): void => {
      clearTimeout(timer);
      this.timers.delete(timer);
      signal?.removeEventListener('abort', forget);
    };
    const timer = setTimeout(() => {
      forget();
      act();
    }, milliseconds);
    this.timers.add(timer);
    signal?.addEventListener('abort', forget);
  }

  /** Resolves after the given simulated seconds; rejects with the signal's reason when it aborts first. */
  async wait(seconds: number, signal: AbortSignal): Promise<void> {
    await untilAborted(new Promise<void>((resolve) => this.after(seconds, resolve, signal)), signal);
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
