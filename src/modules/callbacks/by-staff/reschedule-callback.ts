import { Injectable } from '@nestjs/common';
import { answerTargetSeconds } from '../../../core/callbacks/urgency.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { SlotRoom } from '../slots/slot-room.js';
import { ChangeableCallback } from './changeable-callback.js';
import { PutOff } from './put-off.js';

const typingMs = 60_000;

/** Staff and the person agreed on another time: the promise moves there. A call that is going on is not pulled from under anybody. */
@Injectable()
export class RescheduleCallback {
  constructor(
    private readonly database: Database,
    private readonly changeable: ChangeableCallback,
    private readonly room: SlotRoom,
    private readonly putOff: PutOff,
    private readonly clock: Clock,
  ) {}

  run(callbackId: string, at: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const dueAt = instantIn('at', at, now);
      if (dueAt.getTime() < now.getTime() - typingMs)
        throw new DomainError('invalid', 'callback/past', 'at lies in the past: choose a later time.');
      const callback = await this.changeable.lock(tx, callbackId, staff);
      await this.changeable.requireAllowed(tx, callback, dueAt);
      await this.room.require(tx, callback, dueAt, now);
      const promisedBy = new Date(dueAt.getTime() + answerTargetSeconds[callback.urgency] * 1000);
      await this.putOff.run(
        tx,
        callback,
        { until: dueAt, because: reason, rule: 'staff/rescheduled', window: { start: dueAt, promisedBy } },
        now,
      );
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'callback.rescheduled',
        subjectType: 'callback',
        subjectId: callbackId,
      });
    });
  }
}
