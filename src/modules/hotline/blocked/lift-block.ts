import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { BlockedCallerStore } from './blocked-caller.store.js';

@Injectable()
export class LiftBlock {
  constructor(
    private readonly database: Database,
    private readonly store: BlockedCallerStore,
    private readonly clock: Clock,
  ) {}

  /** The number may call again at once; safe to repeat. Throws `blocked-caller/unknown` (404). */
  run(id: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const outcome = await this.store.lift(tx, id, this.clock.now());
      if (outcome === 'unknown')
        throw new DomainError('not-found', 'blocked-caller/unknown', 'There is no blocked caller with this id.');
      if (outcome === 'before') return;
      await writeAuditEntry(tx, { userId: by, action: 'caller.unblocked', subjectType: 'blocked-caller', subjectId: id });
    });
  }
}
