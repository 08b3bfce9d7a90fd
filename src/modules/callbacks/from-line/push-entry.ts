import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { OfferByHand } from '../../routing/index.js';
import { FindEntry } from './find-entry.js';

export interface Push {
  readonly entryId: string;
  readonly counsellorId: string;
  readonly reason: string;
}

/** A supervisor gives somebody who waits to a counsellor: their phone rings now, and they may decline as always. */
@Injectable()
export class PushEntry {
  constructor(
    private readonly database: Database,
    private readonly findEntry: FindEntry,
    private readonly offerByHand: OfferByHand,
    private readonly clock: Clock,
  ) {}

  /** The id of the offer. Throws `queue/unknown` (404), `queue/not-a-counsellor` (422), and what OfferByHand throws (409). */
  run({ entryId, counsellorId, reason }: Push, supervisor: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      await requireCounsellor(tx, counsellorId);
      const { routeId } = await this.findEntry.run(tx, entryId);
      const offerId = await this.offerByHand.run(tx, { hand: 'given', entryId, routeId, counsellorId }, this.clock.now());
      await writeAuditEntry(tx, {
        userId: supervisor.userId,
        action: 'queue-entry.pushed',
        subjectType: 'queue-entry',
        subjectId: entryId,
        detail: { to: counsellorId, offerId, reason },
      });
      return offerId;
    });
  }
}

async function requireCounsellor(tx: Tx, counsellorId: string): Promise<void> {
  const found = await tx.query('select from counsellor where id = $1', [counsellorId]);
  if (found.length === 0)
    throw new DomainError('invalid', 'queue/not-a-counsellor', 'counsellorId must be the id of a counsellor.');
}
