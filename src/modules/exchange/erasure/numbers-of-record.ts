import { Injectable } from '@nestjs/common';
import { KeyedHash } from '../../../platform/crypto/keyed-hash.js';
import type { Tx } from '../../../platform/database/database.js';
import { numberHash } from '../imports/row-cells.js';

// A household's number belongs to who is left of it. What the one who goes wanted on it is theirs and goes; what the other may not be
// called for stays.
const handOver = `
  with heir as (
    select n.id, coalesce(
      (select h.person_id from shared_number h where h.phone_number_id = n.id and h.person_id <> all($1::uuid[])
       order by h.since, h.person_id limit 1),
      (select c.person_id from callback c
       where c.phone_number_id = n.id and c.ended_at is null and c.person_id <> all($1::uuid[]) limit 1)) as person_id
    from phone_number n where n.person_id = any($1::uuid[])
  ), share as (
    delete from shared_number h using heir where h.phone_number_id = heir.id and h.person_id = heir.person_id
    returning h.phone_number_id, h.why_not_automatic
  )
  update phone_number n set person_id = heir.person_id, safe_hours = null, safe_time_zone = null, voicemail_allowed = null,
    texts_allowed = null, who_may_pick_up = null, who_may_pick_up_sealed = null, name_to_use = null,
    name_to_use_sealed = null, notes_version = n.notes_version + 1,
    automatic_calls = n.automatic_calls and share.why_not_automatic is null,
    why_not_automatic = coalesce(n.why_not_automatic, share.why_not_automatic)
  from heir left join share on share.phone_number_id = heir.id
  where n.id = heir.id and heir.person_id is not null`;
const theirs = 'select e164 from phone_number where person_id = any($1::uuid[]) order by e164';
// Rows of others that speak of a number which was once theirs.
const loosen = ['callback.phone_number_id', 'callback_attempt.phone_number_id', 'inbound_call.chosen_number_id'].map((place) => {
  const [table, column] = place.split('.');
  return `update ${table} set ${column} = null
    where ${column} in (select id from phone_number where person_id = any($1::uuid[]))`;
});
const lists = 'select distinct import_id as id from lead_import_row where number_hash is not null';

/** The numbers of somebody who is erased, and in which other shapes they stand somewhere. */
@Injectable()
export class NumbersOfRecord {
  constructor(private readonly hashes: KeyedHash) {}

  /** Those that go with them, in E.164; what a household shares is handed over first. */
  async take(tx: Tx, personIds: readonly string[]): Promise<readonly string[]> {
    await tx.query(handOver, [personIds]);
    for (const statement of loosen) await tx.query(statement, [personIds]);
    return (await tx.query<{ e164: string }>(theirs, [personIds])).map(({ e164 }) => e164);
  }

  /** As a number stands in the notes about who asked for whom (people/inquiries). */
  inquiryHashes(numbers: readonly string[]): readonly string[] {
    return numbers.flatMap((e164) => {
      const digits = e164.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
      return ['by', 'for'].flatMap((part) =>
        this.hashes.everyOf('inquiry', `${part} ${digits}`).map(({ hash }) => hash.toString('hex')),
      );
    });
  }

  /** As they stand in rows of lists. */
  async listHashes(tx: Tx, numbers: readonly string[]): Promise<readonly string[]> {
    if (numbers.length === 0) return [];
    const imports = await tx.query<{ id: string }>(lists);
    return imports.flatMap(({ id }) => numbers.map((e164) => numberHash(id, e164).toString('hex')));
  }
}
