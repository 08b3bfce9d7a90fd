import { DateTime } from 'luxon';
import { federalHolidays } from '../consent/federal-holidays.js';
import { assertNever } from '../shared/assert-never.js';
import type { RequestWay } from './request-table.js';

// Our own figures: turn-around under half an hour keeps people (compliance 3.1, 3.10); services outside sell an hour.
const electronicMinutes = 15;
const phoneMinutes = 30;
const outsideMinutes = 60;
/** When insurers pick up their lines for providers, on the clock of the site. */
const opensAt = 8;
const closesAt = 18;
const daysLookedAt = 14; // longer than any row of holidays

/** By when the answer is there, as a counsellor may tell the person: machines answer at any hour, people in theirs. */
export function expectedBy(way: RequestWay, at: Date, zone: string): Date {
  switch (way) {
    case 'electronic':
      return new Date(at.getTime() + electronicMinutes * 60_000);
    case 'phone':
      return inBusinessMinutes(phoneMinutes, at, zone);
    case 'outside':
      return inBusinessMinutes(outsideMinutes, at, zone);
    default:
      return assertNever(way);
  }
}

/** Counts on only while insurers are there: Monday to Friday from 8 to 18, federal holidays not. */
function inBusinessMinutes(minutes: number, at: Date, zone: string): Date {
  let left = minutes;
  let from = DateTime.fromJSDate(at, { zone });
  for (let day = 0; day < daysLookedAt; day++) {
    const opens = from.startOf('day').set({ hour: opensAt });
    const closes = from.startOf('day').set({ hour: closesAt });
    const start = from < opens ? opens : from;
    if (isWorkday(from) && start < closes) {
      const open = closes.diff(start, 'minutes').minutes;
      if (open >= left) return start.plus({ minutes: left }).toJSDate();
      left -= open;
    }
    from = from.plus({ days: 1 }).startOf('day');
  }
  throw new Error(`No insurer is there within ${daysLookedAt} days`);
}

function isWorkday(day: DateTime): boolean {
  return day.weekday <= 5 && !federalHolidays(day.year).has(day.toISODate()!);
}
