import { clockPattern, weekdays, type HoursRange } from './weekly-hours.js';

/** What is wrong with `value` as WeeklyHours, as a sentence; null when nothing is. */
export function hoursProblem(value: object): string | null {
  if ('always' in value) {
    const alone = value.always === true && Object.keys(value).length === 1;
    return alone ? null : 'always must be true and stand alone.';
  }
  const days = Object.entries(value);
  if (days.length === 0) return 'Name at least one weekday, or {"always": true}.';
  for (const [day, ranges] of days) {
    if (!(weekdays as readonly string[]).includes(day)) return `${day} is not a weekday: use ${weekdays.join(', ')}.`;
    if (!isInOrder(ranges)) return `${day} must list ranges such as ["08:00", "20:00"], in order and without overlap.`;
  }
  return null;
}

/** Only the last range of a day may end on the next one. */
function isInOrder(ranges: unknown): boolean {
  if (!Array.isArray(ranges)) return false;
  let end = '';
  return ranges.every((range: unknown, index) => {
    if (!isRange(range)) return false;
    const [from, to] = range;
    const fits = from >= end && (from < to || (to < from && index === ranges.length - 1));
    end = to;
    return fits;
  });
}

function isRange(range: unknown): range is HoursRange {
  if (!Array.isArray(range) || range.length !== 2) return false;
  const [from, to] = range as unknown[];
  return (
    typeof from === 'string' && typeof to === 'string' && from !== '24:00' && clockPattern.test(from) && clockPattern.test(to)
  );
}
