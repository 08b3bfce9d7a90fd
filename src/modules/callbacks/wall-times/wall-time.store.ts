import { Injectable } from '@nestjs/common';
import type { WallPromise } from '../../../core/wall-times/keep-wall-time.js';
import { Database, type Tx } from '../../../platform/database/database.js';

export interface WallTimeRow extends WallPromise {
  readonly callbackId: string;
}

export interface ClockChange extends WallTimeRow {
  readonly id: string;
  readonly to: Date;
  readonly version: string;
  readonly at: Date;
}

const keep = `
  insert into promised_wall_time (callback_id, wall, zone, starts_at)
  select "callbackId", wall, zone, start
  from jsonb_to_recordset($1::jsonb) as w("callbackId" uuid, wall text, zone text, start timestamptz) order by "callbackId"
  on conflict on constraint promised_wall_time_pk do update
    set wall = excluded.wall, zone = excluded.zone, starts_at = excluded.starts_at`;

// A window that has moved since by a rule, a try or a merge is no promise of a time on their clock any more.
const stillMeant = `
  from promised_wall_time w join callback c on c.id = w.callback_id and c.window_start = w.starts_at
  where c.ended_at is null and c.state = 'scheduled' and c.attempts_made = 0 and w.starts_at > $1`;
const columns = 'w.callback_id as "callbackId", w.wall, w.zone, w.starts_at as start';

const begin = `insert into clock_rules (version, seen_at) values ($1, $2) on conflict on constraint clock_rules_pk do nothing`;
const finish = `update clock_rules set version = $2, seen_at = $3 where version = $1 returning version`;

const change = `
  insert into clock_change (id, callback_id, zone, wall, starts_before, starts_now, version, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Times that were promised on somebody's clock, and what became of them when the law changed. */
@Injectable()
export class WallTimeStore {
  constructor(private readonly database: Database) {}

  async keep(tx: Tx, rows: readonly WallTimeRow[]): Promise<void> {
    if (rows.length > 0) await tx.query(keep, [JSON.stringify(rows)]);
  }

  /** Promises for later than `after`, in order of the callback, from behind `cursor` on. */
  page(after: Date, cursor: string | null, most: number): Promise<WallTimeRow[]> {
    const text = `select ${columns} ${stillMeant} and ($2::uuid is null or w.callback_id > $2) order by w.callback_id limit ${most}`;
    return this.database.query<WallTimeRow>(text, [after, cursor]);
  }

  /** Null: it is not meant any more. */
  async one(tx: Tx, callbackId: string, after: Date): Promise<WallTimeRow | null> {
    const [row] = await tx.query<WallTimeRow>(`select ${columns} ${stillMeant} and w.callback_id = $2`, [after, callbackId]);
    return row ?? null;
  }

  /** Which rules the promises were last brought in line with; `ours` when nobody ever looked. */
  async seen(tx: Tx, ours: string, at: Date): Promise<string> {
    await tx.query(begin, [ours, at]);
    const [row] = await tx.query<{ version: string }>('select version from clock_rules');
    return row!.version;
  }

  /** False: another process has finished before. */
  async finish(tx: Tx, seen: string, ours: string, at: Date): Promise<boolean> {
    return (await tx.query(finish, [seen, ours, at])).length === 1;
  }

  async note(tx: Tx, { id, callbackId, zone, wall, start, to, version, at }: ClockChange): Promise<void> {
    await tx.query(change, [id, callbackId, zone, wall, start, to, version, at]);
  }

  async countOf(tx: Tx, version: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>('select count(*)::int as n from clock_change where version = $1', [version]);
    return row!.n;
  }
}
