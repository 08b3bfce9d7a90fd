import type { Clock } from '../clock.js';
import type { DataKey } from './key-wrapping.js';

const keptMilliseconds = 60_000;
const most = 2000;

/**
 * Unwrapped keys, for a minute and no more than so many, so that a screen is no journey to a key service for each line. Nobody opens
 * anything from here alone: that a key still stands is asked of the database each time.
 */
export class KeyMemory {
  private readonly kept = new Map<string, { readonly key: DataKey; readonly until: number }>();

  constructor(private readonly clock: Clock) {}

  get(id: string): DataKey | null {
    const found = this.kept.get(id);
    if (found && found.until > this.clock.now().getTime()) return found.key;
    this.kept.delete(id);
    return null;
  }

  keep(keys: readonly DataKey[]): void {
    const now = this.clock.now().getTime();
    for (const key of keys) {
      this.kept.delete(key.id);
      this.kept.set(key.id, { key, until: now + keptMilliseconds });
    }
    // The oldest stand first.
    for (const [id, { until }] of this.kept) {
      if (until > now && this.kept.size <= most) break;
      this.kept.delete(id);
    }
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) this.kept.delete(id);
  }
}
