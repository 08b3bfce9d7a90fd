import { Injectable } from '@nestjs/common';
import type { FoundPeopleDto, SearchPeopleDto } from '../../../contracts/people/match.dto.js';
import { foldName } from '../../../core/people/name-likeness.js';
import { readPersonName } from '../../../core/people/person-name.js';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { refusal } from '../plan/checked-plan.js';
import { initialsOf, maskedNumber } from '../shown-person.js';
import { KeyPeople } from './key-people.js';

interface FoundRow {
  readonly personId: string;
  readonly display_name: string | null;
  readonly e164: string | null;
  readonly createdAt: string;
}

// Shorter parts have no trigram: they find only who is called just that, by index too.
const shortestPart = 3;

const shown = (found: string) => `
  select p.id as "personId", (select f.display_name from family_of(p.id) as m(id) join person f on f.id = m.id
      where f.display_name is not null order by f.created_at, f.id limit 1) as display_name,
    (select e164 from phone_number where person_id in (select family_of(p.id)) order by created_at desc, id desc limit 1) as e164,
    p.created_at as "createdAt"
  from person p where p.id in (select distinct coalesce(k.merged_into, k.id) from (${found}) f join person k on k.id = f.person_id)
    and p.restricted_at is null
    and ($2::uuid is null or p.id < $2) order by p.id desc limit $3`;

const byNumber = shown(`
  select person_id from phone_number where e164 = $1
  union all select h.person_id from phone_number n join shared_number h on h.phone_number_id = n.id where n.e164 = $1`);
const byPart = (column: 'written' | 'folded') =>
  shown(`select person_id from people_named_like($1, ${column === 'folded'}) as person_id`);
const byWhole = (column: 'written' | 'folded') => shown(`select person_id from known_name where ${column} = $1`);
const texts = {
  part: { written: byPart('written'), folded: byPart('folded') },
  whole: { written: byWhole('written'), folded: byWhole('folded') },
};

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds people by a part of their name or by a whole number. What is typed means itself: no sign in it is a pattern (B-060). */
@Injectable()
export class SearchPeopleReadModel {
  constructor(
    private readonly database: Database,
    private readonly keyPeople: KeyPeople,
  ) {}

  /** @throws DomainError search/empty, cursor/unknown */
  async find({ search, limit, ...page }: SearchPeopleDto): Promise<FoundPeopleDto> {
    const [text, value] = statementFor(search);
    const cursor = page.cursor ?? null;
    if (cursor !== null && !uuidShape.test(cursor))
      throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
    await this.keyPeople.run();
    const rows = await this.database.query<FoundRow>(text, [value, cursor, limit + 1]);
    const items = rows.slice(0, limit);
    return {
      items: items.map(({ personId, display_name: name, e164, createdAt }) => ({
        personId,
        initials: initialsOf(name),
        phoneNumber: e164 && maskedNumber(e164),
        createdAt,
      })),
      next: rows.length > limit ? items.at(-1)!.personId : null,
    };
  }
}

function statementFor(search: string): readonly [text: string, value: string] {
  const number = readPhoneNumber(search, []);
  if (number.kind === 'accepted') return [byNumber, number.e164];
  const name = readPersonName(search);
  const written = name.kind === 'accepted' ? name.search : '';
  if (written === '') throw refusal('search', 'search/empty', 'Write a part of the name, or the whole phone number.');
  // Letters alone are found with and without their marks; with any other sign it is found as it was written.
  const column = /^[\p{L}\p{M}\s]+$/u.test(written) ? 'folded' : 'written';
  const part = column === 'folded' ? foldName(written) : written;
  if (Array.from(part).length < shortestPart) return [texts.whole[column], part];
  return [texts.part[column], part.replace(/[\\%_]/g, '\\$&')];
}
