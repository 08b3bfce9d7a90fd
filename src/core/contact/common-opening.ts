import { DateTime } from 'luxon';
import type { HourWindow } from './hour-windows.js';
import { isWithin, openingsOn } from './weekly-hours.js';

const searchedDays = 14;

export function isOpen({ hours, holidays, zone }: HourWindow, at: Date): boolean {
  return isWithin(hours, holidays, DateTime.fromJSDate(at, { zone }));
}

/**
 * The first instant from `from` on, within 14 days, at which all windows are open, and the window that opened last. Each round
 * jumps to the next opening of a closed one, so clock changes and holidays need no special case.
 */
export function commonOpening(windows: readonly HourWindow[], from: Date): { at: Date; openedBy: HourWindow | null } | null {
  const limit = from.getTime() + searchedDays * 24 * 3_600_000;
  let at = from;
  let openedBy: HourWindow | null = null;
  while (at.getTime() <= limit) {
    const closed = windows.find((window) => !isOpen(window, at));
    if (!closed) return { at, openedBy };
    const next = nextOpening(closed, at);
    if (!next) return null;
    at = next;
    openedBy = closed;
  }
  return null;
}

function nextOpening({ hours, holidays, zone }: HourWindow, after: Date): Date | null {
  const today = DateTime.fromJSDate(after, { zone }).startOf('day');
  for (let day = 0; day <= searchedDays; day += 1) {
    const date = today.plus({ days: day });
    const openings = openingsOn(hours, holidays, date).flatMap((minute) => onTheClock(date, minute));
    const next = openings.filter((opening) => opening > after).sort((a, b) => a.getTime() - b.getTime())[0];
    if (next) return next;
  }
  return null;
}

/**
 * The instants at which the wall clock of a day shows `minute` minutes after midnight: two when clocks go back over it. A time that
 * does not exist (B-034: 02:30 when clocks go forward) becomes the first that does (03:00).
 */
function onTheClock(date: DateTime, minute: number): readonly Date[] {
  const shown = date.set({ hour: Math.floor(minute / 60), minute: minute % 60 });
  if (shown.hour * 60 + shown.minute === minute) return shown.getPossibleOffsets().map((time) => time.toJSDate());
  let first = shown;
  while (first.minus({ minutes: 1 }).offset === shown.offset) first = first.minus({ minutes: 1 });
  return [first.toJSDate()];
}
