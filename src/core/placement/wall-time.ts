import { DateTime, IANAZone } from 'luxon';

export type ReadWallTime =
  | { readonly kind: 'accepted'; readonly at: Date; readonly wallTime: string; readonly timeZone: string }
  | { readonly kind: 'refused'; readonly field: 'localTime' | 'timeZone'; readonly message: string };

const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const asWritten = "yyyy-MM-dd'T'HH:mm";
const daysAhead = 90;

/**
 * A time as the clock on the wall of the place shows it, such as `2026-11-25T09:30`. One that clocks skip is refused; of one that they
 * show twice the first counts, so that nobody comes too late. At most 90 days ahead.
 */
export function readWallTime(text: string, timeZone: string, now: Date): ReadWallTime {
  if (!IANAZone.isValidZone(timeZone))
    return { kind: 'refused', field: 'timeZone', message: 'must name a time zone, such as America/New_York' };
  const refused = (message: string): ReadWallTime => ({ kind: 'refused', field: 'localTime', message });
  const local = DateTime.fromISO(text, { zone: timeZone });
  if (!shape.test(text) || !local.isValid) return refused('must be a local date and time, such as 2026-11-25T09:30');
  if (local.toFormat(asWritten) !== text) return refused('does not exist: clocks go forward over it. Choose another time');
  const at = new Date(Math.min(...local.getPossibleOffsets().map((possible) => possible.toMillis())));
  if (at <= now) return refused('lies in the past: choose a later time');
  if (at.getTime() > now.getTime() + daysAhead * 86_400_000) return refused(`is more than ${daysAhead} days ahead`);
  return { kind: 'accepted', at, wallTime: text, timeZone };
}
