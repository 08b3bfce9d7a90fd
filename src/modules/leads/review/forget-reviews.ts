import { Injectable } from '@nestjs/common';
import { namesNumber } from '../../../core/people/names-number.js';
import type { Tx } from '../../../platform/database/database.js';
import { HeldContents } from './held-contents.js';
import { ReviewStore } from './review.store.js';

/**
 * Deletes what was rejected and names somebody who is erased. Only opening it tells whom it names. What nobody has read yet stays: it may
 * be a cry for help, and is read within minutes.
 */
@Injectable()
export class ForgetReviews {
  constructor(
    private readonly reviews: ReviewStore,
    private readonly contents: HeldContents,
  ) {}

  /** `numbers` in E.164. How many there were. */
  async naming(tx: Tx, numbers: readonly string[]): Promise<number> {
    if (numbers.length === 0) return 0;
    const naming = (await this.reviews.rejected(tx)).filter(({ sealed, source_id: sourceId, key }) => {
      const { body, rawBody } = this.contents.open(sealed, sourceId, key);
      return namesNumber(`${JSON.stringify(body)} ${rawBody}`, numbers);
    });
    await this.reviews.delete(
      tx,
      naming.map(({ id }) => id),
    );
    return naming.length;
  }
}
