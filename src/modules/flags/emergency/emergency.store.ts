import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { emergencyReviewDueAt } from '../../../core/flags/emergency-disclosure.js';
import type { Tx } from '../../../platform/database/database.js';

export interface EmergencyRow {
  readonly id: string;
  readonly flag_id: string;
  readonly intake_id: string;
  readonly opened_at: Date;
  readonly recipient_name: string | null;
  readonly recipient_affiliation: string | null;
  readonly discloser_name: string | null;
  readonly disclosed_at: Date | null;
  readonly nature: string | null;
  readonly nothing_disclosed_because: string | null;
  readonly closed_by: string | null;
  readonly closed_at: Date | null;
  readonly review_due_at: Date;
  readonly reviewed_at: Date | null;
}

interface Opened {
  readonly flagId: string;
  readonly intakeId: string;
  readonly personId: string;
  readonly raisedBy: string | null;
  readonly at: Date;
}

export interface ClosedEmergency {
  readonly recipientName: string | null;
  readonly recipientAffiliation: string | null;
  readonly discloserName: string | null;
  readonly disclosedAt: Date | null;
  readonly nature: string | null;
  readonly nothingDisclosedBecause: string | null;
  readonly by: string;
  readonly at: Date;
}

// Several signs of one emergency are one record.
const open = `
  insert into emergency_disclosure (id, flag_id, intake_id, person_id, opened_by, opened_at, review_due_at)
  select $1, $2, $3, $4, $5, $6, $7
  where not exists (select from emergency_disclosure where intake_id = $3 and closed_at is null)`;

const close = `
  update emergency_disclosure set recipient_name = $2, recipient_affiliation = $3, discloser_name = $4, disclosed_at = $5, nature = $6,
    nothing_disclosed_because = $7, closed_by = $8, closed_at = $9 where id = $1`;

const columns = `id, flag_id, intake_id, opened_at, recipient_name, recipient_affiliation, discloser_name, disclosed_at, nature,
  nothing_disclosed_because, closed_by, closed_at, review_due_at, reviewed_at`;

/** The record of 42 CFR 2.51(c). */
@Injectable()
export class EmergencyStore {
  async open(tx: Tx, { flagId, intakeId, personId, raisedBy, at }: Opened): Promise<void> {
    await tx.query(open, [uuid(), flagId, intakeId, personId, raisedBy, at, emergencyReviewDueAt(at)]);
  }

  async lock(tx: Tx, id: string): Promise<EmergencyRow | null> {
    const [row] = await tx.query<EmergencyRow>(`select ${columns} from emergency_disclosure where id = $1 for no key update`, [
      id,
    ]);
    return row ?? null;
  }

  async close(tx: Tx, id: string, closed: ClosedEmergency): Promise<void> {
    const { recipientName, recipientAffiliation, discloserName, disclosedAt, nature, nothingDisclosedBecause, by, at } = closed;
    await tx.query(close, [
      id,
      recipientName,
      recipientAffiliation,
      discloserName,
      disclosedAt,
      nature,
      nothingDisclosedBecause,
      by,
      at,
    ]);
  }

  async review(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.query('update emergency_disclosure set reviewed_by = $2, reviewed_at = $3 where id = $1', [id, by, at]);
  }

  /** Not reviewed yet, those that are due first. */
  toDo(db: Pick<Tx, 'query'>): Promise<EmergencyRow[]> {
    return db.query<EmergencyRow>(
      `select ${columns} from emergency_disclosure where reviewed_at is null order by review_due_at, id limit 200`,
    );
  }

  overdue(db: Pick<Tx, 'query'>, at: Date): Promise<{ id: string; site_id: string }[]> {
    return db.query(
      `select e.id, f.site_id from emergency_disclosure e join flag f on f.id = e.flag_id
       where e.reviewed_at is null and e.review_due_at <= $1
         and not exists (select from alert a where a.kind = 'emergency-review' and a.subject_id = e.id
           and (a.acknowledged_at is null or a.raised_at > $1::timestamptz - interval '4 hours')) limit 100`,
      [at],
    );
  }
}
