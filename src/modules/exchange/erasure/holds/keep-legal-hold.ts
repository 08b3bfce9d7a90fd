import { Injectable } from '@nestjs/common';
import type { LegalHoldDto } from '../../../../contracts/people/legal-hold.dto.js';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../../platform/auth/principal.js';
import { Clock } from '../../../../platform/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { RestrictionStore } from '../../../people/index.js';
import { LegalHoldStore } from './legal-hold.store.js';

/** Places and lifts legal holds: as long as one stands, nothing of a record is erased, whoever wants it and however old it is. */
@Injectable()
export class KeepLegalHold {
  constructor(
    private readonly database: Database,
    private readonly holds: LegalHoldStore,
    private readonly restrictions: RestrictionStore,
    private readonly clock: Clock,
  ) {}

  /** Under the lock of the record: who erases it at this moment goes first, and then there is nothing to hold. @throws DomainError person/unknown, person/erased (404) */
  place(askedId: string, reason: string, { userId }: StaffPrincipal): Promise<LegalHoldDto> {
    return this.database.transaction(async (tx) => {
      const record = await this.restrictions.lock(tx, askedId);
      if (!record) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      if (record.erasedAt)
        throw new DomainError('not-found', 'person/erased', 'This record was erased: there is nothing left to hold.');
      const personId = record.personIds[0]!;
      const hold = await this.holds.place(tx, { personId, reason: reason.trim(), userId, at: this.clock.now() });
      const detail = { holdId: hold.id };
      await writeAuditEntry(tx, { userId, action: 'legal-hold.placed', subjectType: 'person', subjectId: personId, detail });
      return hold;
    });
  }

  /** @throws DomainError legal-hold/unknown (404), legal-hold/lifted-already (409) */
  lift(holdId: string, reason: string, { userId }: StaffPrincipal): Promise<LegalHoldDto> {
    return this.database.transaction(async (tx) => {
      const hold = await this.holds.one(tx, holdId);
      if (!hold) throw new DomainError('not-found', 'legal-hold/unknown', 'There is no such legal hold.');
      if (!(await this.holds.lift(tx, holdId, { reason: reason.trim(), userId, at: this.clock.now() })))
        throw new DomainError('conflict', 'legal-hold/lifted-already', 'This legal hold was lifted already.');
      const subject = { subjectType: 'person', subjectId: hold.personId };
      await writeAuditEntry(tx, { userId, action: 'legal-hold.lifted', ...subject, detail: { holdId } });
      return (await this.holds.one(tx, holdId))!;
    });
  }
}
