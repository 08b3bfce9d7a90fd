import { hoursProblem } from '../../core/contact/hours-problem.js';
import { DomainError } from '../../platform/http/domain-error.js';

/** Throws `site/hours` (422) with what is wrong. */
export function checkHours(hours: object): void {
  const message = hoursProblem(hours);
  if (message === null) return;
  throw new DomainError('invalid', 'site/hours', message, { errors: [{ field: 'hours', code: 'site/hours', message }] });
}
