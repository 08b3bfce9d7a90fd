import { Injectable } from '@nestjs/common';
import type { AccountingDto, ReadAccountingDto } from '../../../contracts/exchange/accounting.dto.js';
import { accountingStart } from '../../../core/disclosures/legal-day.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { blockedError, Disclose, DisclosuresReadModel, patientThemselves } from '../../disclosures/index.js';

/**
 * Tells a person to whom what was told of them in the three years before they asked: everything that left, once each, whichever of their
 * records it was about (L-107, B-104).
 */
@Injectable()
export class ExportAccounting {
  constructor(
    private readonly disclose: Disclose,
    private readonly disclosures: DisclosuresReadModel,
  ) {}

  /** @throws DomainError person/unknown, disclosure/needs-approval */
  async run(personId: string, { format, approvalId }: ReadAccountingDto, staff: StaffPrincipal): Promise<AccountingDto> {
    const file = `accounting:${format}`;
    const by = { personId, intakeId: null, byUserId: staff.userId, channel: 'file', vendor: null, file } as const;
    const wanted = { ...patientThemselves, ...by, approvalId, fields: ['disclosures'] } as const;
    const answer = await this.disclose.handOver(wanted, async (frame, tx) => {
      const { disclosureId, notice, scopeText, at } = frame;
      const from = accountingStart(at);
      const accounting: AccountingDto = {
        id: disclosureId,
        personId,
        askedAt: at.toISOString(),
        from: from.toISOString(),
        byName: staff.name,
        approvalId: frame.approvalId,
        notice: notice.text,
        scope: scopeText,
        disclosures: await this.disclosures.madeBetween(tx, personId, from, at),
      };
      const subject = { subjectType: 'person', subjectId: personId, detail: { disclosureId, format } };
      await writeAuditEntry(tx, { userId: staff.userId, action: 'accounting.exported', ...subject });
      return JSON.stringify(accounting);
    });
    if (answer.kind === 'blocked') throw blockedError(answer);
    return JSON.parse(answer.payload!) as AccountingDto;
  }
}
