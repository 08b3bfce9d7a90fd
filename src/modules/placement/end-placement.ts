import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database.js';
import { AppointmentStore } from './appointments/appointment.store.js';
import { BedHoldStore } from './beds/bed-hold.store.js';
import { LeavePlaces } from './leave-places.js';
import { WaitlistStore } from './waitlist/waitlist.store.js';

interface EndedIntake {
  readonly stage: string;
  readonly person_id: string;
}

// An intake that was merged into another one lives on in it, and with it whatever was arranged.
const isOver = `i.ended_at is not null and (i.close_reason is distinct from 'duplicate-merged' or not exists (
  select from person p join intake open on open.person_id = known_as(p.merged_into, p.id) and open.ended_at is null
  where p.id = i.person_id))`;
const endedWith = (open: string) => `
  select i.id from intake i join ${open} o on o.intake_id = i.id and o.ended_at is null where ${isOver}`;
const left = ['appointment', 'bed_hold', 'waitlist_entry'].map(endedWith).join(' union ');

/** An intake has ended: nobody is expected, no bed is kept and nobody waits by it any more. What follows a referral goes on. */
@Injectable()
export class EndPlacement {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentStore,
    private readonly holds: BedHoldStore,
    private readonly entries: WaitlistStore,
    private readonly leave: LeavePlaces,
  ) {}

  /** Ended intakes by which something is still arranged: the news was lost. */
  left(): Promise<{ id: string }[]> {
    return this.database.query<{ id: string }>(`${left} limit 200`);
  }

  /** Safe to repeat; nothing happens while the intake is open. */
  run(intakeId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intake = await this.ended(tx, intakeId);
      if (intake) await this.leaveAll(tx, intakeId, intake);
    });
  }

  /** They want to be forgotten: nor is a referral followed any more. In the transaction that ended their intakes. */
  async forget(tx: Tx, intakeId: string): Promise<void> {
    const intake = await this.ended(tx, intakeId);
    if (!intake) return;
    await this.leaveAll(tx, intakeId, intake);
    await this.leave.referrals(tx, intakeId, intake.person_id);
  }

  private async leaveAll(tx: Tx, intakeId: string, { stage, person_id: personId }: EndedIntake): Promise<void> {
    const isAdmitted = stage === 'admitted';
    for (const appointment of await this.appointments.openOf(tx, intakeId))
      await this.leave.appointment(tx, appointment, isAdmitted);
    for (const hold of await this.holds.openOf(tx, intakeId)) await this.leave.bed(tx, hold, isAdmitted);
    for (const entry of await this.entries.openOf(tx, intakeId)) await this.leave.line(tx, entry, isAdmitted, personId);
  }

  private async ended(tx: Tx, intakeId: string): Promise<EndedIntake | null> {
    const [row] = await tx.query<EndedIntake>(`select i.stage, i.person_id from intake i where i.id = $1 and ${isOver}`, [
      intakeId,
    ]);
    return row ?? null;
  }
}
