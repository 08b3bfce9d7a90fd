import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ReviewReason } from '../../../core/forms/judge-post.js';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { referenceOf } from '../read/reference.js';
import { KeepReview } from '../spool/keep-review.js';
import { type HeldContent, HeldContents } from './held-contents.js';
import { WriteReview } from './write-review.js';

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
    private readonly keepReview: KeepReview,
    private readonly writeReview: WriteReview,
    private readonly contents: HeldContents,
    private readonly clock: Clock,
  ) {}

  /** The reference to tell them: the lead will have it too. @throws DomainError lead/not-kept */
  async run({ source, key, reasons, danger, language, ...content }: Held): Promise<{ reference: string }> {
    const { sourceId, siteId } = source;
    const reference = referenceOfReview(sourceId, key);
    const sealed = this.contents.seal(content, sourceId, key);
    const receivedAt = this.clock.now();
    await this.keepReview.run({ id: uuid(), sourceId, siteId, key, reference, reasons, danger, language, receivedAt, sealed });
    return { reference };
  }

  /** They corrected it themselves: it is this lead now, and nobody has to read it. */
  settle({ sourceId }: SourcePrincipal, key: string, leadId: string): Promise<void> {
    return this.database.transaction((tx) => this.writeReview.settle(tx, sourceId, key, leadId, this.clock.now()));
  }
}

/** Follows from the key alone: whichever process takes it, and on whichever way, tells the same one. */
function referenceOfReview(sourceId: string, key: string): string {
  return referenceOf(sourceId, 'review', createHash('sha256').update(key).digest());
}
