import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { PlacedIntake } from '../placed-intake.reader.js';
import { AppointmentStore, type NewAppointment } from './appointment.store.js';
import { BedOfAppointment } from './bed-of-appointment.js';
import { EndAppointment } from './end-appointment.js';
import { PlanReminders } from '../steps/plan-reminders.js';

/** Writes an appointment with its bed and its reminders. One that they missed before is answered by it: nobody chases them any more. */
@Injectable()
export class BookAppointment {
  constructor(
    private readonly appointments: AppointmentStore,
    private readonly bed: BedOfAppointment,
    private readonly reminders: PlanReminders,
    private readonly ending: EndAppointment,
    private readonly outbox: Outbox,
  ) {}

  /** Throws `appointment/already-open` (409) and what `BedOfAppointment.book` throws. */
  async run(tx: Tx, appointment: NewAppointment, placed: PlacedIntake): Promise<void> {
    const { id, hold_id: holdId, intake_id: intakeId, programme_id: programmeId, starts_at: startsAt } = appointment;
    const before = await this.appointments.openOf(tx, intakeId);
    if (holdId !== null) await this.bed.book(tx, holdId, { personId: placed.personId, programmeId, startsAt });
    await this.appointments.insert(tx, appointment);
    for (const missed of before.filter(({ state }) => state === 'no-show')) await this.replace(tx, missed, id, holdId);
    await this.reminders.run(tx, { id, startsAt, timeZone: appointment.time_zone }, { ...placed, intakeId });
    await this.outbox.add(tx, [{ name: 'AppointmentMade', body: { appointmentId: id, intakeId, personId: placed.personId } }]);
  }

  private async replace(tx: Tx, missed: Parameters<EndAppointment['run']>[1], id: string, holdId: string | null): Promise<void> {
    await this.ending.run(tx, missed, 'moved', 'They were given another time');
    await this.appointments.movedTo(tx, missed.id, id);
    if (missed.hold_id !== null && missed.hold_id !== holdId)
      await this.bed.giveBack(tx, missed.hold_id, 'They were given another time');
  }
}
