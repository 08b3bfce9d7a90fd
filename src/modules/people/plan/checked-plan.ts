import type { ContactPlan } from '../../../core/contact/contact-facts.js';
import { hoursProblem } from '../../../core/contact/hours-problem.js';
import { readTimeZone } from '../../../core/contact/places/read-time-zone.js';
import { showable } from '../../../core/shared/plain-text.js';
import { DomainError } from '../../../platform/http/domain-error.js';

/** The columns safe_hours, safe_time_zone, voicemail_allowed and texts_allowed. Throws plan/hours and plan/time-zone (422). */
export function planValues({ safeHours, voicemail, texts }: ContactPlan): readonly unknown[] {
  const timeZone = safeHours && zoneOf(safeHours);
  return [safeHours && JSON.stringify(safeHours.hours), timeZone, voicemail, texts];
}

/** What staff wrote in a field of words; null when it is empty. */
export function noteIn(written: string | null | undefined): string | null {
  return showable(written ?? '').trim() || null;
}

/** Two of us wrote at once: whoever was later looks at what the other wrote first. */
export function changedMeanwhile(): DomainError {
  return new DomainError('conflict', 'notes/changed', 'Somebody changed these notes meanwhile: look at them again, then save.');
}

/** The clock of the hours, when both can be used. */
function zoneOf({ hours, timeZone }: NonNullable<ContactPlan['safeHours']>): string {
  const message = hoursProblem(hours);
  if (message !== null) throw refusal('safeHours.hours', 'plan/hours', message);
  const zone = readTimeZone(timeZone);
  if (zone !== null) return zone;
  throw refusal('safeHours.timeZone', 'plan/time-zone', 'Name the time zone of a place, such as America/New_York.');
}

/** One field cannot be used as it is. */
export function refusal(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
