import { DateTime } from 'luxon';
import { federalHolidays } from '../consent/federal-holidays.js';

export interface EmergencyText {
  readonly recipientName?: string;
  readonly recipientAffiliation?: string;
  readonly discloserName?: string;
  readonly disclosedAt?: string;
  readonly nature?: string;
  /** In an emergency in which nobody was told anything about them. */
  readonly nothingDisclosedBecause?: string;
}

// 42 CFR 2.51(c)
const needed = [
  ['recipientName', 'Who in medicine was told: their name.'],
  ['recipientAffiliation', 'Where whoever was told works.'],
  ['discloserName', 'Who told them.'],
  ['disclosedAt', 'When they were told, with date and time.'],
  ['nature', 'What kind of emergency it was.'],
] as const;

/** What the record lacks before it can be closed; a record of nothing needs its reason only. */
export function missingInEmergency(written: EmergencyText): readonly { readonly field: string; readonly message: string }[] {
  if (written.nothingDisclosedBecause?.trim()) return [];
  return needed.filter(([field]) => !written[field]?.trim()).map(([field, message]) => ({ field, message }));
}

// Where the day ends first among the places where most people are.
const zone = 'America/New_York';

/** The end of the first business day after the one on which it began (L-109). */
export function emergencyReviewDueAt(openedAt: Date): Date {
  let day = DateTime.fromJSDate(openedAt, { zone }).plus({ days: 1 });
  while (day.weekday > 5 || federalHolidays(day.year).has(day.toISODate()!)) day = day.plus({ days: 1 });
  return day.endOf('day').toJSDate();
}
