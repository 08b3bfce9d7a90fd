import { readInstant } from '../../core/shared/read-instant.js';
import { DomainError } from './domain-error.js';

/** The instant that a request names in `field`. Throws `instant/invalid`, naming the field. */
export function instantIn(field: string, text: string, now: Date): Date {
  const read = readInstant(text, now);
  if (read.kind === 'accepted') return read.at;
  const message = `${field} ${read.message}.`;
  throw new DomainError('invalid', 'instant/invalid', message, { errors: [{ field, code: 'instant/invalid', message }] });
}
