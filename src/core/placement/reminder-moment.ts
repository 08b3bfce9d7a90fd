import type { ContactDecision } from '../contact/contact-facts.js';
import type { PlannedReminder } from './reminder-times.js';

type Answer = Pick<ContactDecision, 'kind'> & { readonly at?: Date };

const stepMs = 30 * 60_000;
const searchedBackMs = 16 * 3_600_000;

/**
 * When a reminder goes out: at its time, or when that is not allowed, at the first allowed moment that is still of use, or else at the
 * last allowed one before. Null: there is none. Whoever may never be texted is looked at in time for a person to call.
 */
export function reminderMoment(reminder: PlannedReminder, now: Date, mayText: (at: Date) => Answer): Date | null {
  const { at, usefulUntil } = reminder;
  const answer = mayText(at);
  if (answer.kind !== 'not-before') return at;
  if (answer.at! <= usefulUntil) return answer.at!;
  return lastAllowedBefore(at, now, mayText);
}

function lastAllowedBefore(at: Date, now: Date, mayText: (at: Date) => Answer): Date | null {
  const earliest = Math.max(now.getTime(), at.getTime() - searchedBackMs);
  for (let time = at.getTime() - stepMs; time > earliest; time -= stepMs)
    if (mayText(new Date(time)).kind === 'yes') return new Date(time);
  return null;
}
