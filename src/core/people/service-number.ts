import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isInUnitedStates, isServiceCode, isTollFree, whyNotCallable } from './callable-number.js';
import { crisisLineNumber, type OutsideKind } from './outside-kinds.js';
import { digitsIn, plainPhoneText } from './phone-text.js';

export type ServiceNumberDecision =
  | { readonly kind: 'accepted'; readonly e164: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

const refusals = {
  'phone/short-code': 'Short numbers such as 911 and 988 cannot be dialled by a program: enter the ten digits of that service.',
  'phone/invalid': 'Enter one phone number in the United States with its area code, such as 202-555-0147.',
  'phone/premium': 'That number costs extra: enter an ordinary or a toll-free one.',
  'phone/own': 'That is a number of our own: it would ring ourselves.',
  'phone/crisis-line': 'That is the crisis line: enter it with the kind crisis-line.',
} as const;

/**
 * Reads the number of a service that a call may be handed to or that stands in for us: in the United States, toll-free allowed,
 * unlike a person's. `ownNumbers` are ours.
 */
export function readServiceNumber(
  input: string,
  use: OutsideKind | 'standby',
  ownNumbers: readonly string[],
): ServiceNumberDecision {
  const text = plainPhoneText(input);
  if (isServiceCode(digitsIn(text))) return refused('phone/short-code');
  if (!/^\+?[\d\s().-]+$/.test(text)) return refused('phone/invalid');
  const number = parsePhoneNumberFromString(text, 'US');
  const e164 = number?.number;
  if (!number || !e164 || !/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(e164)) return refused('phone/invalid');
  if (ownNumbers.includes(e164)) return refused('phone/own');
  if (e164 === crisisLineNumber && use !== 'crisis-line') return refused('phone/crisis-line');
  const tollFree = isTollFree(number);
  if (!tollFree && !isInUnitedStates(number)) return refused('phone/invalid');
  const denied = tollFree ? null : whyNotCallable(number);
  if (denied === 'phone/premium') return refused('phone/premium');
  return denied === null ? { kind: 'accepted', e164 } : refused('phone/invalid');
}

function refused(code: keyof typeof refusals): ServiceNumberDecision {
  return { kind: 'refused', code, message: refusals[code] };
}
