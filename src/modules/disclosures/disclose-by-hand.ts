import { Injectable } from '@nestjs/common';
import type { DiscloseByHandDto, DisclosedByHandDto } from '../../contracts/disclosures/disclosure.dto.js';
import type { LegalBasis } from '../../core/disclosures/disclosure-facts.js';
import { fieldGroupsIn } from '../../core/disclosures/field-groups.js';
import { showable } from '../../core/shared/plain-text.js';
import { assertNever } from '../../core/shared/assert-never.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { blockedError } from './blocked-error.js';
import { Disclose } from './disclose.js';

/** Staff are about to tell somebody something by phone or on paper: whether they may, and what goes along with it. */
@Injectable()
export class DiscloseByHand {
  constructor(private readonly disclose: Disclose) {}

  /** @throws DomainError person/unknown, intake/unknown, disclosure/... when it may not be told */
  async run(personId: string, told: DiscloseByHandDto, { userId }: StaffPrincipal): Promise<DisclosedByHandDto> {
    const { recipient, recipientKind, purpose, channel, intakeId = null, vendor = null, approvalId } = told;
    const request = {
      personId,
      intakeId,
      byUserId: userId,
      recipient: { name: showable(recipient), kind: recipientKind },
      purpose,
      fields: fieldGroupsIn(told.fields),
      channel,
      basis: basisOf(told),
      vendor,
      approvalId,
    };
    const answer = await this.disclose.handOver(request, () => null);
    if (answer.kind === 'blocked') throw blockedError(answer);
    const { disclosureId, permitted, withheld, notice, scopeText } = answer.frame;
    return { disclosureId, fields: [...permitted], withheld: [...withheld], notice: notice.text, scopeText };
  }
}

function basisOf({ basis = 'consent', legalRequestId, medicalPerson, affiliation, nature }: DiscloseByHandDto): LegalBasis {
  switch (basis) {
    case 'emergency':
      return { kind: basis, medicalPerson: words(medicalPerson), affiliation: words(affiliation), nature: words(nature) };
    case 'court-order':
      if (legalRequestId === undefined) throw missingRequest();
      return { kind: basis, legalRequestId };
    case 'consent':
    case 'own-request':
    case 'service-organization':
      return { kind: basis };
    default:
      return assertNever(basis);
  }
}

function missingRequest(): DomainError {
  const [field, code] = ['legalRequestId', 'legal-request/missing'];
  const message = 'Name the legal request: its court order is what lets this out.';
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}

function words(text: string | undefined): string {
  return showable(text ?? '').trim();
}
