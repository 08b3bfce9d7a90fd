import { DateTime } from 'luxon';
import { nameOfZone } from '../contact/places/zone-names.js';
import type { SpokenLanguage } from '../scripts/spoken-line.js';
import { filled, formWords } from './words/form-words.js';

const locales: Readonly<Record<SpokenLanguage, string>> = { en: 'en-US', es: 'es-US' };
// A summer day: the generic name ("hora del este") is the same in winter.
const anyDay = Date.UTC(2026, 6, 1);

/** How instants are told to somebody: in their language, on one wall clock. */
export interface Telling {
  readonly zone: string;
  readonly language: SpokenLanguage;
  readonly now: Date;
}

/** "tomorrow between 8:00 AM and 10:00 AM (Eastern time)" */
export function windowInWords(from: Date, to: Date, telling: Telling): string {
  const { between } = formWords[telling.language];
  const times = { from: timeOfDay(from, telling), to: timeOfDay(to, telling) };
  return oneOClock(filled(between, { day: dayInWords(from, telling), zone: zoneInWords(telling), ...times }));
}

/** "on Sunday, March 14 at 3:00 AM (Eastern time)" */
export function instantInWords(at: Date, telling: Telling): string {
  return placed(formWords[telling.language].atTime, at, telling);
}

/** "on Sunday, March 14 from 8:00 AM (Eastern time)" */
export function openingInWords(at: Date, telling: Telling): string {
  return placed(formWords[telling.language].fromTime, at, telling);
}

/** "Eastern time", "hora del este" */
export function zoneInWords({ zone, language }: Pick<Telling, 'zone' | 'language'>): string {
  if (language === 'en') return nameOfZone(zone);
  const parts = new Intl.DateTimeFormat(locales[language], { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(anyDay);
  return parts.find(({ type }) => type === 'timeZoneName')!.value;
}

function placed(sentence: string, at: Date, telling: Telling): string {
  const values = { day: dayInWords(at, telling), time: timeOfDay(at, telling), zone: zoneInWords(telling) };
  return oneOClock(filled(sentence, values));
}

/** Spanish has one o'clock in the singular: "a la 1:00 PM". */
function oneOClock(sentence: string): string {
  return sentence.replaceAll(/\blas (?=1:)/g, 'la ');
}

function dayInWords(at: Date, telling: Telling): string {
  const words = formWords[telling.language];
  const day = localOf(at, telling).startOf('day');
  const ahead = Math.round(day.diff(localOf(telling.now, telling).startOf('day'), 'days').days);
  if (ahead === 0) return words.today;
  if (ahead === 1) return words.tomorrow;
  return filled(words.onDay, { date: day.toFormat(words.dateFormat) });
}

function timeOfDay(at: Date, telling: Telling): string {
  return DateTime.fromJSDate(at, { zone: telling.zone }).setLocale('en-US').toFormat('h:mm a');
}

function localOf(at: Date, { zone, language }: Telling): DateTime {
  return DateTime.fromJSDate(at, { zone }).setLocale(locales[language]);
}
