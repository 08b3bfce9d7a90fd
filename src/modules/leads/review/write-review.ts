import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { ReviewAlerts } from './review-alerts.js';
import { ReviewStore, type NewReview } from './review.store.js';

/** Puts what waits for a person's eyes into the queue, and says there when nobody has to read it any more. Safe to run twice. */
@Injectable()
export class WriteReview {
  constructor(
    private readonly reviews: ReviewStore,
    private readonly alerts: ReviewAlerts,
  ) {}

  async run(tx: Tx, review: NewReview): Promise<void> {
    const row = await this.reviews.insert(tx, review);
    if (review.danger && row.state === 'waiting') await this.alerts.raise(tx, row.id, review.siteId, review.receivedAt);
  }

  /** They corrected it themselves: it is this lead now. */
  async settle(tx: Tx, sourceId: string, key: string, leadId: string, at: Date): Promise<void> {
    const id = await this.reviews.settle(tx, sourceId, key, at, leadId);
    if (id !== null) await this.alerts.end(tx, id, at);
  }
}
