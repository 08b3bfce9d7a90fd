import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { OverrideDto } from '../../../contracts/intake/override.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { Database, Tx } from '../../../platform/database/database.js';

export interface NewOverride {
  readonly intakeId: string;
  readonly to: string;
  readonly leftOpen: readonly string[];
  readonly reason: string;
  readonly byUserId: string;
  readonly at: Date;
}

const shown = 200;
const insert = `
  insert into intake_override (id, intake_id, to_stage, left_open, reason, by_user_id, at) values ($1, $2, $3, $4, $5, $6, $7)`;
const list = (reviewed: boolean) => `
  select o.id, o.intake_id as "intakeId", o.to_stage as "to", o.left_open as "leftOpen", o.reason, o.by_user_id as "byUserId",
    u.name as "byName", o.at, o.reviewed_at as "reviewedAt", o.reviewed_by as "reviewedBy", o.review_note as "reviewNote"
  from intake_override o join staff_user u on u.id = o.by_user_id join intake i on i.id = o.intake_id join person p on p.id = i.person_id
  where o.reviewed_at is ${reviewed ? 'not null' : 'null'} and (i.ended_at is null or (p.restricted_at is null and p.erased_at is null))
  order by o.at${reviewed ? ' desc' : ''}, o.id limit ${shown}`;
const review = `
  update intake_override set reviewed_at = $2, reviewed_by = $3, review_note = $4 where id = $1 and reviewed_at is null returning id`;

/** Gates that somebody opened without all facts, for somebody else to look at. */
@Injectable()
export class OverrideStore {
  async add(tx: Tx, override: NewOverride): Promise<void> {
    const { intakeId, to, leftOpen, reason, byUserId, at } = override;
    await tx.query(insert, [uuid(), intakeId, to, leftOpen, reason, byUserId, at]);
    await writeAuditEntry(tx, {
      userId: byUserId,
      action: 'intake.gate-overridden',
      subjectType: 'intake',
      subjectId: intakeId,
      detail: { to, leftOpen, reason },
    });
  }

  list(db: Pick<Database, 'query'>, reviewed: boolean): Promise<OverrideDto[]> {
    return db.query<OverrideDto>(list(reviewed));
  }

  async by(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ by: string }>('select by_user_id as by from intake_override where id = $1 for update', [id]);
    return row?.by ?? null;
  }

  /** False: somebody has looked at it before. */
  async review(tx: Tx, id: string, { at, userId, note }: { at: Date; userId: string; note: string }): Promise<boolean> {
    return (await tx.query(review, [id, at, userId, note])).length === 1;
  }
}
