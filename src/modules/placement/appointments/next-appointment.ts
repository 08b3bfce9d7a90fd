import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { MoveAppointmentDto } from '../../../contracts/placement/appointment.dto.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { appointedTime } from './appointed-time.js';
import type { AppointmentRow } from './appointment.store.js';
import { BedOfAppointment } from './bed-of-appointment.js';
import { BookAppointment } from './book-appointment.js';

/** The appointment that takes the place of another. */
@Injectable()
export class NextAppointment {
  constructor(
    private readonly intakes: PlacedIntakeReader,
    private readonly bed: BedOfAppointment,
    private readonly bookAppointment: BookAppointment,
    private readonly clock: Clock,
  ) {}

  async book(tx: Tx, old: AppointmentRow, asked: MoveAppointmentDto, staff: StaffPrincipal): Promise<string> {
    const now = this.clock.now();
    const placed = await this.intakes.requireOpen(tx, old.intake_id);
    const id = uuid();
    const { state: _, ...kept } = old;
    const appointment = {
      ...kept,
      ...appointedTime(asked.localTime, asked.timeZone ?? old.time_zone, now),
      id,
      hold_id: old.hold_id !== null && (await this.bed.isTheirs(tx, old.hold_id)) ? old.hold_id : null,
      transport: (asked.transport ?? old.transport).trim(),
      made_by: staff.userId,
      made_at: now,
    };
    await this.bookAppointment.run(tx, appointment, placed);
    return id;
  }
}
