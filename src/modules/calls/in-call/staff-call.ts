import { Injectable } from '@nestjs/common';
import { may } from '../../../core/access/permissions.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CallStore, type CallRow } from '../call.store.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';

/** Finds the call that a member of staff acts on: their own, or any for whoever leads the floor. */
@Injectable()
export class StaffCall {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
  ) {}

  /** Locked. @throws DomainError call/unknown */
  async lock(tx: Tx, callId: string, staff: StaffPrincipal): Promise<CallRow> {
    const call = await this.calls.lock(tx, callId);
    const theirs = call && (call.counsellor_id === staff.userId || may(staff.roles, 'work-of-others'));
    if (!theirs) throw new DomainError('not-found', 'call/unknown', 'There is no such call of yours.');
    return call;
  }

  /** Locked, and on. @throws DomainError call/unknown, call/over */
  async lockOpen(tx: Tx, callId: string, staff: StaffPrincipal): Promise<CallRow> {
    const call = await this.lock(tx, callId, staff);
    if (call.ended_at) throw new DomainError('conflict', 'call/over', 'This call is over.');
    return call;
  }

  /** @throws DomainError call/person-not-there */
  async personLeg(tx: Tx, call: CallRow): Promise<LegRow & { carrier_sid: string }> {
    const leg = (await this.legs.liveLegsOfCall(tx, call.id)).find((one) => one.party === 'person');
    if (leg?.state !== 'in-progress' || !leg.carrier_sid)
      throw new DomainError('conflict', 'call/person-not-there', 'The person is not on the line.');
    return { ...leg, carrier_sid: leg.carrier_sid };
  }
}
