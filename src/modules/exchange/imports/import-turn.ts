import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ImportStore, type ImportRow } from './import.store.js';

/** Whose turn it is to go on with an import, and what comes after it. */
@Injectable()
export class ImportTurn {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Null: there is nothing to do, or another process is at it. */
  take(importId: string): Promise<ImportRow | null> {
    return this.imports.claim(importId, this.clock.now());
  }

  /** Imports that should go on and do not: their job was lost, or their process died. */
  stalled(): Promise<{ id: string }[]> {
    return this.imports.stalled(this.clock.now());
  }

  /** There is more to do: others of our chores come first. */
  goOn(of: ImportRow): Promise<void> {
    return this.end(of, async (tx, at) => {
      await this.imports.letGo(tx, of.id, at);
      await this.wake(tx, of.id);
    });
  }

  /** All rows of this phase are through. */
  finish(of: ImportRow): Promise<void> {
    return this.end(of, async (tx, at) => {
      const to = of.state === 'importing' ? 'done' : of.wanted === 'import' ? 'importing' : 'checked';
      await this.imports.move(tx, of.id, to, of.wanted, at);
      if (to === 'importing') await this.wake(tx, of.id);
    });
  }

  wake(tx: Tx, importId: string): Promise<void> {
    return this.outbox.add(tx, [{ name: 'advance-import', body: { importId } }]);
  }

  /** Somebody may have paused, cancelled or started it meanwhile: then that counts. */
  private end(of: ImportRow, next: (tx: Tx, at: Date) => Promise<void>): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = await this.imports.lock(tx, of.id);
      const at = this.clock.now();
      if (now?.state === of.state && now.wanted === of.wanted) return next(tx, at);
      await this.imports.letGo(tx, of.id, at);
      if (now) await this.wake(tx, of.id);
    });
  }
}
