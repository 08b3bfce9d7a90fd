import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { FieldProblem } from '../../../platform/http/domain-error.js';
import type { LeadDraft } from '../../leads/index.js';
import { ImportRowStore, type Relatives, type UnfinishedRow } from './import-row.store.js';
import type { ImportRow } from './import.store.js';
import { ReadRow } from './read-row.js';
import { numberHash } from './row-cells.js';

/** Says what would become of a row, and writes that beside it, nothing else. */
@Injectable()
export class CheckRow {
  constructor(
    private readonly readRow: ReadRow,
    private readonly rows: ImportRowStore,
    private readonly clock: Clock,
  ) {}

  async run(of: ImportRow, row: UnfinishedRow): Promise<void> {
    const read = await this.readRow.run(of, row, this.clock.now());
    if (read.kind === 'refused') {
      const { problems } = read;
      return this.rows.checked(of.id, row.row_number, { state: 'refused', problems, notes: [], askedAt: null, numberHash: null });
    }
    const { draft, askedAt } = read;
    const number = numberHash(of.id, draft.phone.e164);
    const found = await this.rows.relatives(of, row, number, draft.phone.e164);
    const problems = found.same ? [sameRow(of.id, found.same)] : [];
    const notes = [...read.notes, ...notesOn(draft, found)];
    const state = found.same ? 'duplicate' : 'ready';
    await this.rows.checked(of.id, row.row_number, { state, problems, notes, askedAt, numberHash: number });
  }
}

function sameRow(importId: string, same: NonNullable<Relatives['same']>): FieldProblem {
  const where = same.import_id === importId ? `row ${same.row_number}` : `row ${same.row_number} of an import before`;
  return { field: 'row', code: 'row/duplicate', message: `It says the same as ${where}: it is not brought again.` };
}

/** Households share a number, and people ask again: worth knowing, and it keeps nobody out. */
function notesOn(draft: LeadDraft, { same_number: row, known }: Relatives): FieldProblem[] {
  const note = (field: string, code: string, message: string): FieldProblem => ({ field, code, message });
  return [
    ...(row === null ? [] : [note('phone', 'row/same-number', `Row ${row} has the same number: they are one person to us.`)]),
    ...(known ? [note('phone', 'person/known', 'We know this number: the lead joins what we have of them.')] : []),
    ...(draft.safety ? [note('message', 'lead/danger', 'It shows signs of danger: they are called first.')] : []),
    ...(draft.emailUsable === false ? [note('email', 'email/unusable', 'The email cannot be used; the lead can.')] : []),
  ];
}
