import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { rowOf, type SealedColumn } from './sealed-columns.js';

export interface PlainRow {
  readonly at: string;
  readonly row: string;
  readonly personId: string | null;
  readonly plain: string;
}

export interface SealedRow extends Omit<PlainRow, 'plain'> {
  readonly sealed: Buffer;
}

interface WalkedRow {
  readonly id: string;
  /** Its first bytes; null: there is nothing. */
  readonly head: Buffer | null;
}

interface Walk {
  /** Up to which row it came; null: it has only begun. */
  readonly position: string | null;
}

const mostAtOnce = 200;
const mostWalked = 2000;

// The triggers that refuse any change let this transaction pass (migration 0056).
const sealing = `select set_config('ringback.sealing', 'on', true)`;
// Whoever had a key in hand when it was retired has committed by then.
const aWhile = `interval '10 minutes'`;
// Anew when there is another first key, or keys were retired since it began.
const begin = `
  insert into sealing_walk as w (name, began_at, ring_key_id) values ($1, now(), $2)
  on conflict on constraint sealing_walk_pk do update set began_at = now(), ring_key_id = $2, position = null, ended_at = null
  where w.ring_key_id <> $2 or (w.ended_at is not null and exists (
    select from person_key k where k.wrapped is not null and k.retired_at between w.began_at - ${aWhile} and now() - ${aWhile}))`;
const walk = 'select position from sealing_walk where name = $1 and ended_at is null';
const advance = 'update sealing_walk set position = $2, ended_at = case when $3 then now() end where name = $1';
const retired = 'select id from person_key where id = any($1::uuid[]) and retired_at is not null and wrapped is not null';
// A minute later, since whoever read a row before it was sealed anew may still ask for its key.
const end = `
  update person_key set wrapped = null, ended_at = now() where wrapped is not null and retired_at < (
    select min(began_at) - ${aWhile} from sealing_walk where name = any($1)
    having count(*) filter (where ended_at < now() - interval '1 minute') = cardinality($1))`;

/** What stands in sealed columns, found by how it stands there. Rows that somebody else holds are left for the next time. */
@Injectable()
export class SealOldStore {
  /** Nobody goes through this column at the same time. False: somebody does. */
  async lock(tx: Tx, name: string): Promise<boolean> {
    const [row] = await tx.query<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('ringback sealing'), hashtext($1)) as free`,
      [name],
    );
    return row!.free;
  }

  /** Some that are not sealed yet, locked. */
  plain(tx: Tx, column: SealedColumn): Promise<PlainRow[]> {
    const { table, plain, person } = column;
    return tx.query<PlainRow>(
      `select t.ctid::text as at, ${rowOf(column, 't')} as row, ${person} as "personId", t.${plain}::text as plain
       from ${table} t where t.${plain} is not null order by t.${column.row[0]} limit ${mostAtOnce} for update of t skip locked`,
    );
  }

  /** Some that follow `after`, locked or not; with the same first column they come together. */
  async walked(tx: Tx, { table, row, sealed }: SealedColumn, after: string | null): Promise<WalkedRow[]> {
    const [by] = row;
    return tx.query(
      `select t.${by} as id, nullif(substring(t.${sealed} from 1 for 64), '') as head from ${table} t
       where $1::uuid is null or t.${by} > $1 order by t.${by} fetch first ${mostWalked} rows with ties`,
      [after],
    );
  }

  /** The rows of these as they stand, locked. */
  standing(tx: Tx, column: SealedColumn, ids: readonly string[]): Promise<SealedRow[]> {
    const { table, person, sealed } = column;
    return tx.query<SealedRow>(
      `select t.ctid::text as at, ${rowOf(column, 't')} as row, ${person} as "personId", t.${sealed} as sealed
       from ${table} t where t.${column.row[0]} = any($1::uuid[]) and t.${sealed} <> '' for update of t`,
      [ids],
    );
  }

  async put(
    tx: Tx,
    { table, plain, sealed }: SealedColumn,
    rows: readonly { readonly at: string; readonly sealed: Buffer }[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const emptied = plain === null || plain === sealed ? '' : `, ${plain} = null`;
    await tx.query(sealing);
    await tx.query(
      `update ${table} t set ${sealed} = g.sealed${emptied} from unnest($1::tid[], $2::bytea[]) as g(at, sealed) where t.ctid = g.at`,
      [rows.map(({ at }) => at), rows.map((row) => row.sealed)],
    );
  }

  /** The walk that is to be gone on with, begun if there is a reason; null: there is none. */
  async walk(tx: Tx, name: string, ringKeyId: string): Promise<Walk | null> {
    await tx.query(begin, [name, ringKeyId]);
    const [row] = await tx.query<Walk>(walk, [name]);
    return row ?? null;
  }

  async advance(tx: Tx, name: string, position: string | null, isOver: boolean): Promise<void> {
    await tx.query(advance, [name, position, isOver]);
  }

  /** Which of these data keys are to go. */
  async retired(tx: Tx, keyIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (keyIds.length === 0) return new Set();
    return new Set((await tx.query<{ id: string }>(retired, [keyIds])).map(({ id }) => id));
  }

  /** Destroys retired keys of which nothing is left: every column was gone through since. */
  async endRetired(db: Pick<Tx, 'query'>, names: readonly string[]): Promise<void> {
    await db.query(end, [names]);
  }
}
