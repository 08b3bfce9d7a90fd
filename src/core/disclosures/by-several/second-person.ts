import type { ActKind, ApprovedAct } from '../../approvals/approved-act.js';
import type { AskedDisclosure, DisclosureFacts, LegalBasisKind, RefusedDisclosure } from '../disclosure-facts.js';
import { recipientName } from '../recipients.js';
import { refusalOf } from '../refusals.js';

/** Files about so many people in 24 hours are handed out without a second person; nobody is usually asked for more. */
export const freePeople = 3;

/** What is told by a court order, and one file after the other (B-110), takes more than one of us. */
export function needsSecondPerson({ basis }: AskedDisclosure, { file }: Pick<DisclosureFacts, 'file'>): boolean {
  return basis.kind === 'court-order' || isUnusual(file);
}

/** It would be the file of one person more than anybody is usually asked for: supervisors are told, whoever approves it. */
export function isUnusual(file: DisclosureFacts['file']): boolean {
  return file !== null && file.othersLately >= freePeople;
}

/** Why it cannot be done yet; null: others have approved exactly this. */
export function approvalRefusal({ basis }: AskedDisclosure, { approval }: DisclosureFacts): RefusedDisclosure | null {
  if (approval !== null && approval.objection === null) return null;
  const why =
    basis.kind === 'court-order'
      ? 'What a court orders goes out when two others have approved it.'
      : `These are files about more than ${freePeople} people within 24 hours: another person has to approve that.`;
  const how =
    approval?.objection ?? 'Ask for it with POST /v1/disclosures/{disclosureId}/approval, and come back with approvalId.';
  return refusalOf('needs-approval', `${why} ${how}`, basis.kind);
}

interface WantedAct extends Pick<AskedDisclosure, 'recipient' | 'purpose' | 'fields'> {
  readonly personId: string;
  readonly basis: LegalBasisKind;
  readonly legalRequestId: string | null;
  readonly channel: string;
  /** Which file of ours; null: none. */
  readonly file: string | null;
}

/** A disclosure as others approve it. */
export function actOfDisclosure({ personId, recipient, ...wanted }: WantedAct): ApprovedAct {
  const kind: ActKind = wanted.basis === 'court-order' ? 'answer-legal-request' : 'take-out-file';
  const { purpose, fields, basis, legalRequestId, channel, file } = wanted;
  const to = { recipient: recipientName(recipient.name), recipientKind: recipient.kind };
  return { kind, personId, parameters: { ...to, purpose, fields, basis, legalRequestId, channel, file } };
}
