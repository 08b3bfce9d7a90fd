import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../../platform/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { KnownSources } from '../known-sources.js';
import { SourceStore } from '../source.store.js';
import { SourceKeyStore } from './source-key.store.js';

/** A key stops working: here at once, in other processes within 5 s. The source's other keys go on. */
@Injectable()
export class EndKey {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceStore,
    private readonly keys: SourceKeyStore,
    private readonly known: KnownSources,
    private readonly clock: Clock,
  ) {}

  /** Safe to repeat. Throws `source/unknown`, `source/unknown-key-id` (404). */
  async run(sourceId: string, keyId: string, by: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.sources.lock(tx, sourceId);
      if (!(await this.keys.end(tx, sourceId, keyId, this.clock.now())))
        throw new DomainError('not-found', 'source/unknown-key-id', 'This source has no key with this id.');
      const subject = { subjectType: 'source', subjectId: sourceId };
      await writeAuditEntry(tx, { userId: by, action: 'source-key.ended', ...subject, detail: { keyId } });
    });
    this.known.forget();
  }
}
