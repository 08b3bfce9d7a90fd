import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SiteDirectory } from '../site-directory.js';
import { TrackingNumberStore } from './tracking-number.store.js';

/** No website shows it any more. Whoever wrote it down still reaches a human. */
@Injectable()
export class RetireTrackingNumber {
  constructor(
    private readonly database: Database,
    private readonly store: TrackingNumberStore,
    private readonly directory: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  /** Safe to repeat. Throws `tracking-number/unknown` (404). */
  async run(siteId: string, id: string, by: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.store.retire(tx, siteId, id, this.clock.now())))
        throw new DomainError('not-found', 'tracking-number/unknown', 'This site has no tracking number with this id.');
      const subject = { subjectType: 'tracking-number', subjectId: id };
      await writeAuditEntry(tx, { userId: by, action: 'tracking-number.retired', ...subject, detail: { siteId } });
    });
    this.directory.forget();
  }
}
