import { DomainError } from '../../platform/http/domain-error.js';
import type { BlockedDisclosure } from './disclosure-request.js';

const forbidden: readonly string[] = ['no-court-order', 'needs-approval'];

/** For whoever asked by HTTP: why not, where that is written, and the row that says so. */
export function blockedError({ reason, sentence, rule, disclosureId }: BlockedDisclosure): DomainError {
  const kind = forbidden.includes(reason) ? 'forbidden' : 'conflict';
  return new DomainError(kind, `disclosure/${reason}`, sentence, { extra: { reason, rule, disclosureId } });
}
