import { DateTime } from 'luxon';
import { nameOfZone } from '../contact/places/zone-names.js';
import { fillLine } from '../scripts/fill-line.js';
import type { SpokenLanguage } from '../scripts/spoken-line.js';
import { pageWords } from './words/every-language.js';

interface Reader {
  readonly language: SpokenLanguage;
  /** Theirs, as far as it is known. */
  readonly zone: string;
  readonly now: Date;
}

const locales: Readonly<Record<SpokenLanguage, string>> = { en: 'en-US', es: 'es-US' };

/** 'today between 6:00 PM and 6:30 PM'; a window across midnight names both days. */
export function windowWords(from: Date, until: Date, reader: Reader): string {
  const { when } = pageWords[reader.language];
  const [fromDay, untilDay] = [dayWords(from, reader), dayWords(until, reader)];
  const times = { from: clockWords(from, reader), until: clockWords(until, reader) };
  if (fromDay === untilDay) return fillLine(when.between, { day: fromDay, ...times });
  return fillLine(when.acrossDays, { fromDay, untilDay, ...times });
}

/** 'Today', 'Tomorrow', 'Tue, Dec 1' */
export function dayLabel(instant: Date, reader: Reader): string {
  const label = nearDay(instant, reader) ?? dayIn(instant, reader, 'short');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** 'today', 'tomorrow', 'on Tuesday, December 1' */
function dayWords(instant: Date, reader: Reader): string {
  return nearDay(instant, reader) ?? fillLine(pageWords[reader.language].when.onDay, { day: dayIn(instant, reader, 'long') });
}

function nearDay(instant: Date, { language, zone, now }: Reader): string | null {
  const { today, tomorrow } = pageWords[language].when;
  const days = Math.round(startOfDay(instant, zone).diff(startOfDay(now, zone), 'days').days);
  return days === 0 ? today : days === 1 ? tomorrow : null;
}

function dayIn(instant: Date, { language, zone }: Reader, length: 'long' | 'short'): string {
  const day = DateTime.fromJSDate(instant, { zone }).setLocale(locales[language]);
  return day.toLocaleString({ weekday: length, month: length, day: 'numeric' });
}

/** '6:00 PM' */
export function clockWords(instant: Date, { language, zone }: Reader): string {
  const clock = DateTime.fromJSDate(instant, { zone }).setLocale(locales[language]);
  return clock.toLocaleString(DateTime.TIME_SIMPLE).replaceAll(/\s/g, ' ');
}

/** 'Eastern time' */
export function zoneWords({ language, zone: timeZone, now }: Reader): string {
  if (language === 'en') return nameOfZone(timeZone);
  const parts = new Intl.DateTimeFormat(locales.es, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')!.value;
}

function startOfDay(instant: Date, zone: string): DateTime {
  return DateTime.fromJSDate(instant, { zone }).startOf('day');
}
