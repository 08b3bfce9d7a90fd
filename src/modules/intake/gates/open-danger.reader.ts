import { Injectable } from '@nestjs/common';
import { dangerAlerts } from '../../../core/intake/closing/danger-alerts.js';
import type { OpenDanger } from '../../../core/intake/closing/open-danger.js';
import type { Tx } from '../../../platform/database/database.js';
import { hasSeriousFlag, openFlags } from '../../flags/index.js';

const kinds = dangerAlerts.map((kind) => `'${kind}'`).join(', ');

/** SQL: how many alerts of danger are open about anybody who has a part in the intake with this id (SQL too). */
const openAlertsOf = (intakeId: string) => `
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

/** SQL: whether anything about the intake with this id (SQL too) is so serious that it is neither closed nor set aside. */
export const isInDanger = (intakeId: string) => `(${openAlertsOf(intakeId)} > 0 or ${hasSeriousFlag(intakeId)})`;

const count = `select ${openAlertsOf('$1')} as open`;

/** Signs of danger and flags that nobody has answered for yet, about the people of an intake. */
@Injectable()
export class OpenDangerReader {
  async of(db: Pick<Tx, 'query'>, intakeId: string): Promise<OpenDanger> {
    const [row] = await db.query<{ open: number }>(count, [intakeId]);
    return { alerts: row!.open, flags: (await openFlags(db, intakeId)).map(({ level }) => level) };
  }
}
