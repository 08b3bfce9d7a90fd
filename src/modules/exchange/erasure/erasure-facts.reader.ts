import { Injectable } from '@nestjs/common';
import type { ErasureFacts } from '../../../core/retention/may-erase.js';
import { recordKeptUntil, type RecordAge } from '../../../core/retention/kept-until.js';
import type { Tx } from '../../../platform/database/database.js';
import { WhosBusy } from '../../callbacks/index.js';
import { RestrictionStore, type LockedRecord } from '../../people/index.js';
import { RetentionStore } from '../retention/retention.store.js';

type FactsRow = Pick<
  ErasureFacts,
  'holds' | 'holdsOfPatients' | 'openLegalRequests' | 'openDangers' | 'openFlags' | 'emergency' | 'unfinishedEmergencyRecords'
> &
  Omit<RecordAge, 'birthDates'> & { readonly birth_dates: string[] };

type Holds = 'holds' | 'holdsOfPatients';

/** SQL for the last thing that happened with `persons`: an array of ids. */
export const lastAtOf = (persons: string) => `greatest(
  (select max(created_at) from person where id = any(${persons})),
  (select max(received_at) from lead where person_id = any(${persons})),
  (select max(coalesce(ended_at, opened_at)) from intake where person_id = any(${persons})),
  (select max(coalesce(ended_at, created_at)) from callback where person_id = any(${persons})),
  (select max(coalesce(ended_at, started_at)) from call where person_id = any(${persons})),
  (select max(arrived_at) from inbound_call where person_id = any(${persons})),
  (select max(created_at) from text_message where person_id = any(${persons})))`;

/** SQL: a hold `h` stands on a patient in an intake of `persons`, an array of ids, and on none of them. */
const heldPatientOf = (persons: string) => `
  h.lifted_at is null and h.person_id <> all(${persons}) and exists (
    select from intake i join intake_party y on y.intake_id = i.id and 'patient' = any(y.roles)
    where i.person_id = any(${persons}) and h.person_id in (select family_of(y.person_id)))`;

const facts = `
  with theirs as (
    select id from lead where person_id = any($1::uuid[])
    union all select id from inbound_call where person_id = any($1::uuid[])
    union all select id from call where person_id = any($1::uuid[])
    union all select id from text_message where person_id = any($1::uuid[])
    union all select r.id from lead_review r join lead l on l.id = r.lead_id where l.person_id = any($1::uuid[])
    union all select unnest($1::uuid[])),
  -- they asked, or it is about them
  together as (
    select id, stage, ended_at from intake where person_id = any($1::uuid[]) or id in (
      select intake_id from intake_party where person_id = any($1::uuid[]) and 'patient' = any(roles)))
  select
    (select coalesce(jsonb_agg(placed_at order by placed_at), '[]') from legal_hold
     where person_id = any($1::uuid[]) and lifted_at is null) as holds,
    (select coalesce(jsonb_agg(distinct h.placed_at), '[]') from legal_hold h where ${heldPatientOf('$1::uuid[]')}) as "holdsOfPatients",
    (select count(*)::int from legal_request where person_id = any($1::uuid[]) and closed_at is null) as "openLegalRequests",
    (select count(*)::int from alert a where a.acknowledged_at is null and a.subject_id in (select id from theirs)
       and (a.kind like 'danger-%' or a.kind like 'crisis-%' or a.kind like 'emergency-%')) as "openDangers",
    (select count(*)::int from flag f where f.level <> 'yellow' and f.handled_at is null and f.lowered_at is null
       and (f.person_id = any($1::uuid[]) or f.intake_id in (select id from together))) as "openFlags",
    exists (select from together where stage = 'emergency' and ended_at is null) as emergency,
    (select count(*)::int from emergency_disclosure e where e.reviewed_at is null
       and (e.person_id = any($1::uuid[]) or e.intake_id in (select id from together))) as "unfinishedEmergencyRecords",
    exists (select from together where stage = 'admitted') as "wasAdmitted",
    ${lastAtOf('$1::uuid[]')} as "lastAt",
    array(select to_char(birth_date, case birth_precision when 'year' then 'YYYY' when 'month' then 'YYYY-MM' else 'YYYY-MM-DD' end)
      from person where id = any($1::uuid[]) and birth_date is not null) as birth_dates`;

export interface ReadFacts extends ErasureFacts {
  /** Until when it is kept when nobody asks for anything. */
  readonly due: Date;
}

/** What has to be known before a record is erased. */
@Injectable()
export class ErasureFactsReader {
  constructor(
    private readonly restrictions: RestrictionStore,
    private readonly whosBusy: WhosBusy,
    private readonly retention: RetentionStore,
  ) {}

  /** Who they are, locked until the end of the transaction. Null: there is no such person. */
  lock(tx: Tx, personId: string): Promise<LockedRecord | null> {
    return this.restrictions.lock(tx, personId);
  }

  /** Of a locked person, with everybody who is them. */
  async read(tx: Tx, personIds: readonly string[]): Promise<ReadFacts> {
    const onThePhone = (await this.whosBusy.of(tx, personIds)) !== null;
    const [row] = await tx.query<Omit<FactsRow, Holds> & Record<Holds, string[]>>(facts, [personIds]);
    const { holds, holdsOfPatients, birth_dates: birthDates, wasAdmitted, lastAt, ...open } = row!;
    const due = recordKeptUntil({ wasAdmitted, lastAt, birthDates }, await this.retention.inForce(tx));
    return {
      holds: holds.map((one) => new Date(one)),
      holdsOfPatients: holdsOfPatients.map((one) => new Date(one)),
      ...open,
      onThePhone,
      keptUntil: wasAdmitted ? due : null,
      due,
    };
  }
}
