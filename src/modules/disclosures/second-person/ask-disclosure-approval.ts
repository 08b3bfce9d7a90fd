import { Injectable } from '@nestjs/common';
import type { ApprovedAct } from '../../../core/approvals/approved-act.js';
import { actOfDisclosure } from '../../../core/disclosures/by-several/second-person.js';
import type { LegalBasisKind } from '../../../core/disclosures/disclosure-facts.js';
import type { FieldGroup } from '../../../core/disclosures/field-groups.js';
import type { Purpose, RecipientKind } from '../../../core/disclosures/recipients.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { AskApproval } from '../../approvals/index.js';

interface BlockedRow {
  readonly person_id: string;
  readonly by_user_id: string | null;
  readonly recipient_name: string;
  readonly recipient_kind: RecipientKind;
  readonly purpose: Purpose;
  readonly wanted: readonly FieldGroup[];
  readonly basis: LegalBasisKind;
  readonly channel: string;
  readonly file: string | null;
  readonly legal_request_id: string | null;
}

const blocked = `
  select person_id, by_user_id, recipient_name, recipient_kind, purpose, wanted, basis, channel, file, legal_request_id
  from disclosure where id = $1 and outcome = 'blocked' and reason = 'needs-approval'`;

/**
 * Whoever was stopped since others have to approve it asks them to. What they are asked about is the row of what was stopped: nobody
 * writes it anew, so nothing else can be slipped in.
 */
@Injectable()
export class AskDisclosureApproval {
  constructor(
    private readonly database: Database,
    private readonly askApproval: AskApproval,
  ) {}

  /** The id of the approval. @throws DomainError disclosure/nothing-to-approve (404) */
  run(disclosureId: string, reason: string, { userId }: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<BlockedRow>(blocked, [disclosureId]);
      if (row?.by_user_id !== userId) {
        const message =
          'There is nothing of yours that waits for an approval: do it first, and take the disclosureId of the answer.';
        throw new DomainError('not-found', 'disclosure/nothing-to-approve', message);
      }
      return this.askApproval.run(tx, actIn(row), reason.trim(), userId);
    });
  }
}

function actIn(row: BlockedRow): ApprovedAct {
  const { person_id: personId, recipient_name: name, recipient_kind: kind, wanted, legal_request_id: legalRequestId } = row;
  const { purpose, basis, channel, file } = row;
  return actOfDisclosure({ personId, recipient: { name, kind }, purpose, fields: wanted, basis, legalRequestId, channel, file });
}
