import secureJson from 'secure-json-parse';
import { DomainError } from '../domain-error.js';
import { refuseUnsafeText, unsafeTextError } from './unsafe-text.js';

/** Deeper than any body of ours; a walk of this depth cannot exhaust the stack. */
const maxDepth = 32;
// Only these escapes can put unsafe text into a string, and most bodies have none: the walk over all fields is rare.
const suspiciousEscape = /\\u(?:0000|[dD][89a-fA-F])/;

/** Parses the body of a request: a JSON object, or undefined when there is none. Throws DomainError. */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  if (isTooDeep(text))
    throw new DomainError('malformed', 'body/too-deep', `The body is nested more than ${maxDepth} levels deep.`);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DomainError('malformed', 'body/not-an-object', 'The body must be a JSON object.');
  }
  if (suspiciousEscape.test(text)) refuseUnsafeText(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return secureJson.parse(text, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    if (text.includes('\0')) throw unsafeTextError('body', text);
    throw new DomainError(
      'malformed',
      'body/malformed',
      'The body is not JSON that we accept: check quotes, commas and brackets.',
    );
  }
}

/** Counts brackets before the parser sees them: it recurses, this does not. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 92 /* \ */) i++;
      else if (code === 34 /* " */) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 123 /* { */ || code === 91 /* [ */) {
      if (++depth > maxDepth) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}
