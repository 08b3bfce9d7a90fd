import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ReviewReason } from '../../../core/forms/judge-post.js';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { newReference } from '../read/reference.js';
import { type HeldContent, HeldContents } from './held-contents.js';
import { ReviewAlerts } from './review-alerts.js';
import { ReviewStore } from './review.store.js';

interface Held extends HeldContent {
  readonly source: SourcePrincipal;
  /** The same key is the same thing sent again. */
  readonly key: string;
  readonly reasons: readonly [ReviewReason, ...ReviewReason[]];
  /** Then a supervisor is told at once. */
  readonly danger: boolean;
  readonly language: string;
}

/** Keeps what is no lead yet for a person to read: sealed, answered for, never thrown away. */
@Injectable()
export class HoldForReview {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewStore,
    private readonly contents: HeldContents,
    private readonly alerts: ReviewAlerts,
    private readonly clock: Clock,
  ) {}

  /** The reference to tell them: the lead will have it too. */
  async run({ source, key, reasons, danger, language, ...content }: Held): Promise<{ reference: string }> {
    const at = this.clock.now();
    const { sourceId, siteId } = source;
    const sealed = this.contents.seal(content, sourceId, key);
    const reference = newReference();
    const review = { id: uuid(), sourceId, siteId, key, reference, reasons, danger, language, receivedAt: at, sealed };
    return this.database.transaction(async (tx) => {
      const row = await this.reviews.insert(tx, review);
      if (danger && row.state === 'waiting') await this.alerts.raise(tx, row.id, siteId, at);
      return { reference: row.reference };
    });
  }

  /** They corrected it themselves: it is this lead now, and nobody has to read it. */
  settle(source: SourcePrincipal, key: string, leadId: string): Promise<void> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const id = await this.reviews.settle(tx, source.sourceId, key, at, leadId);
      if (id !== null) await this.alerts.end(tx, id, at);
    });
  }
}
