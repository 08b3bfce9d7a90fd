import type { ApprovedAct } from '../../../core/approvals/approved-act.js';
import { actOfDisclosure } from '../../../core/disclosures/by-several/second-person.js';
import type { DisclosureRequest } from '../disclosure-request.js';

/** What others approve of a disclosure that is wanted. */
export function actOfRequest({ personId, recipient, purpose, fields, basis, channel, file }: DisclosureRequest): ApprovedAct {
  const legalRequestId = basis.kind === 'court-order' ? basis.legalRequestId : null;
  return actOfDisclosure({
    personId,
    recipient,
    purpose,
    fields,
    basis: basis.kind,
    legalRequestId,
    channel,
    file: file ?? null,
  });
}
