import { Injectable } from '@nestjs/common';
import type { ChaseStep } from '../../../core/placement/chase-table.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { EndSteps } from './end-steps.js';
import { StepStore } from './step.store.js';
import type { AppointmentRow } from '../appointments/appointment.store.js';

/** Plans the calls to somebody who did not come; reminders are not needed any more. */
@Injectable()
export class StartChase {
  constructor(
    private readonly steps: StepStore,
    private readonly endSteps: EndSteps,
    private readonly intakes: PlacedIntakeReader,
    private readonly outbox: Outbox,
  ) {}

  async run(
    tx: Tx,
    { id, intake_id: intakeId, starts_at: startsAt }: AppointmentRow,
    chase: readonly ChaseStep[],
  ): Promise<void> {
    const { personId, openIntakeId } = await this.intakes.of(tx, intakeId);
    await this.endSteps.run(tx, id, { outcome: 'not-needed', because: 'They did not come', personId });
    const planned = chase.map(({ kind, at }) => ({ intakeId, kind, dueAt: at }));
    await this.steps.plan(tx, { appointmentId: id }, planned);
    const body = { appointmentId: id, intakeId: openIntakeId ?? intakeId, personId, startsAt: startsAt.toISOString() };
    await this.outbox.add(tx, [{ name: 'AppointmentMissed', body }]);
  }
}
