import { stateOfAreaCode, type UsState } from './area-codes.js';

// One zone stands for all that keep the same clock today: Detroit for New York, Boise for Denver, Juneau for Anchorage.
type UsZone =
  | 'America/New_York'
  | 'America/Chicago'
  | 'America/Denver'
  | 'America/Phoenix'
  | 'America/Los_Angeles'
  | 'America/Anchorage'
  | 'America/Adak'
  | 'Pacific/Honolulu'
  | 'America/Puerto_Rico'
  | 'Pacific/Guam'
  | 'Pacific/Pago_Pago';

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const arizona = 'America/Phoenix';
const pacific = 'America/Los_Angeles';

/** Where somebody with an unknown number may be: whoever is awake in all of these is awake anywhere from Maine to Hawaii. */
export const zonesFromEasternToHawaii: readonly UsZone[] = [
  eastern,
  central,
  mountain,
  arizona,
  pacific,
  'America/Anchorage',
  'America/Adak',
  'Pacific/Honolulu',
];

const zonesByState: Record<UsState, readonly UsZone[]> = {
  AL: [central],
  AK: ['America/Anchorage', 'America/Adak'],
  AZ: [arizona, mountain], // the Navajo Nation keeps daylight saving time, the rest of the state does not
  AR: [central],
  CA: [pacific],
  CO: [mountain],
  CT: [eastern],
  DE: [eastern],
  DC: [eastern],
  FL: [eastern, central],
  GA: [eastern],
  HI: ['Pacific/Honolulu'],
  ID: [mountain, pacific],
  IL: [central],
  IN: [eastern, central],
  IA: [central],
  KS: [central, mountain],
  KY: [eastern, central],
  LA: [central],
  ME: [eastern],
  MD: [eastern],
  MA: [eastern],
  MI: [eastern, central],
  MN: [central],
  MS: [central],
  MO: [central],
  MT: [mountain],
  NE: [central, mountain],
  NV: [pacific, mountain],
  NH: [eastern],
  NJ: [eastern],
  NM: [mountain],
  NY: [eastern],
  NC: [eastern],
  ND: [central, mountain],
  OH: [eastern],
  OK: [central],
  OR: [pacific, mountain],
  PA: [eastern],
  RI: [eastern],
  SC: [eastern],
  SD: [central, mountain],
  TN: [eastern, central],
  TX: [central, mountain],
  UT: [mountain],
  VT: [eastern],
  VA: [eastern],
  WA: [pacific],
  WV: [eastern],
  WI: [central],
  WY: [mountain],
  AS: ['Pacific/Pago_Pago'],
  GU: ['Pacific/Guam'],
  MP: ['Pacific/Guam'],
  PR: ['America/Puerto_Rico'],
  VI: ['America/Puerto_Rico'],
};

// Area codes of split states that lie in one zone. All others of such a state (850 and 448 in Florida, 208 and 986 in Idaho, 606
// in Kentucky, ...) cross the line and get every zone of the state; so does a new overlay until it is listed here.
const oneZoneInSplitStates: Readonly<Partial<Record<UsState, Readonly<Partial<Record<UsZone, string>>>>>> = {
  AZ: { [arizona]: '480 520 602 623' },
  FL: { [eastern]: '239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954' },
  IN: { [eastern]: '260 317 463 765' },
  KS: { [central]: '316 913' },
  KY: { [eastern]: '502 859' },
  MI: { [eastern]: '231 248 269 313 517 586 616 679 734 810 947 989' },
  NE: { [central]: '402 531' },
  NV: { [pacific]: '702 725' },
  OR: { [pacific]: '503 971' },
  TN: { [eastern]: '865', [central]: '615 629 731 901 931' },
  TX: {
    [central]: '210 214 254 281 325 346 361 409 430 469 512 621 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979',
    [mountain]: '915',
  },
};

export function zonesOfState(state: UsState): readonly UsZone[] {
  return zonesByState[state];
}

/** Every zone the area code may lie in; empty when the area code is not one we know. */
export function zonesOfAreaCode(areaCode: string): readonly UsZone[] {
  const state = stateOfAreaCode(areaCode);
  if (state === null) return [];
  const single = Object.entries(oneZoneInSplitStates[state] ?? {}).find(([, codes]) => codes.split(' ').includes(areaCode));
  return single ? [single[0] as UsZone] : zonesByState[state];
}
