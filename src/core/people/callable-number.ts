import type { PhoneNumber } from 'libphonenumber-js/max';
import { stateOfAreaCode } from '../contact/places/area-codes.js';

export type NotCallable = 'phone/not-callable' | 'phone/premium' | 'phone/invalid';

const usCountries: readonly (string | undefined)[] = ['US', 'PR', 'GU', 'VI', 'AS', 'MP'];
// NANP numbers nobody can be reached on, whatever the parser's metadata says: it calls most of them valid (B-002, B-003).
const nanpRules: readonly (readonly [RegExp, NotCallable])[] = [
  [/^8(?:00|22|33|44|55|66|77|8\d)/, 'phone/not-callable'], // toll-free, in service or reserved: poison control is one
  [/^\d{3}5551212$/, 'phone/not-callable'], // directory assistance
  [/^(?:900|976|\d{3}976)/, 'phone/premium'],
  [/^5(?:00|2[1-9]|33|44|66|77|88)/, 'phone/premium'], // personal numbers ("follow me"): the caller pays what the owner sets
  [/^\d{3}[2-9]11/, 'phone/invalid'], // N11 is a service code, never an exchange
];

/** Short codes that reach a service and not a person: emergency, crisis line, information, poll. */
export function isServiceCode(digits: string): boolean {
  return /^1?(?:[2-9]11|988|933|112|999)$/.test(digits);
}

/** Costs the caller nothing and rings a service, never a person. */
export function isTollFree(number: PhoneNumber): boolean {
  return isNanp(number) && /^8(?:00|33|44|55|66|77|88)/.test(number.nationalNumber);
}

/** Why this number must not be dialled, or null. Type and validity come from the numbering plan, not from a look-up. */
export function whyNotCallable(number: PhoneNumber): NotCallable | null {
  const national = number.nationalNumber;
  const denied = isNanp(number) ? nanpRules.find(([pattern]) => pattern.test(national)) : undefined;
  return denied?.[1] ?? whyNotByType(number) ?? (isInService(number, national) ? null : 'phone/invalid');
}

function whyNotByType(number: PhoneNumber): NotCallable | null {
  switch (number.getType()) {
    case 'TOLL_FREE':
    case 'VOICEMAIL':
      return 'phone/not-callable';
    case 'PREMIUM_RATE':
    case 'SHARED_COST':
    case 'UAN':
    case 'PERSONAL_NUMBER':
    case 'PAGER':
      return 'phone/premium';
    default:
      return number.isNonGeographic() ? 'phone/premium' : null; // satellite and international networks
  }
}

/** Fifty states, DC and the territories on +1; Canada and the Caribbean share the code but not the country (B-011). */
export function isInUnitedStates(number: PhoneNumber): boolean {
  return isNanp(number) && (stateOfAreaCode(areaCode(number)) !== null || usCountries.includes(number.country));
}

// The metadata is older than the newest area codes, and refuses the fictional 555-01xx in American Samoa.
function isInService(number: PhoneNumber, national: string): boolean {
  return number.isValid() || (isNanp(number) && /^\d{3}[2-9]\d{6}$/.test(national) && stateOfAreaCode(areaCode(number)) !== null);
}

function isNanp(number: PhoneNumber): boolean {
  return number.countryCallingCode === '1';
}

function areaCode(number: PhoneNumber): string {
  return number.nationalNumber.slice(0, 3);
}
