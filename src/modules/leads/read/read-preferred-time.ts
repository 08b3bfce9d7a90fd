import { readInstant } from '../../../core/shared/read-instant.js';

export type PreferredTime =
  | { readonly kind: 'accepted'; readonly asksForNow: boolean; readonly at: Date | null }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** "now", nothing, or a date and time with its offset, at most 90 days ahead. A time that has just passed means "as soon as you can". */
export function readPreferredTime(input: string | null, now: Date): PreferredTime {
  if (input === null || input.trim() === '') return { kind: 'accepted', asksForNow: false, at: null };
  if (input.trim().toLowerCase() === 'now') return { kind: 'accepted', asksForNow: true, at: null };
  const time = readInstant(input, now);
  if (time.kind === 'refused') return refused(`preferredTime ${time.message}, or "now".`);
  return { kind: 'accepted', asksForNow: false, at: time.at > now ? time.at : null };
}

function refused(message: string): PreferredTime {
  return { kind: 'refused', code: 'preferred-time/invalid', message };
}
