import { DateTime } from 'luxon';
import { dayPartOf, dayParts, windowsOfDay, type DayPartHours, type DayWindow } from './day-parts.js';

export interface SpreadPolicy {
  readonly dayPartsFrom: DayPartHours;
  /** So many tries may fall on a Saturday or Sunday. */
  readonly weekendTries: number;
}

const daysOfWeek: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const saturday = 6;

/**
 * The first whole part of a day from `earliest` on that was tried least often, on a weekday that was tried least often: whoever never
 * answers in the morning may in the evening, whoever works on Tuesdays may be at home on Thursdays. Every week has such a part.
 */
export function firstOtherPart(earliest: Date, triedAt: readonly Date[], zone: string, policy: SpreadPolicy): DayWindow {
  const parts = leastTried(
    dayParts,
    triedAt.map((tried) => dayPartOf(tried, zone, policy.dayPartsFrom)),
  );
  const triedDays = triedAt.map((tried) => DateTime.fromJSDate(tried, { zone }).weekday);
  const weekends = triedDays.filter((day) => day >= saturday).length < policy.weekendTries;
  const weekdays = leastTried(
    daysOfWeek.filter((day) => weekends || day < saturday),
    triedDays,
  );
  for (let later = 0; ; later += 1) {
    const windows = windowsOfDay(earliest, later, zone, policy.dayPartsFrom);
    const found = windows.find(
      (window) => window.from >= earliest && parts.includes(window.part) && weekdays.includes(window.weekday),
    );
    if (found) return found;
  }
}

function leastTried<T>(all: readonly T[], tried: readonly (T | null)[]): readonly T[] {
  const times = (one: T): number => tried.filter((other) => other === one).length;
  const fewest = Math.min(...all.map(times));
  return all.filter((one) => times(one) === fewest);
}
