import { Injectable } from '@nestjs/common';
import type { ChangeSiteDto } from '../../contracts/admin/site.dto.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import { Database } from '../../platform/database/database.js';
import { acceptedNumber } from './accepted-number.js';
import { checkHours } from './check-hours.js';
import { lockSite } from './lock-site.js';
import { SiteDirectory } from './site-directory.js';
import { SiteStore } from './site.store.js';

@Injectable()
export class ChangeSite {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteStore,
    private readonly directory: SiteDirectory,
  ) {}

  /** `by` is the administrator's id. Throws `site/unknown` (404), `site/hours` or `input/invalid` (422). */
  async run(id: string, { recordingEnabled, standbyNumber, hours }: ChangeSiteDto, by: string): Promise<void> {
    if (hours !== undefined) checkHours(hours);
    const standby = standbyNumber === undefined ? null : { to: await this.readStandby(standbyNumber) };
    const changed = Object.entries({ recordingEnabled, standbyNumber, hours }).filter(([, value]) => value !== undefined);
    const detail = { changed: changed.map(([name]) => name), ...(recordingEnabled === undefined ? {} : { recordingEnabled }) };
    await this.database.transaction(async (tx) => {
      await lockSite(tx, id);
      const change = { recordingEnabled: recordingEnabled ?? null, hours: hours ?? null, standbyNumber: standby };
      await this.sites.change(tx, id, change);
      if (changed.length > 0) {
        await writeAuditEntry(tx, { userId: by, action: 'site.changed', subjectType: 'site', subjectId: id, detail });
      }
    });
    this.directory.forget();
  }

  private async readStandby(value: string | null): Promise<string | null> {
    if (value === null) return null;
    return acceptedNumber({ field: 'standbyNumber', value, use: 'standby' }, await this.directory.ownNumbers());
  }
}
