import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { MakeAppointmentDto } from '../../../contracts/placement/appointment.dto.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { FlagGate } from '../../intake/index.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { ProgrammeStore } from '../programmes/programme.store.js';
import { noteStaffAct } from '../staff-audit.js';
import { appointedTime } from './appointed-time.js';
import { BookAppointment } from './book-appointment.js';

/** Staff tell somebody when and where they are expected; a bed that was held for them is booked in the same transaction. */
@Injectable()
export class MakeAppointment {
  constructor(
    private readonly database: Database,
    private readonly intakes: PlacedIntakeReader,
    private readonly flags: FlagGate,
    private readonly programmes: ProgrammeStore,
    private readonly book: BookAppointment,
    private readonly clock: Clock,
  ) {}

  /**
   * The id of the appointment. Throws `intake/unknown`, `programme/unknown` (404), `appointment/time` (422), `intake/ended`,
   * `intake/flag-open`, `programme/closed` (409) and what `BookAppointment` throws.
   */
  run(asked: MakeAppointmentDto, staff: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const placed = await this.intakes.requireOpen(tx, asked.intakeId);
      await this.flags.require(tx, placed.openIntakeId, 'scheduled');
      const programme = await this.programmes.requireActive(tx, asked.programmeId);
      const id = uuid();
      const appointment = {
        ...appointedTime(asked.localTime, asked.timeZone ?? programme.timeZone, now),
        id,
        intake_id: placed.openIntakeId,
        programme_id: programme.id,
        hold_id: asked.holdId ?? null,
        place: (asked.place ?? programme.place).trim(),
        transport: asked.transport.trim(),
        bring: (asked.bring ?? '').trim(),
        made_by: staff.userId,
        made_at: now,
      };
      await this.book.run(tx, appointment, placed);
      await noteStaffAct(tx, ['appointment', id], 'made', staff.userId, { programmeId: programme.id });
      return id;
    });
  }
}
