import type { DateTime } from 'luxon';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** 'HH:MM' to 'HH:MM' on the wall clock, the end not included; '24:00' ends a day, and an end before its start lies on the next day. */
export type HoursRange = readonly [from: string, to: string];

/** Open always, or the ranges of each weekday; a weekday that is not named is closed. */
export type WeeklyHours = { readonly always: true } | { readonly [day in Weekday]?: readonly HoursRange[] };

interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

const minutesInDay = 24 * 60;

/** Is a local moment inside the hours? The hours' zone is that of `local`. */
export function isWithin(hours: WeeklyHours, local: DateTime): boolean {
  if ('always' in hours) return true;
  const minute = local.hour * 60 + local.minute;
  const today = rangesOf(hours, local.weekday).some(({ from, to }) => from <= minute && minute < to);
  const yesterday = local.weekday === 1 ? 7 : local.weekday - 1;
  return today || rangesOf(hours, yesterday).some(({ to }) => minute + minutesInDay < to);
}

/** The minutes after midnight at which the hours begin on a weekday (1 = Monday). */
export function openingsOf(hours: WeeklyHours, weekday: number): readonly number[] {
  return 'always' in hours ? [] : rangesOf(hours, weekday).map(({ from }) => from);
}

function rangesOf(hours: Exclude<WeeklyHours, { always: true }>, weekday: number): readonly MinuteRange[] {
  return (hours[weekdays[weekday - 1]!] ?? []).map(([start, end]) => {
    const from = minuteOf(start) % minutesInDay;
    const to = minuteOf(end);
    return { from, to: to > from ? to : to + minutesInDay };
  });
}

function minuteOf(clock: string): number {
  const match = /^(\d\d):([0-5]\d)$/.exec(clock);
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minute <= minutesInDay)) throw new RangeError(`Hours must be HH:MM from 00:00 to 24:00, not '${clock}'`);
  return minute;
}
