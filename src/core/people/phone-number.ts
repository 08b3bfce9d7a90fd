import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { hasControls } from '../shared/plain-text.js';
import { isInUnitedStates, isServiceCode, whyNotCallable, type NotCallable } from './callable-number.js';
import { digitsIn, namesSeveralNumbers, plainPhoneText, spelledDigits } from './phone-text.js';

export type PhoneNumberRefusal = NotCallable | 'phone/several' | 'phone/characters';

export type PhoneNumberDecision =
  | {
      readonly kind: 'accepted';
      readonly e164: string;
      readonly extension: string | null;
      readonly automaticCalls: boolean;
      readonly whyNotAutomatic: string | null;
    }
  | { readonly kind: 'refused'; readonly code: PhoneNumberRefusal; readonly message: string };

const messages: Record<PhoneNumberRefusal, string> = {
  'phone/invalid': 'Please enter one phone number with its area code, such as 202-555-0147.',
  'phone/not-callable': 'We cannot call that number: please give one where we can reach you.',
  'phone/premium': 'We cannot call that number because it costs extra: please give an ordinary phone number.',
  'phone/several': 'Please enter one phone number here and add the other below.',
  'phone/characters': 'The phone number contains characters that cannot be read: please type it again.',
};

const longestTyped = 250;
// E.164 ends at 15 digits; with a prefix before them, more than this are two numbers side by side.
const mostDigits = 18;
// Digits that a foreign number may carry beside its own: the international prefix 011 and a trunk 0.
const mostPrefixDigits = 4;

/**
 * Reads a phone number as people type it: +1 is assumed, letters on the keypad are understood, no digit is ever dropped.
 * Accepts only what the law and the numbering plan let us dial (B-001 to B-009, B-011); an extension or a foreign number is kept
 * for a person to dial, never for an automatic call. `ownNumbers` are ours: calling one back would ring ourselves.
 */
export function readPhoneNumber(input: string, ownNumbers: readonly string[]): PhoneNumberDecision {
  if (hasControls(input)) return refused('phone/characters');
  if (input.length > longestTyped) return refused('phone/invalid');
  const text = plainPhoneText(input);
  if (namesSeveralNumbers(text)) return refused('phone/several');
  if (isServiceCode(digitsIn(text))) return refused('phone/not-callable');
  const number = parse(text);
  if (!number) return refused(digitsIn(text).length > mostDigits ? 'phone/several' : 'phone/invalid');
  if (isOwn(number, ownNumbers)) return refused('phone/not-callable');
  const denied = whyNotCallable(number);
  return denied ? refused(denied) : accepted(number);
}

function parse(text: string): PhoneNumber | null {
  const typed = parsePhoneNumberFromString(text, 'US');
  if (typed?.isValid() && keepsEveryDigit(text, typed)) return typed;
  const spelled = spelledDigits(text);
  if (spelled) return parsePhoneNumberFromString(spelled, 'US') ?? null;
  return typed && keepsEveryDigit(text, typed) ? typed : null;
}

function keepsEveryDigit(text: string, number: PhoneNumber): boolean {
  const digits = digitsIn(text);
  const spare = digits.length - `${number.nationalNumber}${number.ext ?? ''}`.length;
  if (number.countryCallingCode === '1') return spare === 0 || ['1', '0111'].includes(digits.slice(0, spare));
  return spare <= number.countryCallingCode.length + mostPrefixDigits;
}

function isOwn(number: PhoneNumber, ownNumbers: readonly string[]): boolean {
  return ownNumbers.some((own) => (parsePhoneNumberFromString(own, 'US')?.number ?? own) === number.number);
}

function accepted(number: PhoneNumber): PhoneNumberDecision {
  const extension = number.ext ?? null;
  const whyNotAutomatic = whyOnlyByHand(number, extension);
  return { kind: 'accepted', e164: number.number, extension, automaticCalls: whyNotAutomatic === null, whyNotAutomatic };
}

function whyOnlyByHand(number: PhoneNumber, extension: string | null): string | null {
  if (!isInUnitedStates(number)) return 'This number is outside the United States: a person decides.';
  return extension === null ? null : `This number has extension ${extension}: a person dials it.`;
}

function refused(code: PhoneNumberRefusal): PhoneNumberDecision {
  return { kind: 'refused', code, message: messages[code] };
}
