import { Injectable } from '@nestjs/common';
import { spreadOverShift } from '../../../core/callbacks/spread-over-shift.js';
import { commonOpening } from '../../../core/contact/common-opening.js';
import { siteHoursOf } from '../../../core/contact/hour-windows.js';
import { ShiftReader } from '../../callbacks/index.js';
import { ContactRules } from '../../sites/index.js';
import type { Caller } from '../caller.js';

// Of one outage: whoever of them was called already leaves their turn to the next.
const missedAndWaiting = `
  select due_at from callback
  where route_id = $1 and ended_at is null and origin = 'missed' and attempts_made = 0
    and created_at > $2::timestamptz - interval '1 hour'`;

// Nobody of an outage was told a time: they take whichever place is free.
const patienceMs = 24 * 3_600_000;

/** Many who wait for the same moment are called one after the other: callers of the night, and those of an outage (F109). */
@Injectable()
export class OpeningWave {
  constructor(
    private readonly rules: ContactRules,
    private readonly shift: ShiftReader,
  ) {}

  /**
   * Not before this; null: as soon as it is allowed, because the site is open and this caller is not one of many. Those who wait for
   * the site to open are spread over its first hours once their promise is written.
   */
  async place(caller: Caller, routeId: string): Promise<Date | null> {
    const { row, at } = caller;
    const { policy } = await this.rules.of(row.site_id);
    const opening = commonOpening([siteHoursOf(policy, at)], at);
    if (opening && opening.openedBy !== null) return opening.at;
    return row.learnt_by === 'import' ? this.afterOutage(caller, routeId) : null;
  }

  private async afterOutage({ tx, row, at }: Caller, routeId: string): Promise<Date> {
    await this.shift.lock(tx, routeId);
    const missed = await tx.query<{ due_at: Date }>(missedAndWaiting, [routeId, at]);
    const booked = missed.map((one) => one.due_at);
    const capacity = await this.shift.capacity(tx, { siteId: row.site_id, routeId }, at);
    const caller = { id: row.id, urgency: 'standard', since: at, promisedBy: new Date(at.getTime() + patienceMs) } as const;
    return spreadOverShift([caller], at, booked, capacity)[0]!.at;
  }
}
