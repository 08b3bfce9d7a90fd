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

  newestFirst(): readonly Call[] {
    return [...this.calls.values()].toReversed();
  }
}
