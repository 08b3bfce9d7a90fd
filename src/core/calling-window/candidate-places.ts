import { stateOfAreaCode, usStates, type UsState } from './area-codes.js';
import { readTimeZone } from './read-time-zone.js';
import { zonesFromEasternToHawaii, zonesOfAreaCode, zonesOfState } from './state-zones.js';

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
 * Everywhere the person may be (L-302): what they declared and what the area code says, together, because people move and keep
 * their numbers (B-102). A declaration that cannot be read says nothing and is passed over.
 */
export function whereabouts(e164: string, declaredTimeZone: string | null, declaredState: string | null): Whereabouts {
  const found = distinct([...byState(declaredState), ...byAreaCode(e164), ...byZone(declaredTimeZone)]);
  const known = found.length > 0;
  const places = known ? found : zonesFromEasternToHawaii.map((zone) => ({ zone, state: null }));
  return { places, zones: [...new Set(places.map(({ zone }) => zone))], known };
}

function byState(declared: string | null): readonly Place[] {
  const state = usStates.find((code) => code === declared?.trim().toUpperCase());
  return state ? zonesOfState(state).map((zone) => ({ zone, state })) : [];
}

function byAreaCode(e164: string): readonly Place[] {
  const areaCode = /^\+1(\d{3})\d{7}$/.exec(e164)?.[1] ?? '';
  const state = stateOfAreaCode(areaCode);
  return zonesOfAreaCode(areaCode).map((zone) => ({ zone, state }));
}

function byZone(declared: string | null): readonly Place[] {
  const zone = declared === null ? null : readTimeZone(declared);
  return zone ? [{ zone, state: null }] : [];
}

function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.zone} ${place.state}`, place])).values()];
}
