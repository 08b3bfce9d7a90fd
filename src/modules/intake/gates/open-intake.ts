import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EndAlert } from '../../alerts/index.js';
import { IntakeStore, type IntakeRow } from '../intake.store.js';
import { overdueAlert } from '../overdue/overdue-alert.js';

export interface OpenIntakeRow extends IntakeRow {
  /** When the next step is due: an open intake always has one. */
  readonly dueAt: Date;
}

type OpenIntakeEvent = 'IntakeAssigned' | 'IntakeWoken';

/** An intake that goes on, locked: what staff and the clock change about its next step without moving it. */
@Injectable()
export class OpenIntake {
  constructor(
    private readonly intakes: IntakeStore,
    private readonly endAlert: EndAlert,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError intake/unknown (404), intake/ended (409) */
  async lock(tx: Tx, intakeId: string): Promise<OpenIntakeRow> {
    const intake = await this.intakes.lock(tx, intakeId);
    if (!intake) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    const open = stillOpen(intake);
    if (open) return open;
    throw new DomainError('conflict', 'intake/ended', 'This intake has ended.', { extra: { stage: intake.stage } });
  }

  /** Null: it has ended, or there is none. */
  async find(tx: Tx, intakeId: string): Promise<OpenIntakeRow | null> {
    const intake = await this.intakes.lock(tx, intakeId);
    return intake && stillOpen(intake);
  }

  /** Due at another time: what was late is so no more, until it is late again. */
  async setDue(tx: Tx, { id, next_step, owner_user_id, owner_team, dueAt }: OpenIntakeRow, due: Date, at: Date): Promise<void> {
    if (due.getTime() === dueAt.getTime()) return;
    const owner = { ownerUserId: owner_user_id, ownerTeam: owner_team };
    await this.intakes.setStep(tx, id, { nextStep: next_step, nextStepDueAt: due, ...owner });
    if (due > at) await this.endAlert.run(tx, overdueAlert, id, at);
  }

  async tell(tx: Tx, { id: intakeId, person_id: personId }: IntakeRow, name: OpenIntakeEvent): Promise<void> {
    await this.outbox.add(tx, [{ name, body: { intakeId, personId } }]);
  }

  async tellSetAside(tx: Tx, { id: intakeId, person_id: personId }: IntakeRow, kind: string): Promise<void> {
    await this.outbox.add(tx, [{ name: 'IntakeSetAside', body: { intakeId, personId, kind } }]);
  }
}

function stillOpen(intake: IntakeRow): OpenIntakeRow | null {
  return intake.next_step_due_at && { ...intake, dueAt: intake.next_step_due_at };
}
