import { Injectable } from '@nestjs/common';
import type { MoveAppointmentDto } from '../../../contracts/placement/appointment.dto.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { noteStaffAct } from '../staff-audit.js';
import { AppointmentStore } from './appointment.store.js';
import { EndAppointment } from './end-appointment.js';
import { NextAppointment } from './next-appointment.js';

/** Another time: a new appointment in the place of the old one, with the same bed as long as it is theirs. */
@Injectable()
export class MoveAppointment {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentStore,
    private readonly ending: EndAppointment,
    private readonly next: NextAppointment,
  ) {}

  /**
   * The id of the new one. Throws `appointment/unknown` (404), `appointment/time` (422), `appointment/state`, `intake/ended` and
   * `bed/held` (409).
   */
  run(id: string, asked: MoveAppointmentDto, staff: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const old = await this.appointments.lock(tx, id);
      await this.ending.run(tx, old, 'moved', asked.reason.trim());
      const nextId = await this.next.book(tx, old, asked, staff);
      await this.appointments.movedTo(tx, id, nextId);
      await noteStaffAct(tx, ['appointment', id], 'moved', staff.userId, { to: nextId });
      return nextId;
    });
  }
}
