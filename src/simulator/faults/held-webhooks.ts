import type { Clock } from '../record/clock.js';
import { Deferred } from '../record/deferred.js';

/** Webhooks that let the next one of their call go first. */
export class HeldWebhooks {
  private readonly held = new Map<string, Set<Deferred<void>>>();

  constructor(private readonly clock: Clock) {}

  /** Resolves when another webhook of the same call has gone, or after so many simulated seconds without one. */
  async hold(callSid: string | undefined, seconds: number): Promise<void> {
    const key = callSid ?? '';
    const turn = new Deferred<void>();
    const ofCall = this.held.get(key) ?? new Set();
    this.held.set(key, ofCall.add(turn));
    this.clock.after(seconds, () => turn.resolve());
    await turn.promise;
    ofCall.delete(turn);
    if (ofCall.size === 0 && this.held.get(key) === ofCall) this.held.delete(key);
  }

  /** A webhook of this call has gone. */
  gone(callSid: string | undefined): void {
    for (const turn of this.held.get(callSid ?? '') ?? []) turn.resolve();
  }
}
