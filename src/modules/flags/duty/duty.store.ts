import { Injectable } from '@nestjs/common';
import type { DutyKind } from '../../../core/flags/duty-chain.js';
import type { Tx } from '../../../platform/database/database.js';

export interface DutyRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly duty: DutyKind;
  readonly rank: number;
  readonly is_rung: boolean;
}

export interface NewDuty {
  readonly id: string;
  readonly userId: string;
  readonly duty: DutyKind;
  readonly phone: string | null;
  readonly rank: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly byUserId: string;
}

const insert = `
  insert into clinical_duty (id, user_id, duty, phone, rank, starts_at, ends_at, by_user_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const onDuty = `
  select from clinical_duty d join staff_user u on u.id = d.user_id and u.active and 'clinician' = any(u.roles)
  where d.duty = 'clinician' and d.starts_at <= $1 and d.ends_at > $1 limit 1`;

/** When which clinician can be asked, and who is reached when there is danger. */
@Injectable()
export class DutyStore {
  async isSomebodyOn(tx: Pick<Tx, 'query'>, at: Date): Promise<boolean> {
    return (await tx.query(onDuty, [at])).length > 0;
  }

  async add(tx: Tx, { id, userId, duty, phone, rank, startsAt, endsAt, byUserId }: NewDuty): Promise<void> {
    await tx.query(insert, [id, userId, duty, phone, rank, startsAt, endsAt, byUserId]);
  }

  /** What is on now is over from now on; what is to come is gone. */
  async end(tx: Tx, id: string, at: Date): Promise<boolean> {
    const ended = await tx.query(
      'update clinical_duty set ends_at = $2 where id = $1 and starts_at < $2 and ends_at > $2 returning id',
      [id, at],
    );
    const gone = await tx.query('delete from clinical_duty where id = $1 and starts_at >= $2 returning id', [id, at]);
    return ended.length + gone.length > 0;
  }

  list(db: Pick<Tx, 'query'>, at: Date): Promise<DutyRow[]> {
    return db.query<DutyRow>(
      `select d.id, d.user_id, u.name, d.starts_at, d.ends_at, d.duty, d.rank, d.phone is not null as is_rung from clinical_duty d join staff_user u on u.id = d.user_id
       where d.ends_at > $1 order by d.starts_at, d.id limit 200`,
      [at],
    );
  }

  /** Whether they are active and have one of these roles. */
  async hasRole(tx: Tx, userId: string, roles: readonly string[]): Promise<boolean> {
    const rows = await tx.query('select from staff_user where id = $1 and active and roles && $2 for share', [userId, roles]);
    return rows.length > 0;
  }

  /** Ours, which nobody on duty can have. */
  async ownNumbers(tx: Tx): Promise<string[]> {
    return (await tx.query<{ phone_number: string }>('select phone_number from site')).map((row) => row.phone_number);
  }
}
