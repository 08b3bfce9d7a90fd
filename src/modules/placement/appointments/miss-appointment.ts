import { Injectable } from '@nestjs/common';
import { appointmentMoves, lateAfterMinutes } from '../../../core/placement/appointment-states.js';
import { chaseSteps } from '../../../core/placement/chase-table.js';
import { whyNotMove } from '../../../core/placement/move-table.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { noteStaffAct } from '../staff-audit.js';
import { AppointmentStore, type AppointmentRow } from './appointment.store.js';
import { StartChase } from '../steps/start-chase.js';

/** They did not come: from now on they are called until somebody reaches them, or they have another time. */
@Injectable()
export class MissAppointment {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentStore,
    private readonly chase: StartChase,
    private readonly clock: Clock,
  ) {}

  /** Appointments whose time passed an hour ago while nobody said anything. */
  late(): Promise<{ id: string }[]> {
    return this.appointments.late(this.database, this.anHourAgo());
  }

  /** Nobody said that they came. Safe to repeat. */
  byClock(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const appointment = await this.appointments.lock(tx, id);
      const isOpen = appointment.state === 'scheduled' || appointment.state === 'reminded';
      if (isOpen && appointment.starts_at <= this.anHourAgo()) await this.miss(tx, appointment, null);
    });
  }

  /** Throws `appointment/unknown` (404), `appointment/state` and `appointment/not-yet` (409). */
  byHand(id: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const appointment = await this.appointments.lock(tx, id);
      const why = whyNotMove(appointmentMoves, 'appointment', appointment.state, 'no-show');
      if (why !== null) throw new DomainError('conflict', 'appointment/state', why);
      if (appointment.starts_at > this.anHourAgo())
        throw new DomainError(
          'conflict',
          'appointment/not-yet',
          'They may still come until an hour after the agreed time: until then call them, or move the appointment.',
        );
      await this.miss(tx, appointment, by);
    });
  }

  private async miss(tx: Tx, appointment: AppointmentRow, by: string | null): Promise<void> {
    const { id, starts_at: startsAt, time_zone: timeZone } = appointment;
    const at = this.clock.now();
    await this.appointments.miss(tx, id, at);
    await this.chase.run(tx, appointment, chaseSteps(startsAt, timeZone, at));
    await noteStaffAct(tx, ['appointment', id], 'missed', by);
  }

  private anHourAgo(): Date {
    return new Date(this.clock.now().getTime() - lateAfterMinutes * 60_000);
  }
}
