import { DateTime } from 'luxon';

/** What the law says of clocks: a port, since the law changes and a test must not wait for it. */
export interface ZoneRules {
  /** What the clock of the zone shows: '2027-03-09T10:00:00.000'. */
  wallOf(at: Date, zone: string): string;
  /** When it shows that: the first of two such moments, the moment after the jump when there is none. */
  instantOf(wall: string, zone: string): Date;
}

/** The rules that this program runs with. */
export const programZoneRules: ZoneRules = {
  wallOf: (at, zone) => DateTime.fromJSDate(at, { zone }).toISO({ includeOffset: false })!,
  instantOf: (wall, zone) => DateTime.fromISO(wall, { zone }).toJSDate(),
};
