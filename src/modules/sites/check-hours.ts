import { DomainError } from '../../platform/http/domain-error.js';
import { hoursProblem } from './site-hours.js';

/** Throws `site/hours` (422) with what is wrong. */
export function checkHours(hours: object): void {
  const message = hoursProblem(hours);
  if (message === null) return;
  throw new DomainError('invalid', 'site/hours', message, { errors: [{ field: 'hours', code: 'site/hours', message }] });
}
