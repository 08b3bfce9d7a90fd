import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { Database } from '../../../platform/database/database.js';
import { isDatabaseOutage } from '../../../platform/http/database-outage.js';
import { within } from '../../../platform/within.js';
import { SiteDirectory } from '../../sites/index.js';
import type { NewReview } from '../review/review.store.js';
import { WriteReview } from '../review/write-review.js';
import { LeadSpool } from './lead-spool.js';
import { notKept } from './not-kept.js';

/**
 * Into the review queue, or onto our own disk while the database is away, as leads are (ADR 0031). A statement that was too slow may commit
 * later: the key of the review is the same on both ways, so it is there once.
 */
@Injectable()
export class KeepReview {
  constructor(
    private readonly database: Database,
    private readonly writeReview: WriteReview,
    private readonly spool: LeadSpool,
    private readonly sites: SiteDirectory,
    private readonly settings: Settings,
  ) {}

  /** @throws DomainError lead/not-kept: neither took it */
  async run(review: NewReview): Promise<void> {
    if (this.spool.isWaiting()) return this.keepOnDisk(review);
    const written = this.database.transaction((tx) => this.writeReview.run(tx, review));
    await within(this.settings.spoolAfterMilliseconds, written).catch((error: unknown) => {
      if (isDatabaseOutage(error)) return this.keepOnDisk(review);
      throw error;
    });
  }

  private async keepOnDisk(review: NewReview): Promise<void> {
    const { phoneNumber } = await this.sites.site(review.siteId);
    await this.spool.keepReview(review).catch((error: unknown) => {
      throw notKept(phoneNumber, null, error);
    });
  }
}
