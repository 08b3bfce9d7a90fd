import { Injectable } from '@nestjs/common';
import { bookedUntil } from '../../../core/placement/hold-times.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { AssertBed } from '../beds/assert-bed.js';
import { BedHoldStore } from '../beds/bed-hold.store.js';
import { BedStore } from '../beds/bed.store.js';
import { ReleaseHold } from '../beds/release-hold.js';

interface Booking {
  readonly personId: string;
  readonly programmeId: string;
  readonly startsAt: Date;
}

/** What an appointment does to the bed that is booked with it. */
@Injectable()
export class BedOfAppointment {
  constructor(
    private readonly holds: BedHoldStore,
    private readonly beds: BedStore,
    private readonly release: ReleaseHold,
    private readonly assertBed: AssertBed,
    private readonly clock: Clock,
  ) {}

  /** The hold becomes a booking. Throws `hold/unknown` (404), `hold/not-theirs`, `hold/over` and `bed/held` (409). */
  async book(tx: Tx, holdId: string, { personId, programmeId, startsAt }: Booking): Promise<void> {
    const hold = await this.holds.lock(tx, holdId);
    if (hold.person_id !== personId || hold.programme_id !== programmeId)
      throw new DomainError('conflict', 'hold/not-theirs', 'This hold is for somebody else, or of another programme.');
    if (hold.ended_at !== null || hold.until_at <= this.clock.now())
      throw new DomainError('conflict', 'hold/over', 'This hold is over: hold a bed anew.');
    await this.holds.keepUntil(tx, holdId, bookedUntil(startsAt), 'booked');
  }

  /** Whether the bed is still theirs. */
  async isTheirs(tx: Tx, holdId: string): Promise<boolean> {
    const hold = await this.holds.lock(tx, holdId);
    return hold.ended_at === null && hold.until_at > this.clock.now();
  }

  async giveBack(tx: Tx, holdId: string, reason: string): Promise<void> {
    const hold = await this.holds.lock(tx, holdId);
    if (hold.ended_at === null) await this.release.locked(tx, hold, 'released', reason);
  }

  /** They are in it: whoever says so vouches for the bed too. A bed that was given away meanwhile is not touched. */
  async moveIn(tx: Tx, holdId: string, by: string): Promise<void> {
    const [hold] = await tx.query<{ bed_id: string }>('select bed_id from bed_hold where id = $1', [holdId]);
    const bed = await this.beds.lock(tx, hold!.bed_id); // in the order in which whoever holds a bed locks
    if (!(await this.isTheirs(tx, holdId))) return;
    await this.release.locked(tx, await this.holds.lock(tx, holdId), 'used', 'They have arrived');
    await this.assertBed.locked(tx, { bedId: bed.id, programmeId: bed.programme_id }, 'occupied', by);
  }
}
