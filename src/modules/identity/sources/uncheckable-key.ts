import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { isDatabaseOutage } from '../../../platform/http/database-outage.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Remembered } from '../../../platform/remembered.js';
import { SourceStore } from './source.store.js';

/** A key that nobody here has seen before, while the database is away: it may be good, so it is not called unknown, and nothing is taken. */
@Injectable()
export class UncheckableKey implements OnApplicationBootstrap {
  private readonly hotline: Remembered<string | null>;

  constructor(database: Database, sources: SourceStore, clock: Clock) {
    this.hotline = new Remembered(() => sources.firstHotline(database), clock);
  }

  /** While there is a database. */
  async onApplicationBootstrap(): Promise<void> {
    await this.hotline.read();
  }

  /** Throws `source/not-checked` (503) with the hotline, else what it was given. */
  async refuse(thrown: unknown): Promise<never> {
    if (!isDatabaseOutage(thrown)) throw thrown;
    const hotline = await this.hotline.read().catch(() => null);
    throw new DomainError(
      'unavailable',
      'source/not-checked',
      'We cannot check this key just now, so nothing was taken. Send it again in a moment, or tell people to call us.',
      { retryAfterSeconds: 5, extra: { ...(hotline ? { hotline } : {}), emergency: '911', crisis: '988' } },
    );
  }
}
