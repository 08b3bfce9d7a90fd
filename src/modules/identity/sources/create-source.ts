import { Injectable } from '@nestjs/common';
import type { CreatedSourceDto, CreateSourceDto } from '../../../contracts/admin/source.dto.js';
import { firstRules } from '../../../core/sources/source-rules.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { KnownSources } from './known-sources.js';
import { SourceKeyStore } from './keys/source-key.store.js';
import { SourceStore } from './source.store.js';

@Injectable()
export class CreateSource {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceStore,
    private readonly keys: SourceKeyStore,
    private readonly known: KnownSources,
    private readonly clock: Clock,
  ) {}

  /** Answers the key, which cannot be read again. `by` is the administrator's id, null at start-up. */
  async run({ name, siteId, kind = 'website' }: CreateSourceDto, by: string | null): Promise<CreatedSourceDto> {
    const { source, key } = await this.database.transaction(async (tx) => {
      const row = await this.sources.insert(tx, { name, siteId: siteId ?? null, rules: firstRules[kind], createdBy: by });
      const made = await this.keys.add(tx, row.id, by, this.clock.now());
      const detail = { kind };
      await writeAuditEntry(tx, { userId: by, action: 'source.created', subjectType: 'source', subjectId: row.id, detail });
      return { source: row, key: made.key };
    });
    this.known.forget();
    return { id: source.id, name: source.name, siteId: source.site_id, key };
  }
}
