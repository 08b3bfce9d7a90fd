import { Injectable } from '@nestjs/common';
import type { ChangeSourceDto } from '../../../contracts/admin/source.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database } from '../../../platform/database/database.js';
import { KnownSources } from './known-sources.js';
import { SourceStore } from './source.store.js';

/** New rules bind the next lead: here at once, in other processes within 5 s. */
@Injectable()
export class ChangeSource {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceStore,
    private readonly known: KnownSources,
  ) {}

  /** What is left out stays. Throws `source/unknown` (404). */
  async run(id: string, { name, ...rules }: ChangeSourceDto, by: string): Promise<void> {
    const change = { ...rules, ...(name === undefined ? {} : { name: name.trim() }) };
    const detail = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
    await this.database.transaction(async (tx) => {
      await this.sources.lock(tx, id);
      await this.sources.change(tx, id, change);
      await writeAuditEntry(tx, { userId: by, action: 'source.changed', subjectType: 'source', subjectId: id, detail });
    });
    this.known.forget();
  }
}
