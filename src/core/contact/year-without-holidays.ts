import type { DateTime } from 'luxon';
import type { Holiday } from './weekly-hours.js';

const november = 11; // from then on the next year is asked for

/**
 * The year whose holidays nobody has listed, although the site keeps some (B-098): on each of them people would be promised a call from
 * an empty house. Null: none is missing. `today` in the zone of the site.
 */
export function yearWithoutHolidays(holidays: readonly Pick<Holiday, 'date'>[], today: DateTime): number | null {
  if (holidays.length === 0) return null;
  const listed = new Set(holidays.map(({ date }) => Number(date.slice(0, 4))));
  const needed = today.month >= november ? [today.year, today.year + 1] : [today.year];
  return needed.find((year) => !listed.has(year)) ?? null;
}
