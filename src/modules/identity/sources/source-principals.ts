import { Injectable } from '@nestjs/common';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { rulesOf } from './rule-columns.js';
import { SourceStore } from './source.store.js';

/** A source as it is now, for what is read in its name without its key: an import, a replay. */
@Injectable()
export class SourcePrincipals {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceStore,
  ) {}

  /** Throws `source/unknown` (404). */
  async of(sourceId: string): Promise<SourcePrincipal> {
    const row = await this.sources.find(this.database, sourceId);
    if (!row) throw new DomainError('not-found', 'source/unknown', 'There is no source with this id.');
    return { kind: 'source', sourceId: row.id, siteId: row.site_id, rules: rulesOf(row) };
  }
}
