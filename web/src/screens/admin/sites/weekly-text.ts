import type { SiteDto } from '../../../../../src/contracts/admin/site.dto.js';

type WeeklyHours = SiteDto['hours'];
type Range = readonly [from: string, to: string];

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
/** The hours of each day as they are typed: "08:00-12:00 13:00-18:00". */
export type Days = Readonly<Record<Weekday, string>>;

const range = /^(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)$/;

export function daysOf(hours: WeeklyHours): Days {
  const rangesOf = (day: Weekday): readonly Range[] => ('always' in hours ? [] : (hours[day] ?? []));
  return Object.fromEntries(
    weekdays.map((day) => [
      day,
      rangesOf(day)
        .map(([from, to]) => `${from}-${to}`)
        .join(' '),
    ]),
  ) as Days;
}

/** As the server takes them, or the first day that cannot be read; whether they make sense the server says. */
export function readDays(days: Days): WeeklyHours | Weekday {
  const read: Partial<Record<Weekday, Range[]>> = {};
  for (const day of weekdays) {
    const parts = days[day].split(/[\s,]+/).filter(Boolean);
    const ranges = parts.map((part) => range.exec(part));
    if (ranges.some((one) => one === null)) return day;
    if (parts.length > 0) read[day] = ranges.map((one) => [one![1]!, one![2]!]);
  }
  return read;
}
