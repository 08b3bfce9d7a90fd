import type { ReadRecordDto } from '../../../contracts/exchange/record.dto.js';
import type { AskedDisclosure } from '../../../core/disclosures/disclosure-facts.js';
import { fhirFields } from '../../../core/fhir/bundle.js';
import { showable } from '../../../core/shared/plain-text.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { patientThemselves } from '../../disclosures/index.js';

/** To whom a record goes, and how much of it. @throws DomainError reason/missing, fields/missing */
export function askedOf({ reason, recipient, recipientKind, purpose, fields }: ReadRecordDto): AskedDisclosure {
  if (reason.trim() === '') throw missing('reason', 'reason/missing', 'Say who asked for the record and why.');
  if (recipient === undefined) return { ...patientThemselves, fields: fields ?? ['whole-record'] };
  if (fields === undefined) {
    const message = `Name what they need to know, and nothing more: fields lists some of ${fhirFields.join(', ')}.`;
    throw missing('fields', 'fields/missing', message);
  }
  return { recipient: { name: showable(recipient), kind: recipientKind }, purpose, basis: { kind: 'consent' }, fields };
}

/** Only a bundle knows which field belongs to which group. @throws DomainError record/only-fhir-in-part */
export function refuseInPart({ recipient, fields }: ReadRecordDto): void {
  if (recipient === undefined && fields === undefined) return;
  const message = 'In part, or to somebody else, a record goes with format=fhir only.';
  throw missing('format', 'record/only-fhir-in-part', message);
}

function missing(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
