import { DateTime } from 'luxon';
import { latestDayOf, type BirthDate } from './birth-date.js';

const ageOfMajority = 18;

/**
 * May they be under 18 at `at`, on any clock that may be theirs? Somebody who turns 18 tomorrow is a minor until their midnight, one
 * of whom only the year is known until its end, and one born on 29 February until 1 March (B-029). Not known is no.
 */
export function mayBeMinor(birthDate: BirthDate | null, zones: readonly string[], at: Date): boolean {
  if (birthDate === null) return false;
  const latest = latestDayOf(birthDate);
  const eighteenth = `${String(Number(latest.slice(0, 4)) + ageOfMajority).padStart(4, '0')}${latest.slice(4)}`;
  return zones.some((zone) => DateTime.fromJSDate(at, { zone }).toISODate()! < eighteenth);
}
