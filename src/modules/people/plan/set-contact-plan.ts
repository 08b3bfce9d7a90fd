import { Injectable } from '@nestjs/common';
import type { ContactPlan } from '../../../core/contact/contact-facts.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { changedMeanwhile, noteIn, planValues } from './checked-plan.js';

interface PlanOfNumber {
  readonly personId: string;
  readonly phoneNumberId: string;
  readonly plan: ContactPlan;
  readonly whoMayPickUp?: string | null;
  readonly nameToUse?: string | null;
  /** Of the notes that were read. */
  readonly version: number;
  /** Who said so, and when: kept in the audit. */
  readonly reason: string;
}

const versionOf = `
  select notes_version as version, person_id as owner from phone_number where id = $2 and person_id in (select family_of($1)) for no key update`;
const setPlan = `
  update phone_number set safe_hours = $2, safe_time_zone = $3, voicemail_allowed = $4, texts_allowed = $5, who_may_pick_up = null,
    who_may_pick_up_sealed = $6, name_to_use = null, name_to_use_sealed = $7, notes_version = notes_version + 1 where id = $1`;

/** Staff write down how a number may be used, as its person told them. It counts from this transaction on. */
@Injectable()
export class SetContactPlan {
  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
  ) {}

  /** @throws DomainError person/unknown (404), notes/changed (409), plan/hours and plan/time-zone (422) */
  run({ personId, phoneNumberId, plan, version, reason, ...words }: PlanOfNumber, staff: StaffPrincipal): Promise<void> {
    const values = planValues(plan);
    const [who, name] = [noteIn(words.whoMayPickUp), noteIn(words.nameToUse)];
    return this.database.transaction(async (tx) => {
      const [number] = await tx.query<{ version: number; owner: string }>(versionOf, [personId, phoneNumberId]);
      if (!number) throw new DomainError('not-found', 'person/unknown', 'There is no such person with that phone number.');
      if (number.version !== version) throw changedMeanwhile();
      const sealedWho = await this.seals.seal(tx, number.owner, 'number.who', phoneNumberId, who);
      const sealedName = await this.seals.seal(tx, number.owner, 'number.name', phoneNumberId, name);
      await tx.query(setPlan, [phoneNumberId, ...values, sealedWho, sealedName]);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'contact-plan.set',
        subjectType: 'person',
        subjectId: personId,
        detail: { phoneNumberId, plan, reason },
      });
    });
  }
}
