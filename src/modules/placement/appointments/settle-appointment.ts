import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { noteStaffAct } from '../staff-audit.js';
import { AppointmentStore } from './appointment.store.js';
import { BedOfAppointment } from './bed-of-appointment.js';
import { EndAppointment } from './end-appointment.js';

/** They came, or the appointment is off: either way its bed is settled in the same transaction. */
@Injectable()
export class SettleAppointment {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentStore,
    private readonly ending: EndAppointment,
    private readonly bed: BedOfAppointment,
  ) {}

  /** Throws `appointment/unknown` (404) and `appointment/state` (409). */
  arrived(id: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const appointment = await this.appointments.lock(tx, id);
      await this.ending.run(tx, appointment, 'arrived', null);
      if (appointment.hold_id !== null) await this.bed.moveIn(tx, appointment.hold_id, by);
      await noteStaffAct(tx, ['appointment', id], 'arrived', by);
    });
  }

  /** The bed is free again. Throws `appointment/unknown` (404) and `appointment/state` (409). */
  cancel(id: string, reason: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const appointment = await this.appointments.lock(tx, id);
      await this.ending.run(tx, appointment, 'cancelled', reason);
      if (appointment.hold_id !== null) await this.bed.giveBack(tx, appointment.hold_id, 'The appointment was cancelled');
      await noteStaffAct(tx, ['appointment', id], 'cancelled', by);
    });
  }
}
