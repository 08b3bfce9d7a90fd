import { Injectable } from '@nestjs/common';
import { freeSlots, slotOf } from '../../../core/callbacks/slots.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { CallbackRow } from '../callback.store.js';
import { ShiftReader } from '../due/shift.reader.js';
import { openSlots, SlotHours } from './slot-hours.js';

const shownSlots = 3;
const searchedMs = 7 * 24 * 3_600_000;

/** A call that is to take place in a slot. */
export type PlannedCall = Pick<CallbackRow, 'id' | 'person_id' | 'site_id' | 'route_id' | 'urgency'>;

/** A time that is promised needs somebody who can keep it. */
@Injectable()
export class SlotRoom {
  constructor(
    private readonly shift: ShiftReader,
    private readonly hours: SlotHours,
  ) {}

  /**
   * Throws `callback/slot-full` (409) with the next free slots when `dueAt` lies in a later slot that others filled. Danger does not
   * wait for room, and a call in the slot that runs now only waits in line.
   */
  async require(tx: Tx, callback: PlannedCall, dueAt: Date, now: Date): Promise<void> {
    const { id, site_id: siteId, route_id: routeId } = callback;
    if (callback.urgency === 'urgent') return;
    await this.shift.lock(tx, routeId);
    const capacity = await this.shift.capacity(tx, { siteId, routeId }, now);
    const from = slotOf(dueAt, [], capacity).from;
    if (from <= now) return;
    const until = new Date(from.getTime() + searchedMs);
    const booked = await this.shift.booked(tx, routeId, from, until, [id]);
    if (slotOf(dueAt, booked, capacity).free > 0) return;
    const hours = await this.hours.of(tx, routeId, callback.person_id, now);
    const open = await openSlots(tx, hours, freeSlots(from, until, booked, capacity), shownSlots);
    const nextFree = open.map((slot) => slot.from.toISOString());
    const message = 'This half hour has just been filled: choose one of the next free ones.';
    throw new DomainError('conflict', 'callback/slot-full', message, { extra: { nextFree } });
  }
}
