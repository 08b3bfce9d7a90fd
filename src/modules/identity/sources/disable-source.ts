import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database } from '../../../platform/database/database.js';
import { KnownSources } from './known-sources.js';
import { SourceStore, type SourceRow } from './source.store.js';

/** Its key stops working: here at once, in other processes within 5 s. Its leads stay. */
@Injectable()
export class DisableSource {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceStore,
    private readonly known: KnownSources,
  ) {}

  /** Safe to repeat. Throws `source/unknown` (404). */
  async run(id: string, by: string): Promise<SourceRow> {
    const source = await this.database.transaction(async (tx) => {
      await this.sources.lock(tx, id);
      const row = await this.sources.disable(tx, id);
      await writeAuditEntry(tx, { userId: by, action: 'source.disabled', subjectType: 'source', subjectId: id });
      return row;
    });
    this.known.forget();
    return source;
  }
}
