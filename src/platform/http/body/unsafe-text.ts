import { DomainError } from '../domain-error.js';

// NUL and lone surrogates: PostgreSQL stores neither, so they are refused here rather than failing there.
const unsafe = /\0|\p{Surrogate}/u;

/** Throws 422 naming the first field of `value` (`attribution.referrer`) whose text or name no database can store. */
export function refuseUnsafeText(value: unknown): void {
  const found = findUnsafe(value, '');
  if (found) throw unsafeTextError(found.field, found.text);
}

export function unsafeTextError(field: string, text: string): DomainError {
  const nul = text.includes('\0');
  const code = nul ? 'text/nul' : 'text/not-unicode';
  const message = nul
    ? `${field} contains an invisible NUL character: remove it.`
    : `${field} contains half of a character: type it again.`;
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}

function findUnsafe(value: unknown, field: string): { field: string; text: string } | null {
  if (typeof value === 'string') return unsafe.test(value) ? { field, text: value } : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (unsafe.test(key)) return { field: field || 'body', text: key };
    const found = findUnsafe(inner, field ? `${field}.${key}` : key);
    if (found) return found;
  }
  return null;
}
