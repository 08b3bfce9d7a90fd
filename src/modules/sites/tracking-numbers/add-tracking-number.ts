import { Injectable } from '@nestjs/common';
import type { AddTrackingNumberDto } from '../../../contracts/tracking-number.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { acceptedNumber } from '../accepted-number.js';
import { lockSite } from '../lock-site.js';
import { SiteDirectory } from '../site-directory.js';
import { restDays, TrackingNumberStore } from './tracking-number.store.js';

@Injectable()
export class AddTrackingNumber {
  constructor(
    private readonly database: Database,
    private readonly store: TrackingNumberStore,
    private readonly directory: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  /** Throws `site/unknown` (404), `input/invalid` (422), `tracking-number/taken` (409). */
  async run(siteId: string, { phoneNumber: value }: AddTrackingNumberDto, by: string): Promise<string> {
    const sites = (await this.directory.all()).map(({ phoneNumber }) => phoneNumber);
    const e164 = acceptedNumber({ field: 'phoneNumber', value, use: 'standby' }, sites);
    const id = await this.database.transaction(async (tx) => {
      await lockSite(tx, siteId);
      const added = await this.store.add(tx, siteId, e164, this.clock.now());
      if (added === null) throw taken();
      const subject = { subjectType: 'tracking-number', subjectId: added };
      await writeAuditEntry(tx, { userId: by, action: 'tracking-number.added', ...subject, detail: { siteId } });
      return added;
    });
    this.directory.forget();
    return id;
  }
}

function taken(): DomainError {
  const message = `This number is in use, or was retired less than ${restDays} days ago: choose another one.`;
  return new DomainError('conflict', 'tracking-number/taken', message);
}
