import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AnsweringPoint } from '../../../core/flags/find-answering-point.js';
import type { Tx } from '../../../platform/database/database.js';

const put = `
  insert into answering_point (id, state, county, phone_number, checked_on, by_user_id) values ($1, $2, $3, $4, $5, $6)
  on conflict on constraint answering_point_one_per_county
    do update set phone_number = excluded.phone_number, checked_on = excluded.checked_on, by_user_id = excluded.by_user_id`;

const list = `
  select state, county, phone_number as "phoneNumber", to_char(checked_on, 'YYYY-MM-DD') as "checkedOn"
  from answering_point order by state, county`;

/** The directory of lines on which 911 of another county is reached (C-601). */
@Injectable()
export class AnsweringPointStore {
  async put(tx: Tx, { state, county, phoneNumber, checkedOn }: AnsweringPoint, byUserId: string): Promise<void> {
    await tx.query(put, [uuid(), state, county, phoneNumber, checkedOn, byUserId]);
  }

  all(db: Pick<Tx, 'query'>): Promise<AnsweringPoint[]> {
    return db.query<AnsweringPoint>(list);
  }
}
