import { Injectable } from '@nestjs/common';
import type { RevealedInsuredDto } from '../../../contracts/benefits/benefits.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { InsuredSeal } from '../insured-seal.js';
import { ChangeableRequest } from './changeable-request.js';

/** Shows member number, names and birth dates to staff, on the record: no audit entry, no number. */
@Injectable()
export class RevealInsured {
  constructor(
    private readonly database: Database,
    private readonly changeable: ChangeableRequest,
    private readonly seal: InsuredSeal,
  ) {}

  /** @throws DomainError benefits/unknown */
  run(id: string, reason: string, staff: StaffPrincipal): Promise<RevealedInsuredDto> {
    // It leaves this method only after COMMIT.
    return this.database.transaction(async (tx) => {
      const request = await this.changeable.lock(tx, id);
      const subject = { subjectType: 'benefits-request', subjectId: id, detail: { reason } };
      await writeAuditEntry(tx, { userId: staff.userId, action: 'benefits.insured-revealed', ...subject });
      return this.seal.open(request);
    });
  }
}
