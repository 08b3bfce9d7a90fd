import { nextContactProblem } from '../../../core/placement/waitlist-rules.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';

/** The instant of the next contact. Throws `instant/invalid` and `waitlist/next-contact` (422). */
export function nextContact(text: string, now: Date): Date {
  const at = instantIn('nextContactAt', text, now);
  const problem = nextContactProblem(at, now);
  if (problem === null) return at;
  const message = `nextContactAt ${problem}.`;
  throw new DomainError('invalid', 'waitlist/next-contact', message, {
    errors: [{ field: 'nextContactAt', code: 'waitlist/next-contact', message }],
  });
}
