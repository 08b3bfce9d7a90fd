import { Injectable } from '@nestjs/common';
import type { BreachFacts, BreachNoticeKind, RiskAssessment } from '../../../core/breaches/breach-duties.js';
import type { Tx } from '../../../platform/database/database.js';

export interface BreachRow extends Omit<BreachFacts, 'assessment' | 'notices'>, Omit<RiskAssessment, 'lowProbability'> {
  readonly id: string;
  readonly what: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly confirmedAt: Date | null;
  readonly lowProbability: boolean | null;
  readonly assessedAt: Date | null;
  readonly closedAt: Date | null;
  readonly personIds: readonly string[];
  readonly notices: readonly { kind: BreachNoticeKind; state: string | null; sentOn: string; documentRef: string }[];
}

interface By {
  readonly by: string;
  readonly at: Date;
}

const most = 200;
// What was counted, or whom we know of a state: whichever is more.
const affected = `
  select state, max(people)::int as people from (
    select state, people from breach_state where breach_id = b.id
    union all select p.state, count(distinct coalesce(p.merged_into, p.id)) from breach_person y join person p on p.id = y.person_id
      where y.breach_id = b.id group by p.state) counted
  group by state`;
const columns = `
  b.id, b.what, to_char(b.discovered_on, 'YYYY-MM-DD') as "discoveredOn", u.name as "openedBy", b.opened_at as "openedAt",
  b.confirmed_at as "confirmedAt", b.information, b.recipient, b.acquired, b.mitigation, b.low_probability as "lowProbability",
  b.assessed_at as "assessedAt", b.closed_at as "closedAt",
  array(select person_id::text from breach_person y where y.breach_id = b.id order by person_id) as "personIds",
  coalesce((select jsonb_agg(jsonb_build_object('state', a.state, 'people', a.people) order by a.state) from (${affected}) a), '[]') as affected,
  coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'state', n.state, 'sentOn', to_char(n.sent_on, 'YYYY-MM-DD'),
    'documentRef', n.document_ref) order by n.sent_on, n.id) from breach_notice n where n.breach_id = b.id), '[]') as notices`;
const shown = `select ${columns} from breach b join staff_user u on u.id = b.opened_by`;

/** Case files of what got out, or may have. */
@Injectable()
export class BreachStore {
  async open(tx: Tx, { id, what, discoveredOn, by, at }: { id: string; what: string; discoveredOn: string } & By): Promise<void> {
    const text = 'insert into breach (id, what, discovered_on, opened_by, opened_at) values ($1, $2, $3, $4, $5)';
    await tx.query(text, [id, what, discoveredOn, by, at]);
  }

  /** Locked, so that of two who change it at once the second sees the first. Null: there is none. */
  async lock(tx: Tx, id: string): Promise<BreachRow | null> {
    await tx.query('select from breach where id = $1 for update', [id]);
    return (await tx.query<BreachRow>(`${shown} where b.id = $1`, [id]))[0] ?? null;
  }

  async one(db: Pick<Tx, 'query'>, id: string): Promise<BreachRow | null> {
    return (await db.query<BreachRow>(`${shown} where b.id = $1`, [id]))[0] ?? null;
  }

  all(db: Pick<Tx, 'query'>): Promise<BreachRow[]> {
    return db.query(`${shown} order by (b.closed_at is not null), b.discovered_on, b.id limit ${most}`);
  }

  allOpen(db: Pick<Tx, 'query'>): Promise<BreachRow[]> {
    return db.query(`${shown} where b.closed_at is null order by b.discovered_on, b.id`);
  }

  async discoveredEarlier(tx: Tx, id: string, discoveredOn: string): Promise<void> {
    await tx.query('update breach set discovered_on = $2 where id = $1', [id, discoveredOn]);
  }

  async confirm(tx: Tx, id: string, { by, at }: By): Promise<void> {
    await tx.query('update breach set confirmed_at = $2, confirmed_by = $3 where id = $1 and confirmed_at is null', [id, at, by]);
  }

  async assess(tx: Tx, id: string, assessment: RiskAssessment & By): Promise<void> {
    const { information, recipient, acquired, mitigation, lowProbability, by, at } = assessment;
    const text = `update breach set information = $2, recipient = $3, acquired = $4, mitigation = $5, low_probability = $6,
      assessed_by = $7, assessed_at = $8 where id = $1`;
    await tx.query(text, [id, information, recipient, acquired, mitigation, lowProbability, by, at]);
  }

  async setStates(tx: Tx, id: string, states: readonly { readonly state: string; readonly people: number }[]): Promise<void> {
    await tx.query('delete from breach_state where breach_id = $1', [id]);
    for (const { state, people } of states)
      await tx.query('insert into breach_state (breach_id, state, people) values ($1, $2, $3)', [id, state, people]);
  }

  /** The ids that are nobody's; empty: all were added, or were there. */
  async addPeople(tx: Tx, id: string, personIds: readonly string[], { by, at }: By): Promise<string[]> {
    const known = await tx.query<{ id: string }>('select id from person where id = any($1::uuid[]) and erased_at is null', [
      personIds,
    ]);
    const unknown = personIds.filter((one) => !known.some((row) => row.id === one.toLowerCase()));
    if (unknown.length > 0) return unknown;
    const text = `insert into breach_person (breach_id, person_id, added_by, added_at) select $1, one, $3, $4 from unnest($2::uuid[]) as one
      on conflict do nothing`;
    await tx.query(text, [id, personIds, by, at]);
    return [];
  }

  async addNotice(
    tx: Tx,
    notice: {
      id: string;
      breachId: string;
      kind: BreachNoticeKind;
      state: string | null;
      sentOn: string;
      documentRef: string;
    } & By,
  ): Promise<void> {
    const { id, breachId, kind, state, sentOn, documentRef, by, at } = notice;
    const text = `insert into breach_notice (id, breach_id, kind, state, sent_on, document_ref, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`;
    await tx.query(text, [id, breachId, kind, state, sentOn, documentRef, by, at]);
  }

  async close(tx: Tx, id: string, { by, at }: By): Promise<void> {
    await tx.query('update breach set closed_at = $2, closed_by = $3 where id = $1', [id, at, by]);
  }
}

/** A case as the rules know it. */
export function factsOf(row: BreachRow): BreachFacts {
  const { discoveredOn, information, recipient, acquired, mitigation, lowProbability, assessedAt, affected, notices } = row;
  const assessment =
    assessedAt === null ? null : { information, recipient, acquired, mitigation, lowProbability: lowProbability ?? false };
  return { discoveredOn, assessment, affected, notices };
}
