import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { OverrideStore } from './override.store.js';

/** Somebody else than who opened the gate says what they found; the first one counts. */
@Injectable()
export class ReviewOverride {
  constructor(
    private readonly database: Database,
    private readonly overrides: OverrideStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError override/unknown (404), override/own (403), override/reviewed-already (409) */
  run(id: string, note: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const by = await this.overrides.by(tx, id);
      if (by === null) throw new DomainError('not-found', 'override/unknown', 'There is no such override.');
      if (by === staff.userId)
        throw new DomainError('forbidden', 'override/own', 'You opened this gate yourself: a colleague has to look at it.');
      if (!(await this.overrides.review(tx, id, { at: this.clock.now(), userId: staff.userId, note: note.trim() })))
        throw new DomainError('conflict', 'override/reviewed-already', 'Somebody has looked at it already.');
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'override.reviewed',
        subjectType: 'override',
        subjectId: id,
      });
    });
  }
}
