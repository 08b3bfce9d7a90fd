import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { ChangeableCallback, isManager } from './changeable-callback.js';
import { PutOff } from './put-off.js';

/**
 * Sets a callback aside for some minutes, without asking the person: the promise stands, and is late when it is not kept. Danger is
 * set aside by managers only.
 */
@Injectable()
export class SnoozeCallback {
  constructor(
    private readonly database: Database,
    private readonly changeable: ChangeableCallback,
    private readonly putOff: PutOff,
    private readonly clock: Clock,
  ) {}

  run(callbackId: string, minutes: number, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const until = new Date(now.getTime() + minutes * 60_000);
      const callback = await this.changeable.lock(tx, callbackId, staff);
      if (callback.urgency === 'urgent' && !isManager(staff))
        throw new DomainError('forbidden', 'callback/urgent', 'They may be in danger: only a manager sets this aside.');
      if (callback.state === 'queued' && callback.phone_number_id === null)
        throw new DomainError('conflict', 'callback/on-the-line', 'They wait on the phone and left no number: talk to them now.');
      await this.changeable.requireAllowed(tx, callback, until);
      await this.putOff.run(tx, callback, { until, because: `Set aside: ${reason}`, rule: 'staff/snoozed' }, now);
      const detail = { minutes, reason };
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'callback.snoozed',
        subjectType: 'callback',
        subjectId: callbackId,
        detail,
      });
    });
  }
}
