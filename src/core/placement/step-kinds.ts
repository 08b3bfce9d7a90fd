import { chaseKinds } from './chase-table.js';
import { reminderKinds } from './reminder-times.js';

/** What is done at a time about an appointment, a referral or a place on the waiting list. */
export const stepKinds = [...reminderKinds, ...chaseKinds, 'referral-follow-up', 'waitlist-contact'] as const;
export type StepKind = (typeof stepKinds)[number];

/** How a step ended. A call ends in reached, closed or a human's decision. */
export type StepOutcome = 'texted' | 'reached' | 'closed' | 'human-decision' | 'not-needed' | 'too-late';

/** Why they are called: the sentence on the counsellor's screen. */
export const whyCalled: Readonly<Record<StepKind, string>> = {
  'reminder-24h': 'Remind them of tomorrow: time, place, what to bring, and not to stop anything suddenly',
  'reminder-2h': 'Remind them of today: time, place and how they get there',
  'chase-60min': 'They did not come an hour ago: are they safe, and what is in the way?',
  'chase-day-1': 'They did not come yesterday and were not reached',
  'chase-day-3': 'They did not come three days ago and were not reached',
  'chase-day-7': 'They did not come a week ago and were not reached: the last try of the plan',
  'referral-follow-up': 'They were referred: have they arrived, and are they safe?',
  'waitlist-contact': 'They wait for a place: are they safe, and does the plan still hold?',
};

/** What came of the call, from where its callback stands; null while it is on its way. */
export function outcomeOfCallback(state: string): Extract<StepOutcome, 'reached' | 'closed' | 'human-decision'> | null {
  if (state === 'done') return 'reached';
  if (state === 'cancelled') return 'closed';
  return state === 'needs-decision' ? 'human-decision' : null;
}
