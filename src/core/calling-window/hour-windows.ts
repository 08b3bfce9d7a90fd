import { nameOfZone } from './state-zones.js';
import { federalCallingHours, stateCallingHours } from './state-calling-hours.js';
import { stateNames } from './state-names.js';
import type { Place, Whereabouts } from './candidate-places.js';
import type { WeeklyHours } from './weekly-hours.js';

/** Hours on one wall clock that must be open for a call, and how to name them in a sentence. */
export interface HourWindow {
  readonly hours: WeeklyHours;
  readonly zone: string;
  /** 'in Florida', 'Hawaii time' */
  readonly where: string;
  /** 'quiet hours' */
  readonly why: string;
  readonly rule: 'calling/quiet-hours-federal' | 'calling/quiet-hours-state' | 'calling/site-closed';
  readonly source: string;
}

/** The federal hours of every candidate place and the hours of its state. */
export function quietHoursOf({ places, known }: Whereabouts): readonly HourWindow[] {
  const why = known ? 'quiet hours' : 'quiet hours; their number could be anywhere in the United States';
  return places.flatMap((place) => {
    const named = { zone: place.zone, where: nameOfPlace(place, places), why };
    const federal = { ...named, ...federalCallingHours, rule: 'calling/quiet-hours-federal' } as const;
    const narrower = place.state === null ? undefined : stateCallingHours[place.state];
    return narrower ? [{ ...named, ...narrower, rule: 'calling/quiet-hours-state' } as const, federal] : [federal];
  });
}

export function siteHoursWindow(hours: WeeklyHours, zone: string): HourWindow {
  const where = nameOfZone(zone);
  return { hours, zone, where, why: 'the site is closed', rule: 'calling/site-closed', source: 'the hours of the site' };
}

/** 'in Florida', or 'in Florida, Central time' when the person may be in either zone of the state. */
function nameOfPlace(place: Place, among: readonly Place[]): string {
  if (place.state === null) return nameOfZone(place.zone);
  const split = among.filter(({ state }) => state === place.state).length > 1;
  return `in ${stateNames[place.state]}${split ? `, ${nameOfZone(place.zone)}` : ''}`;
}
