import { Injectable } from '@nestjs/common';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { LastKnown } from '../../../platform/last-known.js';
import { hashSourceKey } from './keys/source-key.js';
import { SourceKeyStore, type FoundKey } from './keys/source-key.store.js';

// Also how long a disabled source, a key that was ended or a rule that was changed may go on in other processes.
const rememberMilliseconds = 5000;
const atMostKeys = 10_000;

interface Remembered {
  readonly until: number;
  readonly answer: Promise<FoundKey | null>;
}

/**
 * Which source has this key? Remembered for 5 s, wrong keys too: intake must not ask the database on each request. While the database is away,
 * a source that was known before goes on; about a new key nobody can say anything.
 */
@Injectable()
export class KnownSources {
  private readonly remembered = new Map<string, Remembered>();
  private readonly lastKnown: LastKnown<FoundKey>;

  constructor(
    private readonly keys: SourceKeyStore,
    private readonly clock: Clock,
  ) {
    this.lastKnown = new LastKnown(clock);
  }

  /** Never beyond the end of the key. */
  async byKey(key: string): Promise<SourcePrincipal | null> {
    const now = this.clock.now();
    const found = await this.remember(hashSourceKey(key), now);
    return found && (found.endsAt === null || found.endsAt > now) ? found.principal : null;
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.remembered.clear();
  }

  private remember(hash: Buffer, now: Date): Promise<FoundKey | null> {
    const name = hash.toString('base64');
    const known = this.remembered.get(name);
    if (known && known.until > now.getTime()) return known.answer;
    if (this.remembered.size >= atMostKeys) this.remembered.clear();
    const answer = this.lastKnown.ask(name, () => this.keys.find(hash, now));
    this.remembered.set(name, { until: now.getTime() + rememberMilliseconds, answer });
    answer.catch(() => this.remembered.delete(name));
    return answer;
  }
}
