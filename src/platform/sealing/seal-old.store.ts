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

export interface Walk {
  readonly beganAt: Date;
  readonly ringKeyId: string;
  /** Up to which row it came; null: it has not begun. */
  readonly position: string | null;
  readonly endedAt: Date | null;
}

const mostAtOnce = 200;
const mostWalked = 2000;

// The triggers that refuse any change let this transaction pass (migration 0056).
const sealing = `select set_config('ringback.sealing', 'on', true)`;
const walk = `
  select began_at as "beganAt", ring_key_id as "ringKeyId", position, ended_at as "endedAt" from sealing_walk where name = $1 for update`;
const begin = `
  insert into sealing_walk (name, began_at, ring_key_id) values ($1, $2, $3)
  on conflict on constraint sealing_walk_pk do update set began_at = $2, ring_key_id = $3, position = null, ended_at = null`;
const advance = 'update sealing_walk set position = $2, ended_at = $3 where name = $1';

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
  async walked(tx: Tx, { table, row, sealed }: SealedColumn, after: string | null): Promise<{ id: string; head: Buffer | null; at: string }[]> {
    const [by] = row;
    return tx.query(
      `select t.${by} as id, t.ctid::text as at, substring(t.${sealed} from 1 for 64) as head from ${table} t
       where $1::uuid is null or t.${by} > $1 order by t.${by} fetch first ${mostWalked} rows with ties`,
      [after],
    );
  }

  /** These rows as they stand, locked. A row that was changed meanwhile stands elsewhere, and was sealed with what counts now. */
  standing(tx: Tx, column: SealedColumn, at: readonly string[]): Promise<SealedRow[]> {
    const { table, person, sealed } = column;
    return tx.query<SealedRow>(
      `select t.ctid::text as at, ${rowOf(column, 't')} as row, ${person} as "personId", t.${sealed} as sealed
       from ${table} t where t.ctid = any($1::tid[]) and t.${sealed} is not null for update of t`,
      [at],
    );
  }

  async put(tx: Tx, { table, plain, sealed }: SealedColumn, rows: readonly { readonly at: string; readonly sealed: Buffer }[]): Promise<void> {
    if (rows.length === 0) return;
    const emptied = plain === null || plain === sealed ? '' : `, ${plain} = null`;
    await tx.query(sealing);
    await tx.query(
      `update ${table} t set ${sealed} = g.sealed${emptied} from unnest($1::tid[], $2::bytea[]) as g(at, sealed) where t.ctid = g.at`,
      [rows.map(({ at }) => at), rows.map((row) => row.sealed)],
    );
  }

  async walk(tx: Tx, name: string): Promise<Walk | null> {
    const [row] = await tx.query<Walk>(walk, [name]);
    return row ?? null;
  }

  async beginWalk(tx: Tx, name: string, at: Date, ringKeyId: string): Promise<void> {
    await tx.query(begin, [name, at, ringKeyId]);
  }

  async advanceWalk(tx: Tx, name: string, position: string | null, endedAt: Date | null): Promise<void> {
    await tx.query(advance, [name, position, endedAt]);
  }
}
