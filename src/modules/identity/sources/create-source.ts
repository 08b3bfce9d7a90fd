import { Injectable } from '@nestjs/common';
import type { CreatedSourceDto, CreateSourceDto } from '../../../contracts/admin/source.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database } from '../../../platform/database/database.js';
import { KnownSources } from './known-sources.js';
import { hashSourceKey, newSourceKey } from './source-key.js';
import { SourceStore } from './source.store.js';

@Injectable()
export class CreateSource {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceStore,
    private readonly known: KnownSources,
  ) {}

  /** Answers the key, which cannot be read again. `by` is the administrator's id, null at start-up. */
  async run({ name, siteId }: CreateSourceDto, by: string | null): Promise<CreatedSourceDto> {
    const key = newSourceKey();
    const source = await this.database.transaction(async (tx) => {
      const row = await this.sources.insert(tx, { name, siteId: siteId ?? null, keyHash: hashSourceKey(key), createdBy: by });
      await writeAuditEntry(tx, { userId: by, action: 'source.created', subjectType: 'source', subjectId: row.id });
      return row;
    });
    this.known.forget();
    return { id: source.id, name: source.name, siteId: source.site_id, key };
  }
}
