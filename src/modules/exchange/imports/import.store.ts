import { Injectable } from '@nestjs/common';
import type { ImportState } from '../../../core/exchange/import-states.js';
import type { LeadColumns } from '../../../core/exchange/lead-columns.js';
import { Database, type Tx, violatedConstraint } from '../../../platform/database/database.js';

export interface ImportOptions {
  readonly sourceId: string;
  readonly byUserId: string;
  readonly fileName: string | null;
  readonly again: boolean;
  readonly headers: readonly string[];
  readonly columns: LeadColumns;
  readonly callbacks: 'paced' | 'review';
  readonly perHour: number;
  readonly wanted: 'check' | 'import';
}

export interface ImportRow {
  readonly id: string;
  readonly source_id: string;
  readonly site_id: string;
  readonly by_user_id: string;
  readonly again: boolean;
  readonly headers: readonly string[];
  readonly columns: LeadColumns;
  readonly callbacks: 'paced' | 'review';
  readonly per_hour: number;
  readonly wanted: 'check' | 'import';
  readonly state: ImportState;
  readonly next_call_at: Date | null;
}

const columns = `id, source_id, (select site_id from source s where s.id = source_id) as site_id, by_user_id, again, headers, columns,
  callbacks, per_hour, wanted, state, next_call_at`;
const insert = `
  insert into lead_import (id, source_id, by_user_id, file_name, again, headers, columns, callbacks, per_hour, wanted, state,
    created_at, progressed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'receiving', $11, $11)`;
// A process that dies holds it for half a minute.
const claim = `
  update lead_import set claimed_until = $2::timestamptz + interval '30 seconds'
  where id = $1 and state in ('checking', 'importing') and (claimed_until is null or claimed_until <= $2) returning ${columns}`;
// A dry run that was never started gives way to the same file with other columns, or in earnest.
const supersede = `
  update lead_import old set state = 'cancelled', ended_at = $3, claimed_until = null from lead_import new
  where new.id = $1 and not new.again and old.source_id = new.source_id and old.content_hash = $2 and not old.again
    and old.wanted = 'check' and old.state in ('checking', 'checked')
    and (old.columns, old.callbacks, old.per_hour, old.wanted) is distinct from (new.columns, new.callbacks, new.per_hour, new.wanted)`;
const stalled = `
  select id from lead_import where state in ('checking', 'importing') and progressed_at < $1::timestamptz - interval '5 seconds'
    and (claimed_until is null or claimed_until <= $1)`;

/** Writes imports. A unique index makes one import per file of a source a fact, unless it is wanted again. */
@Injectable()
export class ImportStore {
  constructor(private readonly database: Database) {}

  async insert(id: string, { sourceId, byUserId, fileName, again, headers, ...options }: ImportOptions, at: Date): Promise<void> {
    const read = [JSON.stringify(headers), JSON.stringify(options.columns), options.callbacks, options.perHour, options.wanted];
    await this.database.query(insert, [id, sourceId, byUserId, fileName, again, ...read, at]);
  }

  /** The file is there as a whole. False: this source has an import of it already. */
  async received(tx: Tx, id: string, contentHash: Buffer, at: Date): Promise<boolean> {
    try {
      await tx.query(supersede, [id, contentHash, at]);
      await tx.query(`update lead_import set content_hash = $2, state = 'checking', progressed_at = $3 where id = $1`, [
        id,
        contentHash,
        at,
      ]);
      return true;
    } catch (error) {
      if (violatedConstraint(error) === 'lead_import_same_file') return false;
      throw error;
    }
  }

  /** What is left of a file that broke off, or that we have already. */
  async forget(id: string): Promise<void> {
    await this.database.query(`delete from lead_import where id = $1 and state = 'receiving'`, [id]);
  }

  async ofFile(sourceId: string, contentHash: Buffer): Promise<ImportRow | null> {
    const text = `select ${columns} from lead_import
      where source_id = $1 and content_hash = $2 and not again and state not in ('receiving', 'cancelled')`;
    const [row] = await this.database.query<ImportRow>(text, [sourceId, contentHash]);
    return row ?? null;
  }

  async lock(tx: Tx, id: string): Promise<ImportRow | null> {
    const [row] = await tx.query<ImportRow>(`select ${columns} from lead_import where id = $1 for update`, [id]);
    return row ?? null;
  }

  /** Null: it has no work, or somebody is at it. */
  async claim(id: string, at: Date): Promise<ImportRow | null> {
    const [row] = await this.database.query<ImportRow>(claim, [id, at]);
    return row ?? null;
  }

  async move(tx: Tx, id: string, state: ImportState, wanted: 'check' | 'import', at: Date): Promise<void> {
    await tx.query(
      `update lead_import set state = $2, wanted = $3, progressed_at = $4, claimed_until = null,
         ended_at = case when $2 in ('done', 'cancelled') then $4::timestamptz end
       where id = $1`,
      [id, state, wanted, at],
    );
  }

  async letGo(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('update lead_import set claimed_until = null, progressed_at = $2 where id = $1', [id, at]);
  }

  /** Imports that should go on and do not: their job was lost, or their process died. */
  stalled(at: Date): Promise<{ id: string }[]> {
    return this.database.query(stalled, [at]);
  }
}
