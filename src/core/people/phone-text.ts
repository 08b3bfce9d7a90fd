import { withoutHidden } from '../shared/plain-text.js';

// Arabic-Indic, Persian and Devanagari zeros; full-width digits are folded by NFKC.
const zeros = [0x0660, 0x06f0, 0x0966] as const;
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;
const keypad = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'] as const;
const spelledNumber = /^\+?1?[\s.(-]*[2-9]\d\d[\s.)-]*[\dA-Z][\dA-Z\s.-]*$/i;
const betweenNumbers = /[,;/|&]|\s(?:or|and|o|y)\s/i;
const shortestPhoneNumber = 7;

/** A typed number with ASCII digits, single spaces, line breaks as commas, and no invisible characters (B-007, B-009). */
export function plainPhoneText(input: string): string {
  return withoutHidden(input)
    .normalize('NFKC')
    .replace(otherDigits, (digit) => String(digitValue(digit.codePointAt(0)!)))
    .trim()
    .replace(/[\r\n]+/g, ', ')
    .replace(/\s+/g, ' ');
}

export function digitsIn(text: string): string {
  return text.replace(/\D/g, '');
}

/** True when the parts between separators would each make a number of their own (B-006). */
export function namesSeveralNumbers(text: string): boolean {
  return text.split(betweenNumbers).filter((part) => digitsIn(part).length >= shortestPhoneNumber).length > 1;
}

/**
 * '202-555-HELP' -> '2025554357'; null when the letters do not spell a ten-digit number. Fewer than three letters in a row are a
 * slip (the letter O for a zero) that would ring a stranger.
 */
export function spelledDigits(text: string): string | null {
  if (!spelledNumber.test(text) || !/[a-z]{3}/i.test(text)) return null;
  const digits = Array.from(text.toUpperCase().replace(/[^\dA-Z]/g, ''), keyOf)
    .join('')
    .replace(/^1/, '');
  return digits.length === 10 ? digits : null;
}

function keyOf(character: string): string {
  const key = keypad.findIndex((letters) => letters.includes(character));
  return key === -1 ? character : String(key + 2);
}

function digitValue(codePoint: number): number {
  return codePoint - zeros.findLast((zero) => zero <= codePoint)!;
}
