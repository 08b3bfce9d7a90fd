import type { PromiseCheck } from '../promise-check.js';

/** What the promises mean for who is who. */
export const peoplePromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 1,
    name: 'every intake has a patient and a caller',
    sql: `select i.id, 'intake without a ' || r.role as what from intake i cross join (values ('patient'), ('caller')) as r(role)
      where not exists (select from intake_party y where y.intake_id = i.id and r.role = any(y.roles))`,
  },
  {
    promise: 1,
    name: 'nobody who was merged is looked after twice',
    sql: `select c.id, 'open callback of somebody who was merged' as what from callback c join person p on p.id = c.person_id
      where c.ended_at is null and p.merged_into is not null
      union all
      select i.id, 'open intake of somebody who was merged' from intake i join person p on p.id = i.person_id
      where i.ended_at is null and p.merged_into is not null
      union all
      select p.id, 'merged into somebody who was merged themselves' from person p join person into_whom on into_whom.id = p.merged_into
      where into_whom.merged_into is not null
      union all
      select p.id, 'merged without a merge that says so' from person p
      where p.merged_into is not null and not exists (select from person_merge m where m.person_id = p.id and m.undone_at is null)`,
  },
  {
    promise: 3,
    name: 'one number rings for one person at a time',
    sql: `select min(l.id::text) as id, count(distinct c.person_id) || ' persons are rung on one number' as what
      from call_leg l join call c on c.id = l.call_id
      where l.party = 'person' and l.inbound_call_id is null and l.ended_at is null group by l.to_number having count(distinct c.person_id) > 1`,
  },
  {
    promise: 5,
    name: 'nothing was told of anybody on a consent that had ended or was taken back',
    sql: `select d.id, 'disclosure rests on a consent that had ended' as what
      from disclosure d join consent_event c on c.id = d.consent_id where c.expires_at <= d.at
      union all
      select d.id, 'disclosure after its consent was taken back'
      from disclosure d join consent_event c on c.id = d.consent_id
      where exists (select from consent_event r where r.person_id = c.person_id and r.kind = c.kind and r.action = 'revoke' and c.scope @> r.scope
        and r.effective_at >= c.effective_at and r.received_at < d.at)`,
  },
];
