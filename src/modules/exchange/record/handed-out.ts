import type { ReadRecordDto } from '../../../contracts/exchange/record.dto.js';
import type { AskedDisclosure } from '../../../core/disclosures/disclosure-facts.js';
import { fhirFields } from '../../../core/fhir/bundle.js';
import { showable } from '../../../core/shared/plain-text.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { patientThemselves } from '../../disclosures/index.js';

/** To whom a record goes, and how much of it. @param court of the legal request, if there is such a one. @throws DomainError reason/missing, fields/missing */
export function askedOf(asked: ReadRecordDto, court: string | null): AskedDisclosure {
  const { reason, recipient, recipientKind, purpose, fields, legalRequestId } = asked;
  if (reason.trim() === '') throw missing('reason', 'reason/missing', 'Say who asked for the record and why.');
  if (legalRequestId !== undefined) return toCourt(legalRequestId, court ?? '', fields);
  if (recipient === undefined) return { ...patientThemselves, fields: fields ?? ['whole-record'] };
  if (fields === undefined) throw missingFields();
  return { recipient: { name: showable(recipient), kind: recipientKind }, purpose, basis: { kind: 'consent' }, fields };
}

/** To the court of the request, and nowhere else: nobody types it. */
function toCourt(legalRequestId: string, name: string, fields: ReadRecordDto['fields']): AskedDisclosure {
  if (fields === undefined) throw missingFields();
  return { recipient: { name, kind: 'court' }, purpose: 'legal', basis: { kind: 'court-order', legalRequestId }, fields };
}

/** Only a bundle knows which field belongs to which group. @throws DomainError record/only-fhir-in-part */
export function refuseInPart({ recipient, fields, legalRequestId }: ReadRecordDto): void {
  if (recipient === undefined && fields === undefined && legalRequestId === undefined) return;
  const message = 'In part, or to somebody else, a record goes with format=fhir only.';
  throw missing('format', 'record/only-fhir-in-part', message);
}

function missingFields(): DomainError {
  const message = `Name what they need to know, and nothing more: fields lists some of ${fhirFields.join(', ')}.`;
  return missing('fields', 'fields/missing', message);
}

function missing(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
