import { Injectable } from '@nestjs/common';
import type { Work } from '../../../core/access/may-open-record.js';
import { asProgram } from '../../../platform/database/asker.js';
import { Database } from '../../../platform/database/database.js';

export interface Standing {
  /** As whom they are known now. */
  readonly personId: string;
  /** Of their latest intake; null: there never was one. */
  readonly siteId: string | null;
  readonly work: readonly Work[];
  readonly isOpen: boolean;
  readonly lastActiveAt: Date;
  readonly openedUntil: Date | null;
}

type Row = Omit<Standing, 'work'> & { readonly work: readonly { readonly tie: Work['tie']; readonly endedAt: string | null }[] };

/** What was written while the reader had nothing but their reason makes no work of it. */
const notByReason = (at: string) => `not exists (select from opened o where ${at} >= o.at and ${at} < o.until)`;

// By index all the way: unions, since an OR over two of them reads the whole table.
const standing = (whose: string) => `
  with asked as materialized (select (${whose}) as id),
  family as materialized (select family_of(asked.id) as id from asked),
  own as materialized (
    select i.* from intake i where i.id in (
      select i.id from intake i where i.person_id in (select id from family)
      union select y.intake_id from intake_party y where y.person_id in (select id from family))),
  promised as materialized (
    select c.* from callback c where c.id in (
      select c.id from callback c where c.person_id in (select id from family)
      union select c.id from callback c where c.intake_id in (select id from own))),
  attempted as materialized (select a.* from promised c join callback_attempt a on a.callback_id = c.id),
  opened as materialized (select * from record_opening where user_id = $2 and person_id in (select id from family)),
  work(tie, "endedAt") as (
    select 'intake', ended_at from own where owner_user_id = $2
    union all select 'callback', ended_at from promised where $2 in (owner_user_id, assigned_to)
    union all select 'offer', null from promised c join queue_entry e on e.callback_id = c.id
      join offer o on o.queue_entry_id = e.id and o.state = 'pending' and o.counsellor_id = $2
    union all select 'call', a.ended_at from attempted a where a.counsellor_id = $2
    union all select 'call', l.ended_at from attempted a join call l on l.attempt_id = a.id where l.counsellor_id = $2
    union all select 'hand-over', h.ended_at from attempted a join call l on l.attempt_id = a.id
      join hand_over h on h.call_id = l.id and h.to_counsellor_id = $2
    union all select 'benefits', b.ended_at from benefits_request b where b.owner_user_id = $2 and b.intake_id in (select id from own)
    union all select 'written', w.at from own i cross join lateral (
      select n.saved_at from intake_note n where n.intake_id = i.id and $2 in (n.by_user_id, n.saved_by)
      union all select n.at from counselling_note n where n.intake_id = i.id and n.by_user_id = $2
      union all select s.answered_at from screening_answer s where s.intake_id = i.id and s.asked_by = $2 and s.superseded_at is null
      union all select c.at from stage_change c where c.intake_id = i.id and c.by_user_id = $2
      union all select d.at from clinical_decision d where d.intake_id = i.id and d.by_user_id = $2) as w(at)
      where ${notByReason('w.at')})
  select p.id as "personId",
    (select site_id from own order by opened_at desc, id desc limit 1) as "siteId",
    coalesce((select jsonb_agg(jsonb_build_object('tie', tie, 'endedAt', "endedAt")) from work), '[]') as work,
    exists (select from own where ended_at is null) or exists (select from promised where ended_at is null) as "isOpen",
    coalesce(greatest((select max(ended_at) from own), (select max(ended_at) from promised)), p.created_at) as "lastActiveAt",
    (select max(until) from opened) as "openedUntil"
  from asked join person known on known.id = asked.id join person p on p.id = known_as(known.merged_into, known.id)`;

/** How somebody stands to a person: one question, asked before each address that opens a record. */
@Injectable()
export class RecordStandingReader {
  constructor(private readonly database: Database) {}

  /** `whose` is SQL that makes a person's id of `id` ($1). Null: there is nobody. */
  async of(whose: string, id: string, userId: string): Promise<Standing | null> {
    // Also of what they wrote and may not read any more: told is how they stand, and nothing of what it says.
    const [row] = await asProgram(() => this.database.query<Row>(standing(whose), [id, userId]));
    if (!row) return null;
    const work = row.work.map(({ tie, endedAt }) => ({ tie, endedAt: endedAt === null ? null : new Date(endedAt) }));
    return { ...row, work };
  }
}
