import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { EndAlert } from '../../alerts/index.js';
import { CarrierBookStore, subjectOf } from '../carrier/carrier-book.store.js';

/** Somebody has looked at what was found at the carrier, and says what it was; the alert about it ends. */
@Injectable()
export class SettleFinding {
  constructor(
    private readonly database: Database,
    private readonly book: CarrierBookStore,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  /** Throws `carrier-finding/unknown` (404), `carrier-finding/settled` (409): the first reason stands. */
  run(id: string, reason: string, by: string): Promise<void> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const outcome = await this.book.settle(tx, id, { reason: reason.trim(), by, at });
      if (outcome === 'unknown')
        throw new DomainError('not-found', 'carrier-finding/unknown', 'There is no finding with this id.');
      if (outcome === 'before')
        throw new DomainError('conflict', 'carrier-finding/settled', 'This finding is settled already: its reason stands.');
      const { carrierSid, kind } = outcome;
      await this.endAlert.run(tx, `unknown-${kind}`, subjectOf(carrierSid), at);
      await writeAuditEntry(tx, {
        userId: by,
        action: 'carrier-finding.settled',
        subjectType: 'carrier-finding',
        subjectId: id,
        detail: { kind },
      });
    });
  }
}
