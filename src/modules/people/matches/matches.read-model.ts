import { Injectable } from '@nestjs/common';
import type { MatchDto } from '../../../contracts/people/match.dto.js';
import { matchPeople, type ComparedPeople } from '../../../core/people/match-people.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { birthDateOf } from '../plan/plan-columns.js';
import { initialsOf, maskedNumber } from '../shown-person.js';
import { KeyPeople } from './key-people.js';

interface CandidateRow extends Omit<ComparedPeople, 'names' | 'birthDates'> {
  readonly personId: string;
  readonly names: [string | null, string | null];
  readonly birthDates: [string | null, string | null];
  readonly e164: string | null;
}

const mostCandidates = 200;
const mostShown = 20;

/** SQL for what is shown of a person with their family: the first of each that anybody told. */
const first = (column: string, of: string) => `
  (select ${column} from family_of(${of}) as m(id) join person f on f.id = m.id
   where ${column} is not null order by f.created_at, f.id limit 1)`;

// Whoever has a line, a birth date or a full name in common, each found by an index; core decides what it means.
const candidates = `
  with family as materialized (select family_of($1) as id),
  found(id) as (
    (select person_id from match_key where kind = 'phone' and key = any($2::bytea[]) limit ${mostCandidates})
    union (select person_id from match_key where kind = 'e-mail' and key = any($3::bytea[]) limit ${mostCandidates})
    union (select o.id from family join person f using (id) join person o on o.birth_date = f.birth_date limit ${mostCandidates})
    union (select o.person_id from family join known_name f on f.person_id = family.id and f.folded like '% %'
      join known_name o on o.folded = f.folded limit ${mostCandidates})),
  other as (select distinct coalesce(p.merged_into, p.id) as id from found join person p using (id)
    where p.restricted_at is null and p.id not in (select id from family))
  select o.id as "personId",
    exists (select from match_key k where k.kind = 'phone' and k.key = any($2::bytea[]) and k.person_id in (select family_of(o.id))) as "samePhone",
    exists (select from match_key k where k.kind = 'e-mail' and k.key = any($3::bytea[]) and k.person_id in (select family_of(o.id))) as "sameEmail",
    exists (select from person a join person b on a.zips && b.zips
      where a.id in (select id from family) and b.id in (select family_of(o.id))) as "sameZip",
    jsonb_build_array(${first('f.display_name', '$1')}, ${first('f.display_name', 'o.id')}) as names,
    jsonb_build_array(${first(birthDateOf('f'), '$1')}, ${first(birthDateOf('f'), 'o.id')}) as "birthDates",
    (select e164 from phone_number where person_id in (select family_of(o.id)) order by created_at desc, id desc limit 1) as e164
  from other o order by o.id limit ${mostCandidates}`;

/** Who may be the same person, or of the same household: suggestions for who decides, never an act. */
@Injectable()
export class MatchesReadModel {
  constructor(
    private readonly database: Database,
    private readonly keyPeople: KeyPeople,
  ) {}

  /** The strongest first. @throws DomainError person/unknown */
  async of(personId: string): Promise<MatchDto[]> {
    const known = await this.database.query('select from person where id = $1', [personId]);
    if (known.length === 0) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    await this.keyPeople.run();
    const { phones, emails } = await this.keyPeople.ofPerson(personId);
    const rows = await this.database.query<CandidateRow>(candidates, [personId, phones, emails]);
    return rows
      .flatMap((row) => toMatch(row) ?? [])
      .sort((a, b) => rankOf(a) - rankOf(b))
      .slice(0, mostShown);
  }
}

function toMatch(row: CandidateRow): MatchDto | null {
  const decision = matchPeople(row);
  if (decision.kind === 'none') return null;
  const { kind, strength, reasons, sentence } = decision;
  const phoneNumber = row.e164 && maskedNumber(row.e164);
  const initials = initialsOf(row.names[1]);
  return { personId: row.personId, initials, phoneNumber, kind, strength, reasons: [...reasons], sentence };
}

function rankOf({ kind, strength }: MatchDto): number {
  return Number(kind === 'household') + 2 * Number(strength === 'possible');
}
