import { IANAZone } from 'luxon';

// People write abbreviations; the zone database has EST as "never daylight saving", which is not what they mean.
const abbreviations: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  CT: 'America/Chicago',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  MT: 'America/Denver',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  PT: 'America/Los_Angeles',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  AKST: 'America/Anchorage',
  AKDT: 'America/Anchorage',
  HST: 'Pacific/Honolulu',
  AST: 'America/Puerto_Rico',
  CHST: 'Pacific/Guam',
  SST: 'Pacific/Pago_Pago',
};

/**
 * A zone somebody declared, as a place in the zone database; null when it says nothing about a place (B-036): unknown names, bare
 * offsets, and UTC, which browsers that hide their user report.
 */
export function readTimeZone(declared: string): string | null {
  const name = declared.trim();
  const known = abbreviations[name.toUpperCase()];
  if (known) return known;
  const isPlace = name.includes('/') && !name.toLowerCase().startsWith('etc/');
  return isPlace && IANAZone.isValidZone(name) ? name : null;
}
