import { DateTime } from 'luxon';
import type { SpokenLanguage } from '../scripts/spoken-line.js';

// Spanish names of months have no accents, so that the text stays one plain segment.
const formats: Readonly<Record<SpokenLanguage, { locale: string; day: string }>> = {
  en: { locale: 'en-US', day: 'cccc, MMMM d' },
  es: { locale: 'es-US', day: "d 'de' MMMM" },
};

/** 'Wednesday, November 25, 9:30 AM', on the clock of the place. */
export function whenExpected(startsAt: Date, timeZone: string, language: SpokenLanguage): string {
  const { locale, day } = formats[language];
  const local = DateTime.fromJSDate(startsAt, { zone: timeZone });
  return `${local.setLocale(locale).toFormat(day)}, ${local.setLocale('en-US').toFormat('h:mm a')}`;
}
