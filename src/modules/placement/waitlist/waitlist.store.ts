import { Injectable } from '@nestjs/common';
import type { WaitlistPriority } from '../../../core/placement/waitlist-rules.js';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

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

const columns = 'id, intake_id, state, next_contact_at, safety_plan';
const insert = `
  insert into waitlist_entry (id, intake_id, programme_id, priority, next_contact_at, safety_plan, by_user_id, since)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

@Injectable()
export class WaitlistStore {
  /** Throws `waitlist/already-on-it` (409). */
  async insert(tx: Tx, e: NewEntry): Promise<void> {
    const values = [e.id, e.intakeId, e.programmeId, e.priority, e.nextContactAt, e.safetyPlan, e.by, e.at];
    await tx.query(insert, values).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'waitlist_entry_once') throw error;
      throw new DomainError('conflict', 'waitlist/already-on-it', 'They wait for this programme already.');
    });
  }

  /** Throws `waitlist/unknown` (404) and `waitlist/ended` (409). */
  async lockWaiting(tx: Tx, id: string): Promise<WaitlistRow> {
    const [row] = await tx.query<WaitlistRow>(`select ${columns} from waitlist_entry where id = $1 for no key update`, [id]);
    if (!row) throw new DomainError('not-found', 'waitlist/unknown', 'There is no such place on a waiting list.');
    if (row.state !== 'waiting') throw new DomainError('conflict', 'waitlist/ended', 'They no longer wait for this programme.');
    return row;
  }

  openOf(tx: Tx, intakeId: string): Promise<WaitlistRow[]> {
    return tx.query<WaitlistRow>(
      `select ${columns} from waitlist_entry where intake_id = $1 and ended_at is null order by id for no key update`,
      [intakeId],
    );
  }

  async contacted(
    tx: Tx,
    id: string,
    { nextContactAt, safetyPlan, at }: { nextContactAt: Date; safetyPlan: string; at: Date },
  ): Promise<void> {
    const text = 'update waitlist_entry set next_contact_at = $2, safety_plan = $3, last_contact_at = $4 where id = $1';
    await tx.query(text, [id, nextContactAt, safetyPlan, at]);
  }

  async end(tx: Tx, id: string, { state, reason, at }: { state: 'placed' | 'left'; reason: string; at: Date }): Promise<void> {
    await tx.query('update waitlist_entry set state = $2, end_reason = $3, ended_at = $4 where id = $1', [id, state, reason, at]);
  }
}
