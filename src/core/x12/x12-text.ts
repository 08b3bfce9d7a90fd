// What NFD does not take apart.
const plainLetters: Readonly<Record<string, string>> = { Đ: 'D', Ø: 'O', Ł: 'L', ß: 'SS', Æ: 'AE', Œ: 'OE', ı: 'I' };
const marks = /\p{M}/gu;
// The basic character set of X12 without the four that separate in our interchanges (* ^ : ~): there is no way to quote one.
const notBasic = /[^A-Z0-9 !"&'()+,\-./;?=]/g;

/** 'José  O’Brien' -> 'JOSE O BRIEN': a value as it may stand in an element, at most `longest` characters. Empty when nothing is left. */
export function x12Text(value: string, longest: number): string {
  const plain = value.normalize('NFD').replace(marks, '').toUpperCase();
  const letters = Array.from(plain, (letter) => plainLetters[letter] ?? letter).join('');
  return letters.replace(notBasic, ' ').replace(/ +/g, ' ').trim().slice(0, longest).trimEnd();
}
