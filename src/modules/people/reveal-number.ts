import { Injectable } from '@nestjs/common';
import type { RevealedNumberDto } from '../../contracts/person.dto.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';

const latestNumber = `
  select id, e164, extension from phone_number where person_id in (select family_of($1)) order by created_at desc, id desc limit 1`;

/** Shows a full number to staff, on the record: no audit entry, no number. */
@Injectable()
export class RevealNumber {
  constructor(private readonly database: Database) {}

  /** @throws DomainError person/unknown */
  run(personId: string, staff: StaffPrincipal, reason: string): Promise<RevealedNumberDto> {
    // The number leaves this method only after COMMIT.
    return this.database.transaction(async (tx) => {
      const [number] = await tx.query<{ id: string; e164: string; extension: string | null }>(latestNumber, [personId]);
      if (!number) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'phone-number.revealed',
        subjectType: 'person',
        subjectId: personId,
        detail: { phoneNumberId: number.id, reason },
      });
      return { phoneNumber: number.e164, extension: number.extension };
    });
  }
}
