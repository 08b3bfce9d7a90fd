import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AddVendorDto } from '../../../contracts/disclosures/vendor.dto.js';
import { startOfLegalDay } from '../../../core/disclosures/legal-day.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { VendorAlert } from './vendor-alert.js';
import { VendorStore } from './vendor.store.js';

/** An administrator keeps the registry of who works for us, and under which agreement (L-111). */
@Injectable()
export class ChangeVendors {
  constructor(
    private readonly database: Database,
    private readonly vendors: VendorStore,
    private readonly alert: VendorAlert,
    private readonly clock: Clock,
  ) {}

  /** @param by null: the sample site. @throws DomainError vendor/has-agreement, vendor/date */
  async add({ key, name, services, baaOn = null, qsoa, endsOn = null }: AddVendorDto, by: string | null): Promise<string> {
    const id = uuid();
    if (baaOn !== null) requireDate('baaOn', baaOn);
    if (endsOn !== null) requireDate('endsOn', endsOn);
    await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      await this.vendors.insert(tx, { id, key, name: name.trim(), services, baaOn, qsoa, endsOn, by, at });
      const detail = { key, baaOn, qsoa, endsOn };
      await writeAuditEntry(tx, { userId: by, action: 'vendor.added', subjectType: 'vendor', subjectId: id, detail });
      await this.alert.settle(tx, key, at);
    });
    return id;
  }

  /** From that day on nothing goes there. @throws DomainError vendor/unknown, vendor/date */
  async end(id: string, endsOn: string, by: string): Promise<void> {
    requireDate('endsOn', endsOn);
    await this.database.transaction(async (tx) => {
      if (!(await this.vendors.end(tx, id, endsOn)))
        throw new DomainError('not-found', 'vendor/unknown', 'There is no such vendor.');
      await writeAuditEntry(tx, { userId: by, action: 'vendor.ended', subjectType: 'vendor', subjectId: id, detail: { endsOn } });
    });
  }
}

function requireDate(field: string, text: string): void {
  if (startOfLegalDay(text) !== null) return;
  const message = `${field} is no date: write it as 2026-11-30.`;
  throw new DomainError('invalid', 'vendor/date', message, { errors: [{ field, code: 'vendor/date', message }] });
}
