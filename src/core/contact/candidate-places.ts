import type { ContactFacts } from './contact-facts.js';
import { stateOfAreaCode, usStates, type UsState } from './places/area-codes.js';
import { readTimeZone } from './places/read-time-zone.js';
import { zonesFromEasternToHawaii, zonesOfAreaCode, zonesOfState } from './places/state-zones.js';
import { statesOfZip, zoneOfZip } from './places/zip-codes.js';

/** Somewhere the person may be: a zone, and the state whose law holds there when we know it. */
export interface Place {
  readonly zone: string;
  readonly state: UsState | null;
}

export interface Whereabouts {
  readonly places: readonly Place[];
  readonly zones: readonly string[];
  /** False when nothing says where they are: then they may be anywhere from Eastern to Hawaii. */
  readonly known: boolean;
}

/**
 * Everywhere the person may be (L-302, B-027): what they declared and what the area code says, together, because people move and
 * keep their numbers (B-102). A declaration that cannot be read says nothing and is passed over.
 */
export function whereabouts({ e164, declared }: Pick<ContactFacts, 'e164' | 'declared'>): Whereabouts {
  const found = distinct([
    ...declared.zips.flatMap(byZip),
    ...byState(declared.state),
    ...byAreaCode(e164),
    ...byZone(declared.timeZone),
  ]);
  const known = found.length > 0;
  const places = known ? found : zonesFromEasternToHawaii.map((zone) => ({ zone, state: null }));
  return { places, zones: [...new Set(places.map(({ zone }) => zone))], known };
}

/** The state that somebody wrote ('fl '); null when it is none. */
export function readState(written: string | null): UsState | null {
  return usStates.find((code) => code === written?.trim().toUpperCase()) ?? null;
}

/** '404' of +14045550147; empty for a number of another country. */
export function areaCodeOf(e164: string): string {
  return /^\+1(\d{3})\d{7}$/.exec(e164)?.[1] ?? '';
}

function byZip(zip: string): readonly Place[] {
  const zone = zoneOfZip(zip);
  return statesOfZip(zip).flatMap((state) => (zone ? [{ zone, state }] : everywhereIn(state)));
}

function byState(declared: string | null): readonly Place[] {
  const state = readState(declared);
  return state ? everywhereIn(state) : [];
}

function byAreaCode(e164: string): readonly Place[] {
  const areaCode = areaCodeOf(e164);
  const state = stateOfAreaCode(areaCode);
  return zonesOfAreaCode(areaCode).map((zone) => ({ zone, state }));
}

function byZone(declared: string | null): readonly Place[] {
  const zone = declared === null ? null : readTimeZone(declared);
  return zone ? [{ zone, state: null }] : [];
}

function everywhereIn(state: UsState): readonly Place[] {
  return zonesOfState(state).map((zone) => ({ zone, state }));
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.zone} ${place.state}`, place])).values()];
}
