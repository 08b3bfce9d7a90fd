import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { ListSlotsDto, SlotsDto } from '../../../contracts/slot.dto.js';
import { timeSentence } from '../../../core/callbacks/retry-sentences.js';
import { freeSlots, type Slot } from '../../../core/callbacks/slots.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { ShiftReader } from '../due/shift.reader.js';
import { openSlots, SlotHours, type OpenHours } from './slot-hours.js';

/** Which half hours can still be promised. Until one is taken nothing is held: whoever comes second is told so. */
@Injectable()
export class SlotsReadModel {
  constructor(
    private readonly database: Database,
    private readonly shift: ShiftReader,
    private readonly hours: SlotHours,
    private readonly clock: Clock,
  ) {}

  free({ routeId, from, days, personId }: ListSlotsDto): Promise<SlotsDto> {
    const now = this.clock.now();
    const asked = from === undefined ? now : instantIn('from', from, now);
    const first = asked < now ? now : asked;
    return this.database.transaction(async (tx) => {
      const hours = await this.hours.of(tx, routeId, personId ?? null, first);
      const until = DateTime.fromJSDate(first, { zone: hours.timeZone }).startOf('day').plus({ days }).toJSDate();
      const slots = await this.open(tx, routeId, hours, [first, until], now);
      return { timeZone: hours.timeZone, slots: slots.map((slot) => shown(slot, hours.timeZone)) };
    });
  }

  private async open(
    tx: Tx,
    routeId: string,
    hours: OpenHours,
    [from, until]: [Date, Date],
    now: Date,
  ): Promise<readonly Slot[]> {
    const capacity = await this.shift.capacity(tx, { siteId: hours.siteId, routeId }, now);
    const booked = await this.shift.booked(tx, routeId, from, until, []);
    return openSlots(tx, hours, freeSlots(from, until, booked, capacity), Infinity);
  }
}

function shown({ from, until, free }: Slot, zone: string): SlotsDto['slots'][number] {
  return { from: from.toISOString(), until: until.toISOString(), said: timeSentence(from, zone), free };
}
