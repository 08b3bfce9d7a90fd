import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { ImportRowStore, type NewRow } from '../import-row.store.js';
import type { ImportOptions } from '../import.store.js';
import { RowCells, rowHash } from '../row-cells.js';

const rowsATime = 500;
const mostRows = 100_000;

/** Seals the rows of a file and writes them down, some at a time: no transaction stays open for all of them. */
@Injectable()
export class KeepRows {
  constructor(
    private readonly cells: RowCells,
    private readonly rows: ImportRowStore,
  ) {}

  /** @throws DomainError file/too-many-rows, file/empty and what reading the file throws */
  async run(importId: string, { sourceId, headers }: ImportOptions, rows: AsyncIterable<string[]>): Promise<void> {
    let rowNumber = 0;
    let batch: NewRow[] = [];
    const keep = async () => {
      await this.rows.insertMany(importId, batch);
      batch = [];
    };
    for await (const row of rows) {
      if (row.every((cell) => cell.trim() === '')) continue;
      rowNumber++;
      if (rowNumber > mostRows) throw refused('file/too-many-rows', `The file has more than ${mostRows} rows: split it.`);
      batch.push({ rowNumber, cells: this.cells.seal(importId, rowNumber, row), rowHash: rowHash(sourceId, headers, row) });
      if (batch.length === rowsATime) await keep();
    }
    if (batch.length > 0) await keep();
    if (rowNumber === 0) throw refused('file/empty', 'The file has no rows below its first line.');
  }
}

function refused(code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field: 'file', code, message }] });
}
