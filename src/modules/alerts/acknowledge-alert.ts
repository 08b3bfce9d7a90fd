import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AlertStore } from './alert.store.js';

@Injectable()
export class AcknowledgeAlert {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** `by` has seen it and answers for it; the first one counts, a second one is no error. Throws `alert/unknown` (404). */
  run(id: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const outcome = await this.alerts.acknowledge(tx, id, by, this.clock.now());
      if (outcome === 'unknown') throw new DomainError('not-found', 'alert/unknown', 'There is no alert with this id.');
      if (outcome === 'before') return;
      await this.outbox.add(tx, [{ name: 'AlertAcknowledged', body: { alertId: id } }]);
      await writeAuditEntry(tx, { userId: by, action: 'alert.acknowledged', subjectType: 'alert', subjectId: id });
    });
  }
}
