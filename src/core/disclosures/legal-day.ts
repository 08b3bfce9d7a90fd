import { DateTime } from 'luxon';

// The day begins and ends here first among the places where most people are: of two readings of a date the earlier one is taken.
const zone = 'America/New_York';

/** The date on which `at` lies, as yyyy-mm-dd. */
export function legalDay(at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toISODate()!;
}

/** 00:00 of a date; null when the text is no date. */
export function startOfLegalDay(date: string): Date | null {
  const day = DateTime.fromFormat(date, 'yyyy-MM-dd', { zone });
  return day.isValid ? day.startOf('day').toJSDate() : null;
}

const yearsBack = 3;

/**
 * From when on an accounting that is asked for at `at` lists disclosures: three years back to the day, the whole of that day (42 CFR 2.25,
 * L-107). Asked for on 29 February it begins on 28 February.
 */
export function accountingStart(at: Date): Date {
  return DateTime.fromJSDate(at, { zone }).minus({ years: yearsBack }).startOf('day').toJSDate();
}
