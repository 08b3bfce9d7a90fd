import { DateTime } from 'luxon';

/** '1987', '1987-05' or '1987-05-14': as much of it as is known, and no more (B-028). */
export type BirthDate = string;
export type BirthPrecision = 'year' | 'month' | 'day';

/** As it is kept: the first day of what is known, and how much that is. */
export interface KnownBirthDate {
  readonly birthDate: BirthDate;
  readonly firstDay: string;
  readonly precision: BirthPrecision;
}

export type BirthDateDecision =
  | ({ readonly kind: 'accepted' } & KnownBirthDate)
  | {
      readonly kind: 'refused';
      readonly code: 'birth-date/format' | 'birth-date/future' | 'birth-date/too-old';
      readonly message: string;
    };

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
// Nobody has lived longer than 122 years.
const oldestYears = 120;
// Where the day begins first (Kiribati): whoever was born "tomorrow" may be born already.
const firstZone = 'Pacific/Kiritimati';
const formats = { year: 'yyyy', month: 'yyyy-MM', day: 'yyyy-MM-dd' } as const satisfies Record<BirthPrecision, string>;

/** Reads a birth date as staff write it: a year, a year and month, or a day that exists. */
export function readBirthDate(written: string, at: Date): BirthDateDecision {
  const match = pattern.exec(written.trim());
  if (!match) return refused('birth-date/format', 'Write the birth date as 1987, 1987-05 or 1987-05-14.');
  const [birthDate, year, month = '01', day = '01'] = match;
  const first = DateTime.fromISO(`${year}-${month}-${day}`, { zone: 'utc' });
  if (!first.isValid) return refused('birth-date/format', 'There is no such day: look at the month and the day again.');
  const today = DateTime.fromJSDate(at, { zone: firstZone });
  if (first.toISODate() > today.toISODate()!) return refused('birth-date/future', 'The birth date lies in the future.');
  if (first.year < today.year - oldestYears)
    return refused('birth-date/too-old', `The birth date lies more than ${oldestYears} years back: look at the year again.`);
  return { kind: 'accepted', birthDate, firstDay: first.toISODate(), precision: precisionOf(birthDate) };
}

export function precisionOf(birthDate: BirthDate): BirthPrecision {
  return birthDate.length === 4 ? 'year' : birthDate.length === 7 ? 'month' : 'day';
}

/** The last day on which they may have been born, by what is known: '1987' -> '1987-12-31'. */
export function latestDayOf(birthDate: BirthDate): string {
  const precision = precisionOf(birthDate);
  const first = DateTime.fromFormat(birthDate, formats[precision], { zone: 'utc' });
  return first.endOf(precision).toISODate()!;
}

/** `agrees`: what is known of both is the same, as far as the vaguer one goes. */
export function compareBirthDates(a: BirthDate | null, b: BirthDate | null): 'same' | 'agrees' | 'differs' | 'unknown' {
  if (a === null || b === null) return 'unknown';
  if (a === b) return precisionOf(a) === 'day' ? 'same' : 'agrees';
  return a.startsWith(b) || b.startsWith(a) ? 'agrees' : 'differs';
}

function refused(code: 'birth-date/format' | 'birth-date/future' | 'birth-date/too-old', message: string): BirthDateDecision {
  return { kind: 'refused', code, message };
}
