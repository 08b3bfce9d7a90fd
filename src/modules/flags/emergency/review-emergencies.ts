import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { EmergencyStore } from './emergency.store.js';

const kind = 'emergency-review';

/** Every record of an emergency is looked at within one business day; supervisors know of those that were not (L-109). */
@Injectable()
export class ReviewEmergencies {
  constructor(
    private readonly database: Database,
    private readonly emergencies: EmergencyStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError emergency/unknown (404), emergency/open, emergency/reviewed (409) */
  run(id: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const row = await this.emergencies.lock(tx, id);
      if (!row) throw new DomainError('not-found', 'emergency/unknown', 'There is no such record.');
      if (!row.closed_at) throw new DomainError('conflict', 'emergency/open', 'Complete the record first, then review it.');
      if (row.reviewed_at) throw new DomainError('conflict', 'emergency/reviewed', 'This record was reviewed already.');
      await this.emergencies.review(tx, id, staff.userId, at);
      await this.endAlert.run(tx, kind, id, at);
      const entry = { userId: staff.userId, subjectType: 'emergency-disclosure', subjectId: id };
      await writeAuditEntry(tx, { ...entry, action: 'emergency-disclosure.reviewed' });
    });
  }

  async alertOverdue(): Promise<void> {
    const at = this.clock.now();
    for (const { id, site_id: siteId } of await this.emergencies.overdue(this.database, at)) {
      const sentence = 'The record of an emergency was not reviewed within one business day: complete it and review it.';
      const alert = { siteId, kind, subjectType: 'emergency-disclosure', subjectId: id, sentence, at };
      await this.database.transaction((tx) => this.raiseAlert.run(tx, alert));
    }
  }
}
