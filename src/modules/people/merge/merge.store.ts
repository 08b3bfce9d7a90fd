import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

/** Two persons as whom they are known now, and everybody who was merged into them before. */
export interface Families {
  readonly fromId: string;
  readonly intoId: string;
}

export interface MergeRow {
  readonly id: string;
  readonly person_id: string;
  readonly into_id: string;
  readonly at: Date;
  readonly undone_at: Date | null;
}

export interface NewMerge extends Families {
  readonly id: string;
  readonly reason: string;
  readonly userId: string;
  readonly at: Date;
}

/** A row that a merge changes: as it was, and as the merge left it. */
interface MergedRow {
  readonly rowOf: 'intake' | 'callback';
  readonly rowId: string;
  readonly before: Readonly<Record<string, unknown>>;
}

// Every member, always in order of the id. Whoever brings something new of theirs holds one of these rows (PeopleStore), so nothing
// can be hung on a person between this and the commit.
const lockMembers = `
  select p.id, p.merged_into from person p where p.id in (select family_of($1) union select family_of($2)) order by p.id for update`;
const leftAlone = `
  select bool_or(erased_at is not null) as erased, bool_or(restricted_at is not null) as restricted from person where id = any($1::uuid[])`;
const insert = `
  insert into person_merge (id, person_id, into_id, reason, by_user_id, at) values ($1, $2, $3, $4, $5, $6)`;
const follow = 'update person set merged_into = $2 where id = $1 or merged_into = $1';
// Those who were merged into them before go with them.
const leave = `
  with recursive theirs(id) as (
    select $1::uuid
    union select m.person_id from theirs join person_merge m on m.into_id = theirs.id and m.undone_at is null)
  update person set merged_into = nullif($1::uuid, person.id) from theirs where person.id = theirs.id`;
const later = `
  select from person_merge m where m.undone_at is null and (m.at, m.id) > ($2, $3)
    and (m.person_id in (select family_of($1)) or m.into_id in (select family_of($1))) limit 1`;
// What they took back while they were taken for one person holds for both of them; what they granted does not.
const keepRefusals = `
  insert into consent_event
  select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'person_id', $1::uuid,
    'evidence', e.evidence || jsonb_build_object('mergeId', $3::uuid)))).*
  from consent_event e where e.person_id = $2 and e.received_at > $4 and e.action not in ('grant', 'unfreeze')`;
// A row that moved on stays with whom it is now: in the background it is sealed anew for them, since the other may be erased alone.
const sealAnew = `
  update person_key set retired_at = now() where retired_at is null and wrapped is not null
    and (person_id in (select family_of($1)) or person_id in (select family_of($2)))`;
const note = `
  insert into merge_change (merge_id, row_of, row_id, before, after) values ($1, $2, $3, $4, $5)`;
const changes = `
  select row_of as "rowOf", row_id as "rowId", before, after from merge_change where merge_id = $1 order by row_of desc, row_id`;

/** Who is known as whom. A merge is a pointer and a row that says so; undoing it takes the pointer away. */
@Injectable()
export class MergeStore {
  /** Locked until the end of the transaction, with everybody who belongs to them. Null: there is no such person. */
  async lock(tx: Tx, personId: string, intoId: string): Promise<Families | null> {
    for (let known = 0; ;) {
      const rows = await tx.query<{ id: string; merged_into: string | null }>(lockMembers, [personId, intoId]);
      const root = (id: string) => rows.find((row) => row.id === id)?.merged_into ?? id;
      // The statement may have waited for another merge, whose family it did not see yet.
      if (rows.length !== known) known = rows.length;
      else if (!rows.some(({ id }) => id === personId) || !rows.some(({ id }) => id === intoId)) return null;
      else return { fromId: root(personId), intoId: root(intoId) };
    }
  }

  /** Why nobody may be merged with or parted from a person of these families: nothing is left of them, or it is restricted. */
  async whyLeftAlone(tx: Tx, { fromId, intoId }: Families): Promise<'erased' | 'restricted' | null> {
    const [row] = await tx.query<{ erased: boolean; restricted: boolean }>(leftAlone, [[fromId, intoId]]);
    return row!.erased ? 'erased' : row!.restricted ? 'restricted' : null;
  }

  async lockMerge(tx: Tx, mergeId: string): Promise<MergeRow | null> {
    const [row] = await tx.query<MergeRow>(
      'select id, person_id, into_id, at, undone_at from person_merge where id = $1 for update',
      [mergeId],
    );
    return row ?? null;
  }

  async add(tx: Tx, { id, fromId, intoId, reason, userId, at }: NewMerge): Promise<void> {
    await tx.query(insert, [id, fromId, intoId, reason, userId, at]);
    await tx.query(follow, [fromId, intoId]);
  }

  /** Another merge, made after this one, has taken them further. */
  async hasLater(tx: Tx, { id, into_id: intoId, at }: MergeRow): Promise<boolean> {
    return (await tx.query(later, [intoId, at, id])).length > 0;
  }

  async undo(tx: Tx, merge: MergeRow, undone: { userId: string; reason: string; at: Date }): Promise<void> {
    const { id, person_id: personId, into_id: intoId, at } = merge;
    await tx.query('update person_merge set undone_at = $2, undone_by = $3, undone_reason = $4 where id = $1', [
      id,
      undone.at,
      undone.userId,
      undone.reason,
    ]);
    await tx.query(leave, [personId]);
    await tx.query(sealAnew, [personId, intoId]);
    await tx.query(keepRefusals, [personId, intoId, id, at]);
  }

  /** `after` is read by the database itself, so that it compares with the row as it stands. */
  async note(tx: Tx, mergeId: string, { rowOf, rowId, before }: MergedRow): Promise<void> {
    const table = rowOf === 'intake' ? 'intake' : 'callback';
    const [row] = await tx.query<{ row: unknown }>(`select to_jsonb(r)::text as row from ${table} r where id = $1`, [rowId]);
    await tx.query(note, [mergeId, rowOf, rowId, JSON.stringify(before), row!.row]);
  }

  changesOf(tx: Tx, mergeId: string): Promise<(MergedRow & { readonly after: Readonly<Record<string, unknown>> })[]> {
    return tx.query(changes, [mergeId]);
  }
}
