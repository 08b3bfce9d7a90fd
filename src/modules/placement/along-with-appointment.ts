import { Injectable } from '@nestjs/common';
import type { StageAnswerDto } from '../../contracts/placement/stage-answer.dto.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import type { IntakeFacts } from '../../core/intake/intake-facts.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { AppointmentStore } from './appointments/appointment.store.js';
import type { AppointmentRow } from './appointments/appointment.store.js';
import { MoveAlong, type MoveStep } from './move-along.js';
import { PlacedIntakeReader } from './placed-intake.reader.js';

/** The intake of an appointment moves to scheduled, and to arrived when they came, with its facts; again when what was missing has been written. */
@Injectable()
export class AlongWithAppointment {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentStore,
    private readonly intakes: PlacedIntakeReader,
    private readonly moveAlong: MoveAlong,
  ) {}

  /** Throws `appointment/unknown` (404) and `appointment/state` (409). */
  async run(appointmentId: string, staff: StaffPrincipal, written: IntakeFacts = {}): Promise<StageAnswerDto> {
    const row = await this.database.transaction((tx) => this.appointments.lock(tx, appointmentId));
    const step = stepBy(row);
    if (step === null)
      throw new DomainError('conflict', 'appointment/state', `The appointment is ${row.state}: nobody is expected by it.`);
    const { openIntakeId } = await this.intakes.of(this.database, row.intake_id);
    return this.moveAlong.run(openIntakeId ?? row.intake_id, staff, { ...step, facts: { ...step.facts, ...written } });
  }
}

/** Null: by an appointment in this state no intake moves along. */
function stepBy({ state, starts_at, ended_at, place, transport }: AppointmentRow): MoveStep | null {
  const facts = { arrivalAt: starts_at.toISOString(), arrivalPlace: place, transport };
  if (state === 'scheduled' || state === 'reminded') return { to: 'scheduled', facts, reason: 'An appointment was made' };
  if (state !== 'arrived') return null;
  return { to: 'arrived', facts: { ...facts, arrivedAt: ended_at!.toISOString() }, reason: 'They came to their appointment' };
}
