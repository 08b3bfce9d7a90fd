import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { SetRestrictionDto } from '../../../contracts/disclosures/restriction.dto.js';
import { recipientName } from '../../../core/disclosures/recipients.js';
import { showable } from '../../../core/shared/plain-text.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PeopleStore, stopDisclosures } from '../../people/index.js';
import { RestrictionStore } from './restriction.store.js';

/** Staff write down what a patient asked us not to tell, and when they want it told again (L-108). */
@Injectable()
export class ChangeRestrictions {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly restrictions: RestrictionStore,
    private readonly clock: Clock,
  ) {}

  /** Its id. @throws DomainError person/unknown */
  set(personId: string, asked: SetRestrictionDto, { userId }: StaffPrincipal): Promise<string> {
    const id = uuid();
    const { fields, purposes, agreed } = asked;
    const recipient = asked.recipient === undefined ? null : recipientName(showable(asked.recipient));
    return this.database.transaction(async (tx) => {
      const knownAs = await this.people.lock(tx, personId);
      if (knownAs === null) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      await stopDisclosures(tx, knownAs);
      const reason = showable(asked.reason).trim();
      await this.restrictions.insert(tx, {
        id,
        personId: knownAs,
        fields,
        recipient,
        purposes,
        agreed,
        reason,
        by: userId,
        at: this.clock.now(),
      });
      const subject = { subjectType: 'person', subjectId: knownAs, detail: { restrictionId: id, fields, purposes, agreed } };
      await writeAuditEntry(tx, { userId, action: 'restriction.set', ...subject });
      return id;
    });
  }

  /** @throws DomainError restriction/not-in-force */
  lift(personId: string, id: string, reason: string, { userId }: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const lifted = { at: this.clock.now(), by: userId, reason: showable(reason).trim() };
      if (!(await this.restrictions.lift(tx, personId, id, lifted)))
        throw new DomainError('not-found', 'restriction/not-in-force', 'There is no such restriction in force.');
      const subject = { subjectType: 'person', subjectId: personId, detail: { restrictionId: id } };
      await writeAuditEntry(tx, { userId, action: 'restriction.lifted', ...subject });
    });
  }
}
