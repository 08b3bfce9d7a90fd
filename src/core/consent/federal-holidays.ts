import { DateTime } from 'luxon';

// 5 U.S.C. 6103(a): the nth weekday of a month (-1: its last), or a date. Juneteenth since 2021.
const byWeekday = [
  { month: 1, weekday: 1, nth: 3 }, // Martin Luther King Jr.
  { month: 2, weekday: 1, nth: 3 }, // Washington
  { month: 5, weekday: 1, nth: -1 }, // Memorial Day
  { month: 9, weekday: 1, nth: 1 }, // Labor Day
  { month: 10, weekday: 1, nth: 2 }, // Columbus Day
  { month: 11, weekday: 4, nth: 4 }, // Thanksgiving
] as const;
const byDate = [
  { month: 1, day: 1 },
  { month: 6, day: 19 },
  { month: 7, day: 4 },
  { month: 11, day: 11 },
  { month: 12, day: 25 },
] as const;

/** The days of `year` on which federal offices are closed, as yyyy-mm-dd; a holiday on a weekend is kept on the next weekday. */
export function federalHolidays(year: number): ReadonlySet<string> {
  const fixed = [year, year + 1].flatMap((of) => byDate.map(({ month, day }) => observed(DateTime.utc(of, month, day))));
  const moving = byWeekday.map(({ month, weekday, nth }) => nthWeekday(year, month, weekday, nth));
  const days = [...fixed, ...moving].filter((day) => day.year === year); // New Year on a Saturday is kept on 31 December
  return new Set(days.map((day) => day.toISODate()!));
}

function observed(day: DateTime): DateTime {
  if (day.weekday === 6) return day.minus({ days: 1 });
  return day.weekday === 7 ? day.plus({ days: 1 }) : day;
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): DateTime {
  if (nth < 0) {
    const last = DateTime.utc(year, month, 1).endOf('month').startOf('day');
    return last.minus({ days: (last.weekday - weekday + 7) % 7 });
  }
  const first = DateTime.utc(year, month, 1);
  return first.plus({ days: ((weekday - first.weekday + 7) % 7) + (nth - 1) * 7 });
}
