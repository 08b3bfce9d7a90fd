import { DateTime } from 'luxon';
import { federalHolidays } from './federal-holidays.js';

const businessDays = 10;
// The day ends here first among the places where most people are: the earlier deadline is the safe one.
const zone = 'America/New_York';

/**
 * The last instant at which a revocation may be honoured: the end of the tenth business day after it came, federal holidays not counted
 * (47 CFR 64.1200(a)(10), L-306). Kept as evidence; we honour it at once.
 */
export function honourBy(receivedAt: Date): Date {
  let day = DateTime.fromJSDate(receivedAt, { zone });
  for (let counted = 0; counted < businessDays;) {
    day = day.plus({ days: 1 });
    if (day.weekday <= 5 && !federalHolidays(day.year).has(day.toISODate()!)) counted++;
  }
  return day.endOf('day').toJSDate();
}
