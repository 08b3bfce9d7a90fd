export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** `["08:00", "20:00"]`, the end not included; an end of 24:00 is midnight. */
export type Span = readonly [from: string, to: string];

/** Around the clock, or spans per weekday in the site's own time zone; a day left out is closed. */
export type SiteHours = { readonly always: true } | { readonly [day in Weekday]?: readonly Span[] };

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with `value` as hours, as a sentence; null when it is SiteHours. */
export function hoursProblem(value: object): string | null {
  if ('always' in value) {
    const alone = value.always === true && Object.keys(value).length === 1;
    return alone ? null : 'always must be true and stand alone.';
  }
  const days = Object.entries(value);
  if (days.length === 0) return 'Name at least one weekday, or {"always": true}.';
  for (const [day, spans] of days) {
    if (!(weekdays as readonly string[]).includes(day)) return `${day} is not a weekday: use ${weekdays.join(', ')}.`;
    if (!isInOrder(spans)) return `${day} must list spans such as ["08:00", "20:00"], in order and without overlap.`;
  }
  return null;
}

function isInOrder(spans: unknown): boolean {
  if (!Array.isArray(spans)) return false;
  let end = '';
  return spans.every((span: unknown) => {
    if (!isSpan(span) || span[0] < end) return false;
    end = span[1];
    return true;
  });
}

function isSpan(span: unknown): span is Span {
  if (!Array.isArray(span) || span.length !== 2) return false;
  const [from, to] = span as unknown[];
  return typeof from === 'string' && typeof to === 'string' && time.test(from) && (time.test(to) || to === '24:00') && from < to;
}
