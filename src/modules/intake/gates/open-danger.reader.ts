import { Injectable } from '@nestjs/common';
import { dangerAlerts } from '../../../core/intake/closing/danger-alerts.js';
import type { Tx } from '../../../platform/database/database.js';

const kinds = dangerAlerts.map((kind) => `'${kind}'`).join(', ');

/** SQL: how many signs of danger are open about anybody who has a part in the intake with this id (SQL too). */
export const openDangersOf = (intakeId: string) => `
  (with someone as (
    select f.id from (
      select person_id from intake where id = ${intakeId} union select person_id from intake_party where intake_id = ${intakeId}) p
      cross join lateral family_of(p.person_id) as f(id)),
  subject as (
    select id from someone
    union all select id from intake where person_id in (select id from someone)
    union all select id from lead where person_id in (select id from someone)
    union all select id from inbound_call where person_id in (select id from someone)
    union all select id from text_message where person_id in (select id from someone))
  select count(*)::int from subject s join alert a on a.subject_id = s.id and a.kind in (${kinds}) and a.acknowledged_at is null)`;

const count = `select ${openDangersOf('$1')} as open`;

/** Signs of danger that no supervisor has answered for yet, about the people of an intake. */
@Injectable()
export class OpenDangerReader {
  async of(db: Pick<Tx, 'query'>, intakeId: string): Promise<number> {
    const [row] = await db.query<{ open: number }>(count, [intakeId]);
    return row!.open;
  }
}
