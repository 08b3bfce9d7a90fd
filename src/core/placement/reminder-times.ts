import { DateTime } from 'luxon';

export const reminderKinds = ['reminder-24h', 'reminder-2h'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export interface PlannedReminder {
  readonly kind: ReminderKind;
  readonly at: Date;
  /** Later it would help nobody to get there. */
  readonly usefulUntil: Date;
}

interface ReminderRule {
  readonly kind: ReminderKind;
  /** A day is one of the calendar there; hours are hours. */
  readonly before: { readonly days: number } | { readonly hours: number };
  readonly usefulUntilMinutesBefore: number;
}

/** Both moments: compliance 3.1 (`scheduled`). Until when they are useful: our own figures. */
const rules: readonly ReminderRule[] = [
  { kind: 'reminder-24h', before: { days: 1 }, usefulUntilMinutesBefore: 240 },
  { kind: 'reminder-2h', before: { hours: 2 }, usefulUntilMinutesBefore: 45 },
];

/** The reminders of an appointment whose moment has not passed at `now`. */
export function plannedReminders(startsAt: Date, timeZone: string, now: Date): readonly PlannedReminder[] {
  const start = DateTime.fromJSDate(startsAt, { zone: timeZone });
  return rules
    .map(({ kind, before, usefulUntilMinutesBefore }) => ({
      kind,
      at: start.minus(before).toJSDate(),
      usefulUntil: start.minus({ minutes: usefulUntilMinutesBefore }).toJSDate(),
    }))
    .filter(({ at }) => at > now);
}
