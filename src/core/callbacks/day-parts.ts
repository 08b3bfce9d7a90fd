import { DateTime } from 'luxon';

/** The parts of a day in which somebody may be tried, on their own clock; the night is none. */
export const dayParts = ['morning', 'midday', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** The hour (0 to 23) at which each part begins and the one before it ends. */
export type DayPartHours = Readonly<Record<DayPart | 'night', number>>;

export interface DayWindow {
  readonly part: DayPart;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly from: Date;
  readonly until: Date;
}

const endOf = { morning: 'midday', midday: 'afternoon', afternoon: 'evening', evening: 'night' } as const;

/** The part of the day that an instant lies in; null at night. */
export function dayPartOf(instant: Date, zone: string, hours: DayPartHours): DayPart | null {
  const { hour } = DateTime.fromJSDate(instant, { zone });
  return dayParts.find((part) => hours[part] <= hour && hour < hours[endOf[part]]) ?? null;
}

/** The parts of the `later`-th day after the one that `instant` lies in, as the wall clock shows them: clock changes move nothing. */
export function windowsOfDay(instant: Date, later: number, zone: string, hours: DayPartHours): readonly DayWindow[] {
  const day = DateTime.fromJSDate(instant, { zone }).startOf('day').plus({ days: later });
  return dayParts.map((part) => ({
    part,
    weekday: day.weekday,
    from: day.set({ hour: hours[part] }).toJSDate(),
    until: day.set({ hour: hours[endOf[part]] }).toJSDate(),
  }));
}
