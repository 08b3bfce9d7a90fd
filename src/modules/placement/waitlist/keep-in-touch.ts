import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EndAlert } from '../../alerts/index.js';
import { noteStaffAct } from '../staff-audit.js';
import { EndSteps } from '../steps/end-steps.js';
import { StepStore } from '../steps/step.store.js';
import { WaitlistStore, type WaitlistRow } from './waitlist.store.js';

export const overdueAlert = 'waitlist-contact-overdue';

interface Contact {
  readonly nextContactAt: Date;
  readonly safetyPlan: string;
  readonly by: string;
  readonly personId: string;
  readonly at: Date;
}

interface Ending {
  readonly state: 'placed' | 'left';
  readonly reason: string;
  readonly by: string | null;
  readonly personId: string;
  readonly at: Date;
}

/** Whoever waits always has a next contact: a call is planned for it, and the alert about the last one ends with it. */
@Injectable()
export class KeepInTouch {
  constructor(
    private readonly entries: WaitlistStore,
    private readonly steps: StepStore,
    private readonly endSteps: EndSteps,
    private readonly endAlert: EndAlert,
    private readonly outbox: Outbox,
  ) {}

  async begin(tx: Tx, entry: Parameters<WaitlistStore['insert']>[1], personId: string): Promise<void> {
    const { id, intakeId, programmeId, nextContactAt, by } = entry;
    await this.entries.insert(tx, entry);
    await this.plan(tx, { id, intakeId }, nextContactAt);
    await noteStaffAct(tx, ['waitlist-entry', id], 'added', by, { programmeId });
    await this.tell(tx, { id, intakeId }, personId, 'waiting');
  }

  async contacted(tx: Tx, entry: WaitlistRow, contact: Contact): Promise<void> {
    const { id, intake_id: intakeId } = entry;
    const { nextContactAt, safetyPlan, by, personId, at } = contact;
    await this.entries.contacted(tx, entry, { nextContactAt, safetyPlan, at });
    await this.endSteps.run(tx, id, { outcome: 'reached', because: 'Somebody was in contact with them', personId });
    await this.plan(tx, { id, intakeId }, nextContactAt);
    await this.endAlert.run(tx, overdueAlert, id, at);
    await noteStaffAct(tx, ['waitlist-entry', id], 'contacted', by);
    await this.tell(tx, { id, intakeId }, personId, 'waiting');
  }

  async end(tx: Tx, { id, intake_id: intakeId }: WaitlistRow, { state, reason, by, personId, at }: Ending): Promise<void> {
    await this.entries.end(tx, id, { state, reason, at });
    await this.endSteps.run(tx, id, { outcome: 'not-needed', because: 'They no longer wait', personId });
    await this.endAlert.run(tx, overdueAlert, id, at);
    await noteStaffAct(tx, ['waitlist-entry', id], state, by);
    await this.tell(tx, { id, intakeId }, personId, state);
  }

  private plan(tx: Tx, { id, intakeId }: { id: string; intakeId: string }, dueAt: Date): Promise<void> {
    return this.steps.plan(tx, { waitlistEntryId: id }, [{ intakeId, kind: 'waitlist-contact', dueAt }]);
  }

  private async tell(
    tx: Tx,
    { id: entryId, intakeId }: { id: string; intakeId: string },
    personId: string,
    state: string,
  ): Promise<void> {
    await this.outbox.add(tx, [{ name: 'WaitlistChanged', body: { entryId, intakeId, personId, state } }]);
  }
}
