import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { WaitingEntriesReader } from '../../routing/index.js';
import { PullEntry, type Pulled } from './pull-entry.js';

// Somebody was quicker, or the policy keeps this one for another: the next one may be theirs.
const notThisOne = ['queue/taken', 'queue/excluded', 'offer/taken', 'offer/person-busy'];

/** A counsellor takes the most pressing one whom the policy lets them have. */
@Injectable()
export class PullNext {
  constructor(
    private readonly database: Database,
    private readonly line: WaitingEntriesReader,
    private readonly pullEntry: PullEntry,
  ) {}

  /** Throws `queue/empty` (404), `queue/not-available` or `queue/phones-down` (409), or why they may have none of those who wait (409). */
  async run(counsellorId: string): Promise<Pulled> {
    let refusal: DomainError | null = null;
    for (const { id } of await this.line.nextFor(this.database, counsellorId)) {
      const pulled = await this.pullEntry.run(id, counsellorId).catch(notThis);
      if (!(pulled instanceof DomainError)) return pulled;
      refusal ??= pulled;
    }
    throw refusal ?? new DomainError('not-found', 'queue/empty', 'Nobody waits whom you could take.');
  }
}

function notThis(error: unknown): DomainError {
  if (error instanceof DomainError && notThisOne.includes(error.code)) return error;
  throw error;
}
