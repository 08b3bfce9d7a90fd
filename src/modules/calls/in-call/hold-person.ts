import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { refuseWhileRed } from '../../flags/index.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { heldStep } from './held-script.js';
import { Seats } from './seats.js';
import { StaffCall } from './staff-call.js';

/** Puts the person on hold, who hears music and that somebody is coming back, or takes them off it. */
@Injectable()
export class HoldPerson {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly legs: LegStore,
    private readonly seats: Seats,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError call/unknown, call/over, call/person-not-there, call/party-gone, flag/red-open, carrier/no-answer */
  async run(callId: string, staff: StaffPrincipal, on: boolean): Promise<void> {
    const leg = await this.intend(callId, staff, on);
    try {
      await this.seats.change(callId, leg.carrier_sid, { kind: 'hold', on, heard: { legId: leg.id, step: heldStep } });
    } catch (error) {
      await this.database.transaction((tx) => this.legs.hold(tx, leg.id, leg.held_since));
      throw error;
    }
    await this.database.transaction((tx) =>
      this.outbox.add(tx, [{ name: 'RoomChanged', body: { callId, legId: leg.id, what: on ? 'held' : 'unheld' } }]),
    );
  }

  /** @returns the leg as it was before. */
  private intend(callId: string, staff: StaffPrincipal, on: boolean): Promise<LegRow & { carrier_sid: string }> {
    return this.database.transaction(async (tx) => {
      const call = await this.staffCall.lockOpen(tx, callId, staff);
      if (on) await refuseWhileRed(tx, call.person_id, 'Nobody in danger is put on hold.');
      const leg = await this.staffCall.personLeg(tx, call);
      await this.legs.hold(tx, leg.id, on ? this.clock.now() : null);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: on ? 'call.held' : 'call.unheld',
        subjectType: 'call',
        subjectId: callId,
      });
      return leg;
    });
  }
}
