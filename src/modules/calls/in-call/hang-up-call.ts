import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { EndCall } from '../end-call.js';
import { HandOverStore } from '../hand-over/hand-over.store.js';
import { StaffCall } from './staff-call.js';

/** The counsellor ends the call for everybody. Refused while a hand-over is open: it has to be finished or cancelled first. */
@Injectable()
export class HangUpCall {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly handOvers: HandOverStore,
    private readonly endCall: EndCall,
    private readonly clock: Clock,
  ) {}

  /** Once more on an ended call is no error. @throws DomainError call/unknown, call/hand-over-open */
  run(callId: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const call = await this.staffCall.lock(tx, callId, staff);
      if (call.ended_at) return;
      if (await this.handOvers.openOf(tx, callId))
        throw new DomainError(
          'conflict',
          'call/hand-over-open',
          'Somebody else is being brought in: complete the hand-over or cancel it, then hang up.',
        );
      await writeAuditEntry(tx, { userId: staff.userId, action: 'call.hung-up', subjectType: 'call', subjectId: callId });
      await this.endCall.run(tx, call, call.connected_at ? 'completed' : 'counsellor-left', this.clock.now());
    });
  }
}
