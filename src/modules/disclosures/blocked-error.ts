import { DomainError } from '../../platform/http/domain-error.js';
import type { BlockedDisclosure } from './disclosure-request.js';

/** For whoever asked by HTTP: why not, where that is written, and the row that says so. */
export function blockedError({ reason, sentence, rule, disclosureId }: BlockedDisclosure): DomainError {
  return new DomainError('conflict', `disclosure/${reason}`, sentence, { extra: { reason, rule, disclosureId } });
}
