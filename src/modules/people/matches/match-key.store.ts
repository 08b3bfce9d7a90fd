import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

type Queries = Pick<Tx, 'query'>;

/** What can be found of a person, each with the id after which the next one is read. */
export interface Findable {
  readonly id: string;
  readonly personId: string;
  readonly e164: string | null;
  readonly email: string | null;
  readonly name: string | null;
}

export interface FoundKeys {
  readonly keys: readonly { readonly kind: 'phone' | 'e-mail'; readonly key: Buffer; readonly personId: string }[];
  readonly names: readonly { readonly personId: string; readonly written: string; readonly folded: string }[];
}

export const findables = ['person', 'phone_number', 'shared_number', 'lead'] as const;
export type FindableTable = (typeof findables)[number];
export const atATime = 1000;

// By the id, which begins with the time at which it was made: an order that has an index already.
const after = {
  person: `
    select id, id as "personId", null as e164, null as email, display_name as name from person where id > $1 order by id limit ${atATime}`,
  phone_number: `
    select id, person_id as "personId", e164, null as email, null as name from phone_number where id > $1 order by id limit ${atATime}`,
  // few, and the number's id says nothing of when it was shared
  shared_number: `
    select '00000000-0000-0000-0000-000000000000' as id, h.person_id as "personId", n.e164, null as email, null as name
    from shared_number h join phone_number n on n.id = h.phone_number_id
    where h.since >= $1 order by h.since limit ${atATime}`,
  lead: `
    select id, person_id as "personId", null as e164, case when email_usable then email end as email, name_given as name
    from lead where id > $1 order by id limit ${atATime}`,
} as const satisfies Record<FindableTable, string>;

const ofPerson = `
  select p.id, p.id as "personId", n.e164, null as email, p.display_name as name
  from person p left join lateral (
    select e164 from phone_number where person_id = p.id
    union all select s.e164 from shared_number h join phone_number s on s.id = h.phone_number_id where h.person_id = p.id) n on true
  where p.id in (select family_of($1))
  union all
  select id, person_id, null, case when email_usable then email end, name_given from lead where person_id in (select family_of($1))`;

const write = `
  with keys as (
    insert into match_key (kind, key, person_id)
    select kind, decode(key, 'hex'), person_id from jsonb_to_recordset($1::jsonb) as k(kind text, key text, person_id uuid)
    on conflict do nothing)
  insert into known_name (person_id, written, folded)
  select person_id, written, folded from jsonb_to_recordset($2::jsonb) as k(person_id uuid, written text, folded text)
  on conflict do nothing`;

/** What people are matched and searched by. It follows the rows that it is made of, and never keeps them waiting. */
@Injectable()
export class MatchKeyStore {
  /** Until when everything is written; the beginning of time when nothing is. */
  async progress(db: Queries, table: FindableTable): Promise<Date> {
    const [row] = await db.query<{ until: Date }>('select until from key_progress where what = $1', [table]);
    return row?.until ?? new Date(0);
  }

  async setProgress(db: Queries, table: FindableTable, until: Date): Promise<void> {
    await db.query(
      `insert into key_progress (what, until) values ($1, $2)
       on conflict (what) do update set until = greatest(key_progress.until, excluded.until)`,
      [table, until],
    );
  }

  read(db: Queries, table: FindableTable, afterId: string, since: Date): Promise<Findable[]> {
    return db.query(after[table], [table === 'shared_number' ? since : afterId]);
  }

  /** All that can be found of one person and of whoever was merged into them. */
  ofPerson(db: Queries, personId: string): Promise<Findable[]> {
    return db.query(ofPerson, [personId]);
  }

  async forget(db: Queries, personId: string, kind: 'phone' | 'e-mail', keys: readonly Buffer[]): Promise<void> {
    await db.query('delete from match_key where person_id = $1 and kind = $2 and key = any($3)', [personId, kind, keys]);
  }

  async write(db: Queries, { keys, names }: FoundKeys): Promise<void> {
    const keyRows = keys.map(({ kind, key, personId }) => ({ kind, key: key.toString('hex'), person_id: personId }));
    const nameRows = names.map(({ personId, ...name }) => ({ person_id: personId, ...name }));
    await db.query(write, [JSON.stringify(keyRows), JSON.stringify(nameRows)]);
  }
}
