import { DateTime } from 'luxon';

/** Days of a calendar, such as 2026-11-30, both counted. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Buckets of one size: those whose first day is at or after `from` and before `before`. */
export interface Stretch {
  readonly grain: 'day' | 'month';
  readonly from: string;
  readonly before: string;
}

const day = (date: string) => DateTime.fromISO(date, { zone: 'utc' });
const iso = (date: DateTime) => date.toISODate()!;

/** The fewest buckets that are exactly these days: whole months, and single days before and after them. */
export function coverOf({ from, to }: DayRange): readonly Stretch[] {
  const first = day(from);
  const end = day(to).plus({ days: 1 });
  const firstMonth = first.day === 1 ? first : first.startOf('month').plus({ months: 1 });
  const lastMonth = end.startOf('month');
  if (firstMonth >= lastMonth) return singleDays({ from, to });
  const stretches: Stretch[] = [
    { grain: 'day', from, before: iso(firstMonth) },
    { grain: 'month', from: iso(firstMonth), before: iso(lastMonth) },
    { grain: 'day', from: iso(lastMonth), before: iso(end) },
  ];
  return stretches.filter((stretch) => stretch.from < stretch.before);
}

/** The same days one by one. */
export function singleDays({ from, to }: DayRange): readonly Stretch[] {
  return [{ grain: 'day', from, before: iso(day(to).plus({ days: 1 })) }];
}

/** How many days these are; null when they are none. */
export function daysIn({ from, to }: DayRange): number | null {
  const days = day(to).diff(day(from), 'days').days + 1;
  return Number.isInteger(days) && days >= 1 ? days : null;
}
