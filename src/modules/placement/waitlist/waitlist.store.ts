import { Injectable } from '@nestjs/common';
import type { WaitlistPriority } from '../../../core/placement/waitlist-rules.js';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';

export interface WaitlistRow {
  readonly id: string;
  readonly intake_id: string;
  readonly state: 'waiting' | 'placed' | 'left';
  readonly next_contact_at: Date;
  readonly safety_plan: string;
}

interface NewEntry {
  readonly id: string;
  readonly intakeId: string;
  readonly programmeId: string;
  readonly priority: WaitlistPriority;
  readonly nextContactAt: Date;
  readonly safetyPlan: string;
  readonly by: string;
  readonly at: Date;
}

const columns = `id, intake_id, state, next_contact_at, ${told('waitlist.safety-plan', 'waitlist_entry')} as safety_plan`;
const insert = `
  insert into waitlist_entry (id, intake_id, programme_id, priority, next_contact_at, safety_plan_sealed, by_user_id, since)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const contacted = `
  update waitlist_entry set next_contact_at = $2, safety_plan = null, safety_plan_sealed = $3, last_contact_at = $4 where id = $1`;

@Injectable()
export class WaitlistStore {
  constructor(private readonly seals: Seals) {}

  /** Throws `waitlist/already-on-it` (409). */
  async insert(tx: Tx, e: NewEntry): Promise<void> {
    const sealed = await this.seals.sealInIntake(tx, e.intakeId, 'waitlist.safety-plan', e.id, e.safetyPlan);
    const values = [e.id, e.intakeId, e.programmeId, e.priority, e.nextContactAt, sealed, e.by, e.at];
    await tx.query(insert, values).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'waitlist_entry_once') throw error;
      throw new DomainError('conflict', 'waitlist/already-on-it', 'They wait for this programme already.');
    });
  }

  /** Throws `waitlist/unknown` (404) and `waitlist/ended` (409). */
  async lockWaiting(tx: Tx, id: string): Promise<WaitlistRow> {
    const text = `select ${columns} from waitlist_entry where id = $1 for no key update`;
    const [row] = await this.seals.open(tx, await tx.query<WaitlistRow>(text, [id]));
    if (!row) throw new DomainError('not-found', 'waitlist/unknown', 'There is no such place on a waiting list.');
    if (row.state !== 'waiting') throw new DomainError('conflict', 'waitlist/ended', 'They no longer wait for this programme.');
    return row;
  }

  async openOf(tx: Tx, intakeId: string): Promise<WaitlistRow[]> {
    const text = `select ${columns} from waitlist_entry where intake_id = $1 and ended_at is null order by id for no key update`;
    return this.seals.open(tx, await tx.query<WaitlistRow>(text, [intakeId]));
  }

  async contacted(
    tx: Tx,
    { id, intake_id: intakeId }: WaitlistRow,
    { nextContactAt, safetyPlan, at }: { nextContactAt: Date; safetyPlan: string; at: Date },
  ): Promise<void> {
    const sealed = await this.seals.sealInIntake(tx, intakeId, 'waitlist.safety-plan', id, safetyPlan);
    await tx.query(contacted, [id, nextContactAt, sealed, at]);
  }

  async end(tx: Tx, id: string, { state, reason, at }: { state: 'placed' | 'left'; reason: string; at: Date }): Promise<void> {
    await tx.query('update waitlist_entry set state = $2, end_reason = $3, ended_at = $4 where id = $1', [id, state, reason, at]);
  }
}
