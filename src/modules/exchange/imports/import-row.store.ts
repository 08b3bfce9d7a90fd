import { Injectable } from '@nestjs/common';
import type { RowState } from '../../../core/exchange/import-states.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { FieldProblem } from '../../../platform/http/domain-error.js';
import type { ImportRow } from './import.store.js';

export interface NewRow {
  readonly rowNumber: number;
  readonly cells: Buffer;
  readonly rowHash: Buffer;
}

export interface UnfinishedRow {
  readonly row_number: number;
  readonly cells: Buffer;
  readonly row_hash: Buffer;
}

export interface CheckedRow {
  readonly state: Extract<RowState, 'ready' | 'refused' | 'duplicate'>;
  readonly problems: readonly FieldProblem[];
  readonly notes: readonly FieldProblem[];
  readonly askedAt: Date | null;
  readonly numberHash: Buffer | null;
}

export interface Relatives {
  /** An earlier row that says the same; `import_id` is another import's, or this one's. */
  readonly same: { readonly import_id: string; readonly row_number: number } | null;
  /** An earlier row of this import with the same number. */
  readonly same_number: number | null;
  readonly known: boolean;
}

const insert = `
  insert into lead_import_row (import_id, row_number, cells, row_hash)
  select $1, "rowNumber", decode(cells, 'base64'), decode(hash, 'base64')
  from jsonb_to_recordset($2::jsonb) as r("rowNumber" int, cells text, hash text)`;
const relatives = `
  select
    (select jsonb_build_object('import_id', o.import_id, 'row_number', o.row_number) from lead_import_row o
     where o.row_hash = $3 and ((o.import_id = $1 and o.row_number < $2 and o.state <> 'refused')
       or (o.import_id <> $1 and o.state = 'imported' and not $6))
     order by o.import_id <> $1, o.row_number limit 1) as same,
    (select min(o.row_number) from lead_import_row o where o.import_id = $1 and o.number_hash = $4 and o.row_number < $2) as same_number,
    exists (select from phone_number where e164 = $5) as known`;

/** Writes the rows of imports. */
@Injectable()
export class ImportRowStore {
  constructor(private readonly database: Database) {}

  async insertMany(importId: string, rows: readonly NewRow[]): Promise<void> {
    const given = rows.map(({ rowNumber, cells, rowHash }) => ({
      rowNumber,
      cells: cells.toString('base64'),
      hash: rowHash.toString('base64'),
    }));
    await this.database.query(insert, [importId, JSON.stringify(given)]);
  }

  /** The first rows of the import that are in `state`, while it is still in the state it was claimed in. */
  next(of: Pick<ImportRow, 'id' | 'state'>, state: 'waiting' | 'ready', limit: number): Promise<UnfinishedRow[]> {
    return this.database.query(
      `select r.row_number, r.cells, r.row_hash from lead_import_row r join lead_import i on i.id = r.import_id
       where r.import_id = $1 and r.state = $2 and i.state = $3 order by r.row_number limit $4`,
      [of.id, state, of.state, limit],
    );
  }

  async relatives(of: ImportRow, row: UnfinishedRow, number: Buffer, e164: string): Promise<Relatives> {
    const values = [of.id, row.row_number, row.row_hash, number, e164, of.again];
    return (await this.database.query<Relatives>(relatives, values))[0]!;
  }

  async checked(importId: string, rowNumber: number, { state, problems, notes, askedAt, numberHash }: CheckedRow): Promise<void> {
    await this.database.query(
      `update lead_import_row set state = $3, problems = $4, notes = $5, asked_at = $6, number_hash = $7
       where import_id = $1 and row_number = $2 and state in ('waiting', 'ready')`,
      [importId, rowNumber, state, JSON.stringify(problems), JSON.stringify(notes), askedAt, numberHash],
    );
  }

  /** The row is a lead now; when the next person of this import may be called is kept with it. */
  async imported(tx: Tx, importId: string, rowNumber: number, leadId: string, nextCallAt: Date | null): Promise<void> {
    await tx.query(
      `update lead_import_row set state = 'imported', lead_id = $3 where import_id = $1 and row_number = $2 and state = 'ready'`,
      [importId, rowNumber, leadId],
    );
    if (nextCallAt) await tx.query('update lead_import set next_call_at = $2 where id = $1', [importId, nextCallAt]);
  }

  async isLead(leadId: string): Promise<boolean> {
    return (await this.database.query('select from lead where id = $1', [leadId])).length > 0;
  }

  async failed(importId: string, rowNumber: number, problem: FieldProblem): Promise<void> {
    await this.database.query(
      `update lead_import_row set state = 'failed', problems = $3 where import_id = $1 and row_number = $2 and state = 'ready'`,
      [importId, rowNumber, JSON.stringify([problem])],
    );
  }

  /** They are tried again. */
  async retryFailed(tx: Tx, importId: string): Promise<number> {
    const again = await tx.query(
      `update lead_import_row set state = 'waiting', problems = '[]' where import_id = $1 and state in ('failed', 'refused')
         and cells is not null returning row_number`,
      [importId],
    );
    return again.length;
  }
}
