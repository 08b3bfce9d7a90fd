import { Injectable } from '@nestjs/common';
import { appointmentMoves } from '../../../core/placement/appointment-states.js';
import { whyNotMove } from '../../../core/placement/move-table.js';
import type { StepOutcome } from '../../../core/placement/step-kinds.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { EndSteps } from '../steps/end-steps.js';
import { AppointmentStore, type AppointmentRow } from './appointment.store.js';

type AppointmentEnd = 'arrived' | 'cancelled' | 'moved';

const stepsEnd: Readonly<Record<AppointmentEnd, { readonly outcome: StepOutcome; readonly because: string }>> = {
  arrived: { outcome: 'reached', because: 'They have arrived' },
  cancelled: { outcome: 'closed', because: 'The appointment was cancelled' },
  moved: { outcome: 'not-needed', because: 'The appointment was moved' },
};

/** An appointment ends, and with it whatever was still to be done about it. Its bed is the caller's. */
@Injectable()
export class EndAppointment {
  constructor(
    private readonly appointments: AppointmentStore,
    private readonly intakes: PlacedIntakeReader,
    private readonly endSteps: EndSteps,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Of a locked appointment. Throws `appointment/state` (409). */
  async run(
    tx: Tx,
    { id, intake_id: intakeId, state: from }: AppointmentRow,
    state: AppointmentEnd,
    reason: string | null,
  ): Promise<void> {
    const why = whyNotMove(appointmentMoves, 'appointment', from, state);
    if (why !== null) throw new DomainError('conflict', 'appointment/state', why);
    const { personId } = await this.intakes.of(tx, intakeId);
    await this.appointments.end(tx, id, { state, reason, at: this.clock.now() });
    await this.endSteps.run(tx, id, { ...stepsEnd[state], personId });
    await this.outbox.add(tx, [{ name: 'AppointmentEnded', body: { appointmentId: id, intakeId, personId, state } }]);
  }
}
