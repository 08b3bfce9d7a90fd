import { latestDayOf, type BirthDate } from '../people/birth-date.js';
import { retentionTable, type Retention, type RetentionClass } from './retention-classes.js';

const pastChildhoodYears = 19; // one year past the 18th birthday

/** From this instant on nothing that was so on `from` is kept any more. In UTC; the last day of a month that is shorter. */
export function keptUntil(name: RetentionClass, from: Date, retention: Retention): Date {
  const count = retention[name];
  if (retentionTable[name].unit === 'days') return new Date(from.getTime() + count * 86_400_000);
  return monthsLater(from, count);
}

export interface RecordAge {
  readonly wasAdmitted: boolean;
  /** The last thing that happened with them. */
  readonly lastAt: Date;
  readonly birthDates: readonly BirthDate[];
}

/** Until when the record of a person is kept when nobody asks for anything. */
export function recordKeptUntil({ wasAdmitted, lastAt, birthDates }: RecordAge, retention: Retention): Date {
  if (!wasAdmitted) return keptUntil('never-a-patient', lastAt, retention);
  const ends = [
    keptUntil('patient', lastAt, retention),
    ...birthDates.map((birthDate) => monthsLater(new Date(`${latestDayOf(birthDate)}T00:00:00Z`), 12 * pastChildhoodYears)),
  ];
  return new Date(Math.max(...ends.map((end) => end.getTime())));
}

/** The instant so many months before `at`: what is older was kept for that long. */
export function monthsBefore(at: Date, months: number): Date {
  return monthsLater(at, -months);
}

function monthsLater(from: Date, months: number): Date {
  const later = new Date(from);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return later;
}
