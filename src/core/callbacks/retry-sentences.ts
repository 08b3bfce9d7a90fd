import { DateTime } from 'luxon';
import { nameOfZone } from '../contact/places/zone-names.js';

/** 'Tue 10:00 Eastern time' */
export function timeSentence(instant: Date, zone: string): string {
  return `${onClock(instant, zone, 'ccc HH:mm')} ${nameOfZone(zone)}`;
}

/** 'Tue 14:00-17:00 Eastern time' */
export function windowSentence(from: Date, until: Date, zone: string): string {
  return `${onClock(from, zone, 'ccc HH:mm')}-${onClock(until, zone, 'HH:mm')} ${nameOfZone(zone)}`;
}

function onClock(instant: Date, zone: string, format: string): string {
  return DateTime.fromJSDate(instant, { zone }).setLocale('en').toFormat(format);
}
