import { Injectable } from '@nestjs/common';
import { CheckRow } from './check-row.js';
import { ImportOneRow } from './import-one-row.js';
import { ImportRowStore } from './import-row.store.js';
import { ImportTurn } from './import-turn.js';
import type { ImportRow } from './import.store.js';

// Chores run one by one, and the sweep is one of them: a turn is short, and the next one waits behind whatever else there is.
const rowsATurn = 100;
const turnMilliseconds = 500;
// A pause is noticed after so many rows.
const rowsAtATime = 20;

/** Goes on with an import where it stands, row by row. Safe to run twice, late or never. */
@Injectable()
export class AdvanceImport {
  constructor(
    private readonly turn: ImportTurn,
    private readonly rows: ImportRowStore,
    private readonly checkRow: CheckRow,
    private readonly importRow: ImportOneRow,
  ) {}

  async run(importId: string): Promise<void> {
    const of = await this.turn.take(importId);
    if (!of) return;
    const hasMore = await this.someRows(of);
    await (hasMore ? this.turn.goOn(of) : this.turn.finish(of));
  }

  /** False when none is left. */
  private async someRows(claimed: ImportRow): Promise<boolean> {
    const until = performance.now() + turnMilliseconds;
    let of = claimed;
    for (let taken = 0; taken < rowsATurn; taken += rowsAtATime) {
      const rows = await this.rows.next(of, of.state === 'importing' ? 'ready' : 'waiting', rowsAtATime);
      if (rows.length === 0) return false;
      for (const row of rows) {
        if (of.state === 'importing') of = { ...of, next_call_at: await this.importRow.run(of, row) };
        else await this.checkRow.run(of, row);
        if (performance.now() > until) return true;
      }
    }
    return true;
  }
}
