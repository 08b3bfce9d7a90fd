import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

export interface DutyRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
}

const onDuty = `
  select from clinical_duty d join staff_user u on u.id = d.user_id and u.active and 'clinician' = any(u.roles)
  where d.starts_at <= $1 and d.ends_at > $1 limit 1`;

/** When which clinician can be asked. */
@Injectable()
export class DutyStore {
  async isSomebodyOn(tx: Pick<Tx, 'query'>, at: Date): Promise<boolean> {
    return (await tx.query(onDuty, [at])).length > 0;
  }

  async add(tx: Tx, duty: { id: string; userId: string; startsAt: Date; endsAt: Date; byUserId: string }): Promise<void> {
    await tx.query('insert into clinical_duty (id, user_id, starts_at, ends_at, by_user_id) values ($1, $2, $3, $4, $5)', [
      duty.id,
      duty.userId,
      duty.startsAt,
      duty.endsAt,
      duty.byUserId,
    ]);
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
      `select d.id, d.user_id, u.name, d.starts_at, d.ends_at from clinical_duty d join staff_user u on u.id = d.user_id
       where d.ends_at > $1 order by d.starts_at, d.id limit 200`,
      [at],
    );
  }

  async isClinician(tx: Tx, userId: string): Promise<boolean> {
    const rows = await tx.query(`select from staff_user where id = $1 and active and 'clinician' = any(roles) for share`, [
      userId,
    ]);
    return rows.length > 0;
  }
}
