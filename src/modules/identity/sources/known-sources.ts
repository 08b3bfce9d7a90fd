import { Injectable } from '@nestjs/common';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { LastKnown } from '../../../platform/last-known.js';
import { hashSourceKey } from './source-key.js';
import { SourceStore } from './source.store.js';

// Also how long a disabled source may go on in other processes.
const rememberMilliseconds = 5000;
const atMostKeys = 10_000;

interface Remembered {
  readonly until: number;
  readonly answer: Promise<SourcePrincipal | null>;
}

/**
 * Which source has this key? Remembered for 5 s, wrong keys too: intake must not ask the database on each request. While the database is away,
 * a source that was known before goes on; about a new key nobody can say anything.
 */
@Injectable()
export class KnownSources {
  private readonly remembered = new Map<string, Remembered>();
  private readonly lastKnown: LastKnown<SourcePrincipal>;

  constructor(
    private readonly sources: SourceStore,
    private readonly clock: Clock,
  ) {
    this.lastKnown = new LastKnown(clock);
  }

  byKey(key: string): Promise<SourcePrincipal | null> {
    const hash = hashSourceKey(key);
    const name = hash.toString('base64');
    const now = this.clock.now().getTime();
    const known = this.remembered.get(name);
    if (known && known.until > now) return known.answer;
    if (this.remembered.size >= atMostKeys) this.remembered.clear();
    const answer = this.lastKnown.ask(name, () => this.sources.byKeyHash(hash));
    this.remembered.set(name, { until: now + rememberMilliseconds, answer });
    answer.catch(() => this.remembered.delete(name));
    return answer;
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.remembered.clear();
  }
}
