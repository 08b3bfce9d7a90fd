import { Injectable } from '@nestjs/common';
import { callSlot } from '../../../core/exchange/call-pace.js';
import { Clock } from '../../../platform/clock.js';
import { isDatabaseOutage } from '../../../platform/http/database-outage.js';
import { LeadBatcher, type LeadDraft } from '../../leads/index.js';
import { ImportRowStore, type UnfinishedRow } from './import-row.store.js';
import type { ImportRow } from './import.store.js';
import { NoteImported } from './note-imported.js';
import { ReadRow } from './read-row.js';

/**
 * Makes a lead of one row, once: the lead's id and key follow from the import and the row, so after a death between its commit and the
 * note of it here the row is only noted. One row at a time goes through the batcher: whoever asks now never waits for a list.
 */
@Injectable()
export class ImportOneRow {
  constructor(
    private readonly readRow: ReadRow,
    private readonly batcher: LeadBatcher,
    private readonly rows: ImportRowStore,
    private readonly note: NoteImported,
    private readonly clock: Clock,
  ) {}

  /** When the next person of this import may be called. Throws while the database is away. */
  async run(of: ImportRow, row: UnfinishedRow): Promise<Date | null> {
    const slot = callSlot(of.next_call_at, of.per_hour, this.clock.now());
    const read = await this.readRow.run(of, row, slot.at);
    if (read.kind === 'refused') {
      const { problems } = read;
      await this.rows.checked(of.id, row.row_number, { state: 'refused', problems, notes: [], askedAt: null, numberHash: null });
      return of.next_call_at;
    }
    if (!(await this.isWritten(read.draft))) {
      const message = 'The row could not be stored. Try the import again; if it fails again, give us its number.';
      await this.rows.failed(of.id, row.row_number, { field: 'row', code: 'row/failed', message });
      return of.next_call_at;
    }
    const takesSlot = of.callbacks === 'paced' && read.draft.late !== null;
    await this.note.run(of, row, read.draft, takesSlot ? slot.next : null);
    return takesSlot ? slot.next : of.next_call_at;
  }

  private async isWritten(draft: LeadDraft): Promise<boolean> {
    const result = await this.batcher.write(draft).catch((error: unknown) => {
      if (isDatabaseOutage(error)) throw error;
      return null;
    });
    if (result?.kind === 'in-flight') throw new Error('Another process writes this row: it is looked at again');
    // Its key may have been pruned since it was written (B-046).
    return result !== null || (await this.rows.isLead(draft.id));
  }
}
