import { DateTime } from 'luxon';

export type PreferredTime =
  | { readonly kind: 'accepted'; readonly asksForNow: boolean; readonly at: Date | null }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

const daysAhead = 90;

/** "now", nothing, or a date and time with its offset, at most 90 days ahead. A time that has just passed means "as soon as you can". */
export function readPreferredTime(input: string | null, now: Date): PreferredTime {
  if (input === null || input.trim() === '') return { kind: 'accepted', asksForNow: false, at: null };
  if (input.trim().toLowerCase() === 'now') return { kind: 'accepted', asksForNow: true, at: null };
  const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/i.test(input.trim());
  const time = DateTime.fromISO(input.trim(), { setZone: true });
  if (!hasOffset || !time.isValid) {
    return refused('preferredTime must be "now" or a date and time with offset, such as 2026-11-24T18:00:00-05:00.');
  }
  if (time.toMillis() > now.getTime() + daysAhead * 86_400_000)
    return refused(`preferredTime is more than ${daysAhead} days ahead: choose an earlier day.`);
  const at = time.toJSDate();
  return { kind: 'accepted', asksForNow: false, at: at > now ? at : null };
}

function refused(message: string): PreferredTime {
  return { kind: 'refused', code: 'preferred-time/invalid', message };
}
