import { DateTime } from 'luxon';
import type { Place, Whereabouts } from './candidate-places.js';
import type { ContactFacts } from './contact-facts.js';
import type { ContactPolicy } from './contact-policy.js';
import { federalCallingHours, stateCallingHours } from './state-calling-hours.js';
import { stateNames } from './places/state-names.js';
import { nameOfZone } from './places/zone-names.js';
import { holidayOn, type Holiday, type WeeklyHours } from './weekly-hours.js';

/** Hours on one wall clock that must be open for contact, and how to name them in a sentence. */
export interface HourWindow {
  readonly hours: WeeklyHours;
  readonly holidays: readonly Holiday[];
  readonly zone: string;
  /** 'in Florida', 'Hawaii time' */
  readonly where: string;
  /** 'quiet hours' */
  readonly why: string;
  readonly rule: string;
  readonly source: string;
}

/** The hours in which they said that this number, and any number of theirs, is safe: all of them at once. */
export function safeHoursOf({ plan, ownPlans }: Pick<ContactFacts, 'plan' | 'ownPlans'>): readonly HourWindow[] {
  return [plan, ...ownPlans].flatMap(({ safeHours }) => {
    if (safeHours === null) return [];
    const { hours, timeZone: zone } = safeHours;
    const named = { zone, where: nameOfZone(zone), why: 'the hours in which they can talk safely' };
    // Stryker disable next-line ArrayDeclaration: a text in the list is the holiday of no date
    return [{ ...named, hours, holidays: [], rule: 'contact/safe-hours', source: 'their contact plan' }];
  });
}

/** The federal hours of every candidate place and the hours of its state. */
export function quietHoursOf({ places, known }: Whereabouts): readonly HourWindow[] {
  const why = known ? 'quiet hours' : 'quiet hours; their number could be anywhere in the United States';
  return places.flatMap((place) => {
    // Stryker disable next-line ArrayDeclaration: a text in the list is the holiday of no date
    const named = { zone: place.zone, where: nameOfPlace(place, places), why, holidays: [] };
    const federal = { ...named, ...federalCallingHours, rule: 'contact/quiet-hours-federal' };
    const narrower = place.state && stateCallingHours[place.state];
    return narrower ? [{ ...named, ...narrower, rule: 'contact/quiet-hours-state' }, federal] : [federal];
  });
}

/** The hours of the site, its holidays among them; `at`: the moment for which a closed site is explained. */
export function siteHoursOf(policy: Pick<ContactPolicy, 'siteHours' | 'siteTimeZone' | 'holidays'>, at: Date): HourWindow {
  const { siteHours: hours, siteTimeZone: zone, holidays } = policy;
  const holiday = holidayOn(holidays, DateTime.fromJSDate(at, { zone }));
  const why = holiday ? `the site is closed: ${holiday.name}` : 'the site is closed';
  return { hours, holidays, zone, where: nameOfZone(zone), why, rule: 'contact/site-closed', source: 'the hours of the site' };
}

/** 'in Florida', or 'in Florida, Central time' when the person may be in either zone of the state. */
function nameOfPlace(place: Place, among: readonly Place[]): string {
  if (place.state === null) return nameOfZone(place.zone);
  const clocks = new Set(among.filter(({ state }) => state === place.state).map(({ zone }) => nameOfZone(zone)));
  return `in ${stateNames[place.state]}${clocks.size > 1 ? `, ${nameOfZone(place.zone)}` : ''}`;
}
