import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { RestrictionStore } from '../../people/index.js';

/** A record is found again. What was ended when it was restricted stays ended: they may turn to us, or somebody calls them. */
@Injectable()
export class LiftRestriction {
  constructor(
    private readonly database: Database,
    private readonly restrictions: RestrictionStore,
  ) {}

  /** @throws DomainError person/unknown (404), restriction/none (409) */
  run(askedId: string, reason: string, { userId }: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const record = await this.restrictions.lock(tx, askedId);
      if (!record) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      if (!record.restrictedAt) throw new DomainError('conflict', 'restriction/none', 'This record is not restricted.');
      await this.restrictions.release(tx, record.personIds);
      const subject = { subjectType: 'person', subjectId: record.personIds[0]! };
      await writeAuditEntry(tx, { userId, action: 'person.restriction-ended', ...subject, detail: { reason: reason.trim() } });
    });
  }
}
