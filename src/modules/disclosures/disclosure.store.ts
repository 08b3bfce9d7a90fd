import { Injectable } from '@nestjs/common';
import type { AllowedDisclosure, LegalBasis, RefusedDisclosure } from '../../core/disclosures/disclosure-facts.js';
import { recipientName } from '../../core/disclosures/recipients.js';
import type { Tx } from '../../platform/database/database.js';
import type { DisclosureRequest, SendResult } from './disclosure-request.js';

interface DisclosureRow {
  readonly id: string;
  /** As whom they are known. */
  readonly personId: string;
  readonly at: Date;
}

interface MadeRow extends DisclosureRow {
  readonly approvalId: string | null;
  readonly noticeVersion: string;
  readonly payloadHash: string | null;
}

const insert = `
  insert into disclosure (outcome, id, person_id, at, intake_id, by_user_id, recipient_name, recipient_kind, vendor, purpose, channel, wanted,
    basis, basis_facts, file, legal_request_id, approval_id, fields, consent_id, scope_text, notice_version, payload_hash, reason, because, rule)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`;
const result = 'insert into disclosure_result (disclosure_id, result, code, at) values ($1, $2, $3, $4)';

const hasIntake = `
  select from intake_party where intake_id = $2 and person_id in (select family_of($1))
  union all select from intake where id = $2 and person_id in (select family_of($1))`;

/** The only SQL that writes disclosures. Rows are added, and never changed. */
@Injectable()
export class DisclosureStore {
  async hasIntake(tx: Tx, personId: string, intakeId: string): Promise<boolean> {
    return (await tx.query(hasIntake, [personId, intakeId])).length > 0;
  }

  async insertMade(tx: Tx, row: MadeRow, request: DisclosureRequest, allowed: AllowedDisclosure): Promise<void> {
    const { permitted, consentId, scopeText } = allowed;
    const made = [row.approvalId, permitted, consentId, scopeText, row.noticeVersion, row.payloadHash, null, null, null];
    await tx.query(insert, ['made', ...wanted(row, request), ...made]);
  }

  async insertBlocked(
    tx: Tx,
    row: DisclosureRow,
    request: DisclosureRequest,
    refused: Omit<RefusedDisclosure, 'kind'>,
  ): Promise<void> {
    const { reason, sentence, rule } = refused;
    await tx.query(insert, ['blocked', ...wanted(row, request), null, [], null, null, null, null, reason, sentence, rule]);
  }

  async insertResult(tx: Tx, disclosureId: string, sent: SendResult, at: Date): Promise<void> {
    await tx.query(result, [disclosureId, sent.kind, sent.kind === 'failed' ? sent.code : null, at]);
  }
}

function wanted({ id, personId, at }: DisclosureRow, request: DisclosureRequest): readonly unknown[] {
  const { intakeId, byUserId, recipient, vendor, purpose, channel, fields, basis, file = null } = request;
  const { name, kind } = recipient;
  return [
    id,
    personId,
    at,
    intakeId,
    byUserId,
    recipientName(name),
    kind,
    vendor,
    purpose,
    channel,
    fields,
    basis.kind,
    factsOf(basis),
    file,
    basis.kind === 'court-order' ? basis.legalRequestId : null,
  ];
}

/** What the law wants to know of it. */
function factsOf(basis: LegalBasis): object {
  if (basis.kind !== 'emergency') return {};
  const { medicalPerson, affiliation, nature } = basis;
  return { medicalPerson, affiliation, nature };
}
