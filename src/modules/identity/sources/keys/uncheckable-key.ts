import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { isDatabaseOutage } from '../../../../platform/http/database-outage.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { Remembered } from '../../../../platform/remembered.js';

const oldestSite = 'select phone_number from site order by created_at, id limit 1';

/** A key that nobody here has seen before, while the database is away: it may be good, so it is not called unknown, and nothing is taken. */
@Injectable()
export class UncheckableKey implements OnApplicationBootstrap {
  private readonly hotline: Remembered<string | null>;

  constructor(database: Database, clock: Clock) {
    this.hotline = new Remembered(
      async () => (await database.query<{ phone_number: string }>(oldestSite))[0]?.phone_number ?? null,
      clock,
    );
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
