import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { CreateSiteDto, SiteDto } from '../../contracts/admin/site.dto.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import { Database } from '../../platform/database/database.js';
import { checkHours } from './check-hours.js';
import { everywhere } from './outside-numbers/everywhere.js';
import { OutsideNumberStore } from './outside-numbers/outside-number.store.js';
import { RouteStore } from './routes/route.store.js';
import { SiteDirectory } from './site-directory.js';
import { SiteStore } from './site.store.js';

/** Every site answers in both languages of the public form. */
const languages = [
  { language: 'en', name: 'English' },
  { language: 'es', name: 'Spanish' },
] as const;

@Injectable()
export class CreateSite {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteStore,
    private readonly routes: RouteStore,
    private readonly outsideNumbers: OutsideNumberStore,
    private readonly directory: SiteDirectory,
  ) {}

  /** `by` is the administrator's id, null at start-up. Throws `site/hours` (422) or `site/number-taken` (409). */
  async run(request: CreateSiteDto, by: string | null): Promise<SiteDto> {
    checkHours(request.hours);
    const { timeZone, phoneNumber, hours } = request;
    const site = { id: uuid(), name: request.name.trim(), timeZone, phoneNumber, hours };
    const routes = languages.map((route) => ({ ...route, id: uuid(), programme: null, skills: [] }));
    await this.database.transaction(async (tx) => {
      await this.sites.insert(tx, site);
      for (const route of routes) await this.routes.insert(tx, { ...route, siteId: site.id });
      for (const number of everywhere) await this.outsideNumbers.insert(tx, { ...number, id: uuid(), siteId: site.id });
      await writeAuditEntry(tx, { userId: by, action: 'site.created', subjectType: 'site', subjectId: site.id });
    });
    this.directory.forget();
    return { ...site, recordingEnabled: false, standbyNumber: null, routes };
  }
}
