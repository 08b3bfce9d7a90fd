import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { AddLicenceDto, LicenceDto } from '../../../contracts/admin/licence.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { LicenceStore } from './licence.store.js';

const clinician = `select from staff_user where id = $1 and active and 'clinician' = any(roles) for key share`;

/** An administrator keeps the licences of clinicians: without one that is valid nobody decides on a level of care. */
@Injectable()
export class KeepLicences {
  constructor(
    private readonly database: Database,
    private readonly licences: LicenceStore,
    private readonly clock: Clock,
  ) {}

  /** `by` is null for the sample rows. Throws licence/clinician, licence/day (422), licence/known (409). */
  async add(licence: AddLicenceDto, by: string | null): Promise<LicenceDto> {
    requireDay(licence.validUntil);
    return this.database.transaction(async (tx) => {
      if ((await tx.query(clinician, [licence.userId])).length === 0)
        throw invalid('userId', 'licence/clinician', 'userId must be the id of an active user with the role clinician.');
      const id = await this.licences.add(tx, licence, this.clock.now());
      return this.noted(tx, id, 'licence.added', by);
    });
  }

  /** @throws DomainError licence/unknown (404), licence/day (422) */
  async renew(id: string, validUntil: string, by: string): Promise<LicenceDto> {
    requireDay(validUntil);
    return this.database.transaction(async (tx) => {
      if (!(await this.licences.renew(tx, id, validUntil)))
        throw new DomainError('not-found', 'licence/unknown', 'There is no such licence.');
      return this.noted(tx, id, 'licence.renewed', by);
    });
  }

  private async noted(tx: Tx, id: string, action: string, by: string | null): Promise<LicenceDto> {
    const licence = (await this.licences.one(tx, id))!;
    const { userId, state, validUntil } = licence;
    await writeAuditEntry(tx, {
      userId: by,
      action,
      subjectType: 'licence',
      subjectId: id,
      detail: { userId, state, validUntil },
    });
    return licence;
  }
}

function requireDay(day: string): void {
  if (!DateTime.fromISO(day).isValid)
    throw invalid('validUntil', 'licence/day', 'validUntil is its last day, such as 2027-06-30.');
}

function invalid(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
