import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { SourcePrincipals } from '../../identity/index.js';
import type { HeldContent } from './held-contents.js';
import { ReviewAlerts } from './review-alerts.js';
import { ReviewStore, type ReviewRow } from './review.store.js';

/** What every decision has in common: it is on the record, and whoever was alerted need not look any more. */
@Injectable()
export class DecideReview {
  constructor(
    private readonly reviews: ReviewStore,
    private readonly alerts: ReviewAlerts,
    private readonly sources: SourcePrincipals,
  ) {}

  /** Locked until the end of the transaction. @throws DomainError review/unknown */
  locked(tx: Tx, id: string): Promise<ReviewRow> {
    return this.reviews.locked(tx, id);
  }

  /** @throws DomainError review/unknown */
  find(id: string): Promise<ReviewRow> {
    return this.reviews.find(id);
  }

  /** In whose name it becomes a lead. What our own form saw counts, whatever the source's word is worth. */
  async sourceOf({ source_id: sourceId }: ReviewRow, { from }: HeldContent): Promise<SourcePrincipal> {
    const source = await this.sources.of(sourceId);
    return from ? { ...source, rules: { ...source.rules, trust: 'own' } } : source;
  }

  /** Somebody said yes; from now on it is carried out, whatever happens to this process. */
  claim(tx: Tx, { id }: ReviewRow, at: Date, by: string, sealed: Buffer): Promise<void> {
    return this.reviews.claim(tx, id, at, by, sealed);
  }

  /** It cannot be a lead as it is: a person looks again. */
  giveBack(id: string): Promise<void> {
    return this.reviews.giveBack(id);
  }

  async accepted(tx: Tx, { id }: ReviewRow, leadId: string, at: Date): Promise<void> {
    const by = await this.reviews.accept(tx, id, leadId);
    if (by === null) return;
    await writeAuditEntry(tx, {
      userId: by,
      action: 'review.accepted',
      subjectType: 'lead-review',
      subjectId: id,
      detail: { leadId },
    });
    await this.alerts.end(tx, id, at);
  }

  /** False: it was decided before. */
  async rejected(tx: Tx, id: string, by: string, because: string, at: Date): Promise<boolean> {
    if (!(await this.reviews.reject(tx, id, at, by, because))) return false;
    await writeAuditEntry(tx, { userId: by, action: 'review.rejected', subjectType: 'lead-review', subjectId: id });
    await this.alerts.end(tx, id, at);
    return true;
  }
}
