import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AddOutsideNumberDto, OutsideNumberDto } from '../../../contracts/admin/outside-number.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database } from '../../../platform/database/database.js';
import { acceptedNumber } from '../accepted-number.js';
import { lockSite } from '../lock-site.js';
import { SiteDirectory } from '../site-directory.js';
import { OutsideNumberStore } from './outside-number.store.js';

@Injectable()
export class AddOutsideNumber {
  constructor(
    private readonly database: Database,
    private readonly store: OutsideNumberStore,
    private readonly directory: SiteDirectory,
  ) {}

  /** `by` is the administrator's id, null at start-up. Throws `site/unknown` (404) or `input/invalid` (422) with the field. */
  async run(siteId: string, { kind, name, phoneNumber }: AddOutsideNumberDto, by: string | null): Promise<OutsideNumberDto> {
    const own = await this.directory.ownNumbers();
    const e164 = acceptedNumber({ field: 'phoneNumber', value: phoneNumber, use: kind }, own);
    const number = { id: uuid(), kind, name: name.trim(), phoneNumber: e164 };
    await this.database.transaction(async (tx) => {
      await lockSite(tx, siteId);
      await this.store.insert(tx, { ...number, siteId });
      const subject = { subjectType: 'outside-number', subjectId: number.id };
      await writeAuditEntry(tx, { userId: by, action: 'outside-number.added', ...subject, detail: { siteId, kind } });
    });
    this.directory.forget();
    return number;
  }
}
