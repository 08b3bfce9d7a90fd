import { DomainError } from '../domain-error.js';
import { refuseUnsafeText } from './unsafe-text.js';

export type FormFields = Record<string, string | string[]>;

/** Parses `application/x-www-form-urlencoded`: flat, a repeated name becomes a list. Throws DomainError. */
export function parseFormBody(text: string): FormFields {
  const fields: FormFields = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (name === '__proto__') throw new DomainError('malformed', 'body/malformed', 'The form has a field that we do not accept.');
    const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  if (text.includes('%00') || text.includes('\0')) refuseUnsafeText(fields);
  return fields;
}
