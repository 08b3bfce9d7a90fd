import type { DateTime } from 'luxon';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** 'HH:MM' to 'HH:MM' on the wall clock, the end not included; '24:00' ends a day, and an end before its start lies on the next day. */
export type HoursRange = readonly [from: string, to: string];

/** Open always, or the ranges of each weekday; a weekday that is not named is closed. */
export type WeeklyHours = { readonly always: true } | { readonly [day in Weekday]?: readonly HoursRange[] };

/** A date ('2026-12-25') with hours of its own in place of its weekday's; none: closed. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
  readonly hours: readonly HoursRange[];
}

/** 00:00 to 24:00. */
export const clockPattern = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

const minutesInDay = 24 * 60;
const wholeDay: readonly HoursRange[] = [['00:00', '24:00']];

/** Is a local moment inside the hours? Their zone is that of `local`. A night that began the day before is still that day's. */
export function isWithin(hours: WeeklyHours, holidays: readonly Holiday[], local: DateTime): boolean {
  const minute = local.hour * 60 + local.minute;
  const today = rangesOn(hours, holidays, local);
  const yesterday = rangesOn(hours, holidays, local.minus({ days: 1 }));
  return today.some(({ from, to }) => from <= minute && minute < to) || yesterday.some(({ to }) => minute + minutesInDay < to);
}

/** The minutes after midnight at which the hours begin on a day. */
export function openingsOn(hours: WeeklyHours, holidays: readonly Holiday[], day: DateTime): readonly number[] {
  return rangesOn(hours, holidays, day).map(({ from }) => from);
}

/** The holiday, if the day is one. */
export function holidayOn(holidays: readonly Holiday[], day: DateTime): Holiday | undefined {
  return holidays.find(({ date }) => date === day.toISODate());
}

function rangesOn(hours: WeeklyHours, holidays: readonly Holiday[], day: DateTime): readonly MinuteRange[] {
  const usual = 'always' in hours ? wholeDay : (hours[weekdays[day.weekday - 1]!] ?? []);
  return (holidayOn(holidays, day)?.hours ?? usual).map(([start, end]) => {
    const from = minuteOf(start) % minutesInDay;
    const to = minuteOf(end);
    return { from, to: to > from ? to : to + minutesInDay };
  });
}

function minuteOf(clock: string): number {
  if (!clockPattern.test(clock)) throw new RangeError(`Hours must be HH:MM from 00:00 to 24:00, not '${clock}'`);
  const [hour, minute] = clock.split(':').map(Number);
  return hour! * 60 + minute!;
}
