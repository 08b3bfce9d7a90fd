import { Injectable } from '@nestjs/common';
import type { HandOverDto } from '../../../contracts/calls/in-call.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { CallRow } from '../call.store.js';
import { AgreeOnHold } from '../in-call/agree-on-hold.js';
import { StaffCall } from '../in-call/staff-call.js';
import { FinishHandOver } from './finish-hand-over.js';
import { HandOverStore, toHandOver, type HandOverRow } from './hand-over.store.js';

type Change = (tx: Tx, call: CallRow, handOver: HandOverRow, at: Date) => Promise<void>;

/** Confirms, completes or cancels the hand-over of a call. */
@Injectable()
export class ChangeHandOver {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly handOvers: HandOverStore,
    private readonly finish: FinishHandOver,
    private readonly hold: AgreeOnHold,
    private readonly clock: Clock,
  ) {}

  /** The receiver said that they have the person; all three hear each other from now on. @throws DomainError hand-over/not-there */
  confirm(callId: string, staff: StaffPrincipal): Promise<HandOverDto> {
    return this.change(callId, staff, 'hand-over.confirmed', async (tx, call, handOver, at) => {
      if (handOver.state === 'confirmed') return;
      if (handOver.state !== 'briefing')
        throw new DomainError('conflict', 'hand-over/not-there', `${handOver.name} has not picked up yet.`);
      await this.handOvers.proceed(tx, handOver, 'confirmed', at);
      await this.hold.want(tx, call.id, null);
    });
  }

  /** @throws DomainError hand-over/not-confirmed */
  complete(callId: string, staff: StaffPrincipal): Promise<HandOverDto> {
    return this.change(callId, staff, 'hand-over.completed', async (tx, call, handOver, at) => {
      if (handOver.state !== 'confirmed')
        throw new DomainError(
          'conflict',
          'hand-over/not-confirmed',
          `Stay until ${handOver.name} says that they have the person, and confirm it; then you may leave.`,
        );
      await this.finish.complete(tx, call, handOver, at);
    });
  }

  cancel(callId: string, staff: StaffPrincipal): Promise<HandOverDto> {
    return this.change(callId, staff, 'hand-over.cancelled', (tx, _call, handOver, at) =>
      this.finish.cancel(tx, handOver, 'cancelled', at),
    );
  }

  /** @throws DomainError call/unknown, call/over, hand-over/none */
  private change(callId: string, staff: StaffPrincipal, action: string, work: Change): Promise<HandOverDto> {
    return this.database.transaction(async (tx) => {
      const call = await this.staffCall.lockOpen(tx, callId, staff);
      const handOver = await this.handOvers.openOf(tx, callId);
      if (!handOver) throw new DomainError('conflict', 'hand-over/none', 'There is no hand-over of this call going on.');
      await work(tx, call, handOver, this.clock.now());
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action,
        subjectType: 'call',
        subjectId: callId,
        detail: { handOverId: handOver.id },
      });
      return toHandOver((await this.handOvers.latestOf(tx, callId))!);
    });
  }
}
