import { DateTime } from 'luxon';

// Spreadsheets in the United States write the month first.
const american = [
  'M/d/yyyy',
  'M/d/yyyy H:mm',
  'M/d/yyyy H:mm:ss',
  'M/d/yyyy h:mm a',
  'M/d/yyyy h:mm:ss a',
  'M/d/yy',
  'M/d/yy H:mm',
];

/**
 * A date of a list, ISO 8601 or as spreadsheets write it, on the clock of `zone` unless it brings its own offset. Null for what cannot
 * be read or has not happened yet at `now`: nothing is made of it then.
 */
export function readListDate(text: string, zone: string, now: Date): Date | null {
  const given = text.trim();
  const iso = DateTime.fromISO(given.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T'), { zone });
  const read = iso.isValid
    ? iso
    : american.map((format) => DateTime.fromFormat(given, format, { zone, locale: 'en-US' })).find((one) => one.isValid);
  if (!read || read.year < 1990 || read.toMillis() > now.getTime()) return null;
  return read.toJSDate();
}
