import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { DecideReview } from './decide-review.js';

/** A supervisor says that nobody asks for help there, and why. What was sent stays, sealed. */
@Injectable()
export class RejectReview {
  constructor(
    private readonly database: Database,
    private readonly decide: DecideReview,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError review/unknown, review/decided */
  run(id: string, by: string, because: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.decide.locked(tx, id);
      if (await this.decide.rejected(tx, id, by, because, this.clock.now())) return;
      throw new DomainError('conflict', 'review/decided', 'Somebody decided about this already: look again.');
    });
  }
}
