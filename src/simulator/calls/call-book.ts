import { callAsOf } from './call-as-of.js';
import type { Call } from './call.js';

/** All calls of the account, newest last. */
export class CallBook {
  private readonly calls = new Map<string, Call>();

  add(call: Call): void {
    this.calls.set(call.sid, call);
  }

  find(sid: string): Call | undefined {
    return this.calls.get(sid);
  }

  remove(sid: string): void {
    this.calls.delete(sid);
  }

  /** The book as it was at an instant, for reading only. */
  asOf(instant: Date): CallBook {
    const past = new CallBook();
    for (const call of this.calls.values()) {
      const then = callAsOf(call, instant);
      if (then) past.add(then);
    }
    return past;
  }

  newestFirst(): readonly Call[] {
    return [...this.calls.values()].toReversed();
  }
}
