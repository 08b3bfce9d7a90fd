/** The GSM 03.38 alphabet; the characters of the second line cost two. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€\f';

function gsmLength(body: string): number | undefined {
  let length = 0;
  for (const character of body) {
    if (BASIC.includes(character)) length += 1;
    else if (EXTENDED.includes(character)) length += 2;
    else return undefined;
  }
  return length;
}

/**
 * Into how many segments a text is cut: 160 characters of the GSM alphabet, or 153 each when there are several; 70 or
 * 67 UTF-16 units as soon as one character is outside that alphabet.
 */
export function countSegments(body: string): number {
  const gsm = gsmLength(body);
  const [length, alone, joined] = gsm === undefined ? [body.length, 70, 67] : [gsm, 160, 153];
  return length <= alone ? 1 : Math.ceil(length / joined);
}
