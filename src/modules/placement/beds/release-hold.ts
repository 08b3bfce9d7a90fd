import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { noteStaffAct } from '../staff-audit.js';
import { BedHoldStore, type HoldRow } from './bed-hold.store.js';

/** A bed is free again: given back, moved into, or its time is over. */
@Injectable()
export class ReleaseHold {
  constructor(
    private readonly database: Database,
    private readonly holds: BedHoldStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** By hand; safe to repeat. Throws `hold/unknown` (404) and `hold/booked` (409). */
  byHand(holdId: string, reason: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const hold = await this.holds.lock(tx, holdId);
      if (hold.ended_at !== null) return;
      if (hold.state === 'booked' && (await this.isExpected(tx, holdId)))
        throw new DomainError('conflict', 'hold/booked', 'An appointment stands on this bed: cancel or move it.');
      await this.locked(tx, hold, 'released', reason);
      await noteStaffAct(tx, ['bed-hold', holdId], 'released', by);
    });
  }

  /** A locked hold; `used`: they arrived in it. */
  async locked(
    tx: Tx,
    { id, bed_id: bedId, intake_id: intakeId }: HoldRow,
    state: 'used' | 'released',
    reason: string,
  ): Promise<void> {
    await this.holds.end(tx, id, state, reason, this.clock.now());
    await this.outbox.add(tx, [{ name: 'BedHoldEnded', body: { holdId: id, bedId, intakeId, state } }]);
  }

  /** Whoever asks compares times; this only tells consoles, and keeps the list of open ones short. */
  expire(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const over = await this.holds.expire(tx, this.clock.now());
      await this.outbox.add(
        tx,
        over.map(({ id, bed_id: bedId, intake_id: intakeId }) => ({
          name: 'BedHoldEnded' as const,
          body: { holdId: id, bedId, intakeId, state: 'expired' },
        })),
      );
    });
  }

  /** Somebody who did not come is not expected any more: their bed can be given away. */
  private async isExpected(tx: Tx, holdId: string): Promise<boolean> {
    const text = `select from appointment where hold_id = $1 and state in ('scheduled', 'reminded')`;
    return (await tx.query(text, [holdId])).length > 0;
  }
}
