import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { WithdrawEntry } from '../../routing/index.js';
import { CallbackStore } from '../callback.store.js';
import { ChangeableCallback } from './changeable-callback.js';

/** Nobody is called any more, for a reason that is kept. */
@Injectable()
export class CancelCallback {
  constructor(
    private readonly database: Database,
    private readonly changeable: ChangeableCallback,
    private readonly callbacks: CallbackStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(callbackId: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { person_id: personId } = await this.changeable.lock(tx, callbackId, staff);
      await this.withdrawEntry.run(tx, callbackId, `cancelled: ${reason}`, now);
      await this.callbacks.end(tx, callbackId, 'cancelled', reason, now);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'callback.cancelled',
        subjectType: 'callback',
        subjectId: callbackId,
        detail: { reason },
      });
      await this.outbox.add(tx, [{ name: 'CallbackEnded', body: { callbackId, personId, state: 'cancelled' } }]);
    });
  }
}
