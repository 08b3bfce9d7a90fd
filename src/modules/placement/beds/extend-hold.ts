import { Injectable } from '@nestjs/common';
import { heldUntil } from '../../../core/placement/hold-times.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { noteStaffAct } from '../staff-audit.js';
import { BedHoldStore } from './bed-hold.store.js';

/** Keeps a bed that is held for longer. */
@Injectable()
export class ExtendHold {
  constructor(
    private readonly database: Database,
    private readonly holds: BedHoldStore,
    private readonly clock: Clock,
  ) {}

  /** Hours from now on. Throws `hold/unknown` (404), `hold/over`, `hold/booked` and `bed/held` (409). */
  run(holdId: string, hours: number, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const hold = await this.holds.lock(tx, holdId);
      if (hold.ended_at !== null || hold.until_at <= at)
        throw new DomainError('conflict', 'hold/over', 'This hold is over: look whether the bed is free, and hold it anew.');
      if (hold.state === 'booked')
        throw new DomainError('conflict', 'hold/booked', 'An appointment stands on this bed: move the appointment.');
      await this.holds.keepUntil(tx, holdId, heldUntil(at, hours), 'held');
      await noteStaffAct(tx, ['bed-hold', holdId], 'extended', by, { hours });
    });
  }
}
