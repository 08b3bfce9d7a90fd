import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { StaffCall } from '../in-call/staff-call.js';
import { LegStore } from '../legs/leg.store.js';
import { SupervisorLegs } from './supervisor-legs.js';

/** A supervisor leaves a call; the others talk on. Leaving twice is no error. */
@Injectable()
export class LeaveCall {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly supervisors: SupervisorLegs,
    private readonly legs: LegStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(callId: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.staffCall.lock(tx, callId, staff);
      const leg = await this.supervisors.live(tx, callId, await this.supervisors.addressOf(tx, staff.userId));
      if (!leg) return;
      await this.legs.requestHangUp(tx, [leg.id], this.clock.now());
      await this.outbox.add(tx, [{ name: 'end-leg', body: { legId: leg.id } }]);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'call.supervision-ended',
        subjectType: 'call',
        subjectId: callId,
      });
    });
  }
}
