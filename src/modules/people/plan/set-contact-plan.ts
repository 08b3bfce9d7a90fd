import { Injectable } from '@nestjs/common';
import type { ContactPlan } from '../../../core/contact/contact-facts.js';
import { hoursProblem } from '../../../core/contact/hours-problem.js';
import { readTimeZone } from '../../../core/contact/places/read-time-zone.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

interface PlanOfNumber {
  readonly personId: string;
  readonly phoneNumberId: string;
  readonly plan: ContactPlan;
  /** Who said so, and when: kept in the audit. */
  readonly reason: string;
}

const setPlan = `
  update phone_number set safe_hours = $3, safe_time_zone = $4, voicemail_allowed = $5, texts_allowed = $6
  where id = $2 and person_id = $1 returning id`;

/** Staff write down how a number may be used, as its person told them. It counts from this transaction on. */
@Injectable()
export class SetContactPlan {
  constructor(private readonly database: Database) {}

  /** @throws DomainError person/unknown (404), plan/hours and plan/time-zone (422) */
  run({ personId, phoneNumberId, plan, reason }: PlanOfNumber, staff: StaffPrincipal): Promise<void> {
    const { safeHours, voicemail, texts } = plan;
    const timeZone = safeHours && zoneOf(safeHours);
    return this.database.transaction(async (tx) => {
      const hours = safeHours && JSON.stringify(safeHours.hours);
      const changed = await tx.query(setPlan, [personId, phoneNumberId, hours, timeZone, voicemail, texts]);
      if (changed.length === 0)
        throw new DomainError('not-found', 'person/unknown', 'There is no such person with that phone number.');
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

/** The clock of the hours, when both can be used. */
function zoneOf({ hours, timeZone }: NonNullable<ContactPlan['safeHours']>): string {
  const message = hoursProblem(hours);
  if (message !== null) refuse('safeHours.hours', 'plan/hours', message);
  return (
    readTimeZone(timeZone) ??
    refuse('safeHours.timeZone', 'plan/time-zone', 'Name the time zone of a place, such as America/New_York.')
  );
}

function refuse(field: string, code: string, message: string): never {
  throw new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
