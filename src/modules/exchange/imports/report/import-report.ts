import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { ImportRowProblemDto } from '../../../../contracts/exchange/import.dto.js';
import type { RowState } from '../../../../core/exchange/import-states.js';
import { safeCell } from '../../../../core/exchange/safe-cell.js';
import type { StaffPrincipal } from '../../../../platform/auth/principal.js';
import { Database } from '../../../../platform/database/database.js';
import { ImportsReadModel } from '../imports.read-model.js';
import { RowCells } from '../row-cells.js';
import { ListGate } from './list-gate.js';

interface ReportRow {
  readonly row_number: number;
  readonly state: RowState;
  readonly cells: Buffer | null;
  readonly problems: readonly ImportRowProblemDto[];
  readonly notes: readonly ImportRowProblemDto[];
}

interface AskedReport {
  readonly state?: RowState | null;
  readonly approvalId?: string;
}

const rowsAtATime = 500;
const some = `
  select row_number, state, cells, problems, notes from lead_import_row
  where import_id = $1 and ($2::text is null or state = $2) and row_number > $3 order by row_number limit ${rowsAtATime}`;
// So that spreadsheets take it for UTF-8.
const mark = '\ufeff';

/**
 * The rows of an import with what became of each, as CSV that no spreadsheet runs (B-024). Its first columns are ours and unknown to an
 * import, so a report can be corrected and brought back.
 */
@Injectable()
export class ImportReport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsReadModel,
    private readonly cells: RowCells,
    private readonly gate: ListGate,
  ) {}

  /** @throws DomainError import/unknown, import/needs-approval */
  async of(importId: string, { state = null, approvalId }: AskedReport, staff: StaffPrincipal): Promise<Readable> {
    const { headers } = await this.imports.one(importId);
    const copyOf = await this.gate.admit({ importId, state }, approvalId, staff);
    return Readable.from(this.lines(importId, state, copyOf === null ? headers : [...headers, copyOf]));
  }

  private async *lines(importId: string, state: RowState | null, headers: readonly string[]): AsyncGenerator<string> {
    yield mark + line(['Row', 'Result', 'Why', 'Worth knowing', ...headers]);
    for (let after = 0; ;) {
      const rows = await this.database.query<ReportRow>(some, [importId, state, after]);
      yield rows.map((row) => line(this.told(importId, row))).join('');
      if (rows.length < rowsAtATime) return;
      after = rows.at(-1)!.row_number;
    }
  }

  private told(importId: string, row: ReportRow): string[] {
    const said = row.cells ? this.cells.open(importId, row.row_number, row.cells) : [];
    return [String(row.row_number), row.state, sentences(row.problems), sentences(row.notes), ...said];
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(',')}\r\n`;
}

function sentences(problems: readonly ImportRowProblemDto[]): string {
  return problems.map(({ field, message }) => `${field}: ${message}`).join(' ');
}
