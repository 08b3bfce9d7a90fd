import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SiteDirectory } from '../site-directory.js';
import { OutsideNumberStore } from './outside-number.store.js';

@Injectable()
export class RemoveOutsideNumber {
  constructor(
    private readonly database: Database,
    private readonly store: OutsideNumberStore,
    private readonly directory: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  /** No call is handed there any more; safe to repeat. Throws `outside-number/unknown` (404). */
  async run(siteId: string, id: string, by: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const removal = await this.store.remove(tx, siteId, id, this.clock.now());
      if (removal === 'unknown') {
        throw new DomainError('not-found', 'outside-number/unknown', 'This site has no outside number with this id.');
      }
      if (removal === 'before') return;
      const subject = { subjectType: 'outside-number', subjectId: id };
      await writeAuditEntry(tx, { userId: by, action: 'outside-number.removed', ...subject, detail: { siteId } });
    });
    this.directory.forget();
  }
}
