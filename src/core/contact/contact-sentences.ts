import { DateTime } from 'luxon';
import type { Whereabouts } from './candidate-places.js';
import { stateNames } from './places/state-names.js';
import { nameOfZone } from './places/zone-names.js';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const dayMs = 24 * 3_600_000;

const minuteMs = 60_000;
const lastTold = new Map<string, { readonly minute: number; readonly text: string }>();

/** '23:30 Eastern time'; the last minute of each zone is kept, since many ask within one. */
export function timeIn(instant: Date, zone: string): string {
  // Stryker disable ArithmeticOperator,ConditionalExpression,ObjectLiteral: what is kept gives the same text, only sooner
  const minute = Math.floor(instant.getTime() / minuteMs);
  const before = lastTold.get(zone);
  if (before?.minute === minute) return before.text;
  const text = `${DateTime.fromJSDate(instant, { zone }).toFormat('HH:mm')} ${nameOfZone(zone)}`;
  lastTold.set(zone, { minute, text });
  // Stryker restore ArithmeticOperator,ConditionalExpression,ObjectLiteral
  return text;
}

/** 'Not before 08:00 in Florida (quiet hours)'; the weekday is named when the time is more than a day away. */
export function notBeforeSentence(instant: Date, now: Date, zone: string, where: string | null, why: string): string {
  const local = DateTime.fromJSDate(instant, { zone });
  const day = instant.getTime() - now.getTime() > dayMs ? `${dayNames[local.weekday - 1]} ` : '';
  return `Not before ${day}${local.toFormat('HH:mm')} ${where ?? nameOfZone(zone)} (${why})`;
}

export function openSentence({ places, known }: Whereabouts): string {
  if (!known) return 'Inside calling hours everywhere from Eastern to Hawaii time (their area code is not known)';
  const names = places.map(({ zone, state }) => (state === null ? nameOfZone(zone) : stateNames[state]));
  return `Inside calling hours in ${[...new Set(names)].join(' and ')}`;
}
