import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ChangeRouteDto, CreateRouteDto } from '../../../contracts/admin/route.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { lockSite } from '../lock-site.js';
import { SiteDirectory } from '../site-directory.js';
import { RouteStore } from './route.store.js';

/** Routes of a site. `by` is the administrator's id. */
@Injectable()
export class WriteRoute {
  constructor(
    private readonly database: Database,
    private readonly store: RouteStore,
    private readonly directory: SiteDirectory,
  ) {}

  /** Returns its id. Throws `site/unknown` (404) or `route/exists` (409). */
  async create(siteId: string, { name, language, programme = null, skills = [] }: CreateRouteDto, by: string): Promise<string> {
    const id = uuid();
    await this.database.transaction(async (tx) => {
      await lockSite(tx, siteId);
      await this.store.insert(tx, { id, siteId, name: name.trim(), language, programme, skills });
      const detail = { siteId, language, programme, skills };
      await writeAuditEntry(tx, { userId: by, action: 'route.created', subjectType: 'route', subjectId: id, detail });
    });
    this.directory.forget();
    return id;
  }

  /**
   * Who lacks a skill that is asked for from now on is not offered anybody of this route any more. Throws `site/unknown`,
   * `route/unknown` (404) or `route/exists` (409).
   */
  async change(siteId: string, routeId: string, { name, programme, skills }: ChangeRouteDto, by: string): Promise<void> {
    const change = {
      name: name?.trim() ?? null,
      programme: programme === undefined ? null : { to: programme },
      skills: skills ?? null,
    };
    await this.database.transaction(async (tx) => {
      await lockSite(tx, siteId);
      if (!(await this.store.change(tx, siteId, routeId, change)))
        throw new DomainError('not-found', 'route/unknown', 'This site has no route with this id.');
      const detail = { siteId, ...(programme !== undefined && { programme }), ...(skills && { skills }) };
      await writeAuditEntry(tx, { userId: by, action: 'route.changed', subjectType: 'route', subjectId: routeId, detail });
    });
    this.directory.forget();
  }
}
