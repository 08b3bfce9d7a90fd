import { DateTime } from 'luxon';

/** A day of a site so far: its whole hours, and the hour that has begun. */
export interface DaySoFar {
  /** 2026-11-30, in the site's zone. */
  readonly day: string;
  readonly hourBegan: Date;
  readonly at: Date;
}

/** Today until now, and the same weekday a week ago until the clock showed the same. */
export function todayAndLastWeek(now: Date, zone: string): { readonly today: DaySoFar; readonly lastWeek: DaySoFar } {
  const here = DateTime.fromJSDate(now, { zone });
  return { today: dayUntil(here), lastWeek: dayUntil(here.minus({ weeks: 1 })) };
}

function dayUntil(moment: DateTime): DaySoFar {
  return { day: moment.toISODate()!, hourBegan: moment.startOf('hour').toJSDate(), at: moment.toJSDate() };
}
