import type { Limits } from '../limits.js';
import type { Clock } from '../record/clock.js';
import { Deferred } from '../record/deferred.js';
import { untilAborted } from '../record/interruption.js';
import type { Call } from './call.js';

interface Waiting {
  readonly call: Call;
  readonly turn: Deferred<void>;
}

/** Below a millisecond it is now. */
const NOW = 0.001;

/** Holds calls back to the account's calls per second, first come first dialled; a call that is cancelled makes room. */
export class CallPacing {
  private waiting: Waiting[] = [];
  /** In simulated seconds since the start: when the next call may be dialled. */
  private nextAt = 0;
  private timer = new AbortController();

  constructor(
    private readonly clock: Clock,
    private readonly limits: Pick<Limits, 'callsPerSecond'>,
  ) {}

  /** Simulated milliseconds until a call created now would be dialled. */
  estimateMs(): number {
    const rate = this.limits.callsPerSecond;
    if (rate === undefined) return 0;
    return Math.round(Math.max(0, this.nextAt - this.clock.seconds() + this.waiting.length / rate) * 1000);
  }

  /** Resolves when the call may be dialled; rejects with CallOver when it is cancelled before. */
  async admit(call: Call): Promise<void> {
    if (this.limits.callsPerSecond === undefined) return;
    const waiting = { call, turn: new Deferred<void>() };
    this.waiting.push(waiting);
    call.over.addEventListener('abort', () => this.forget(waiting), { once: true });
    this.proceed();
    await untilAborted(waiting.turn.promise, call.over);
  }

  /** To be called when the limit has changed: who waits for the old one need not. */
  limitChanged(): void {
    const interval = 1 / (this.limits.callsPerSecond ?? Infinity);
    this.nextAt = Math.min(this.nextAt, this.clock.seconds() + interval);
    this.proceed();
  }

  private forget(gone: Waiting): void {
    this.waiting = this.waiting.filter((one) => one !== gone);
  }

  private proceed(): void {
    this.timer.abort();
    this.timer = new AbortController();
    const interval = 1 / (this.limits.callsPerSecond ?? Infinity);
    while (this.waiting.length > 0) {
      const now = this.clock.seconds();
      if (this.nextAt - now > NOW) return this.clock.after(this.nextAt - now, () => this.proceed(), this.timer.signal);
      this.waiting.shift()?.turn.resolve();
      this.nextAt = Math.max(this.nextAt, now) + interval;
    }
  }
}
