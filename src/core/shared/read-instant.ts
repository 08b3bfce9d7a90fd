import { DateTime } from 'luxon';

export type ReadInstant =
  { readonly kind: 'accepted'; readonly at: Date } | { readonly kind: 'refused'; readonly message: string };

const daysAhead = 90;
const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/i;

/** A date and time with its offset (ISO 8601), at most 90 days ahead; whether it may lie in the past is the caller's rule. */
export function readInstant(text: string, now: Date): ReadInstant {
  const time = DateTime.fromISO(text.trim(), { setZone: true });
  if (!hasOffset.test(text.trim()) || !time.isValid) {
    return { kind: 'refused', message: 'must be a date and time with offset, such as 2026-11-24T18:00:00-05:00' };
  }
  if (time.toMillis() > now.getTime() + daysAhead * 86_400_000) {
    return { kind: 'refused', message: `is more than ${daysAhead} days ahead: choose an earlier day` };
  }
  return { kind: 'accepted', at: time.toJSDate() };
}
