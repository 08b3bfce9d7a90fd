import { DateTime } from 'luxon';
import type { ReportQueryDto } from '../../../contracts/reports/report-query.dto.js';
import { daysIn, type DayRange } from '../../../core/reports/cover.js';
import { DomainError } from '../../../platform/http/domain-error.js';

const mostDays = 366;
const daysByDefault = 28;

/** @throws DomainError reports/days */
export function askedDays({ from, to }: Pick<ReportQueryDto, 'from' | 'to'>, now: Date): DayRange {
  const last = to ?? DateTime.fromJSDate(now, { zone: 'utc' }).toISODate()!;
  const range = { from: from ?? daysBefore(last, daysByDefault - 1), to: last };
  const days = daysIn(range);
  if (days === null || days > mostDays)
    throw new DomainError('invalid', 'reports/days', `Ask for days that exist, from the first to the last, ${mostDays} at most.`);
  return range;
}

/** The last `most` days of a range. */
export function atMost(most: number, { from, to }: DayRange): DayRange {
  const first = daysBefore(to, most - 1);
  return { from: from > first ? from : first, to };
}

function daysBefore(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).minus({ days }).toISODate() ?? day;
}
