import { Injectable } from '@nestjs/common';
import type { StageAnswerDto } from '../../contracts/placement/stage-answer.dto.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { AppointmentStore } from './appointments/appointment.store.js';
import { MoveAlong } from './move-along.js';
import { PlacedIntakeReader } from './placed-intake.reader.js';

/** The intake of an appointment moves to scheduled, with the facts of the appointment; again when what was missing has been written. */
@Injectable()
export class AlongWithAppointment {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentStore,
    private readonly intakes: PlacedIntakeReader,
    private readonly moveAlong: MoveAlong,
  ) {}

  /** Throws `appointment/unknown` (404) and `appointment/state` (409). */
  async run(appointmentId: string, staff: StaffPrincipal): Promise<StageAnswerDto> {
    const row = await this.database.transaction((tx) => this.appointments.lock(tx, appointmentId));
    if (row.state !== 'scheduled' && row.state !== 'reminded')
      throw new DomainError('conflict', 'appointment/state', `The appointment is ${row.state}: nobody is expected by it.`);
    const facts = { arrivalAt: row.starts_at.toISOString(), arrivalPlace: row.place, transport: row.transport };
    const { openIntakeId } = await this.intakes.of(this.database, row.intake_id);
    return this.moveAlong.run(openIntakeId ?? row.intake_id, staff, {
      to: 'scheduled',
      facts,
      reason: 'An appointment was made',
    });
  }
}
