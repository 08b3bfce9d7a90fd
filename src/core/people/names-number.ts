const phoneLike = /\+?\d[\d\s().\-/]{8,18}\d/g;
const digitsThatTell = 10; // of a number of the North American plan, without its 1

/** Does a text, whatever it is, hold one of these numbers (E.164), however it is written? */
export function namesNumber(text: string, numbers: readonly string[]): boolean {
  const wanted = numbers.map((e164) => e164.replace(/\D/g, '').slice(-digitsThatTell));
  return [...text.matchAll(phoneLike)].some(([found]) => {
    const digits = found.replace(/\D/g, '');
    return wanted.some((one) => digits.endsWith(one));
  });
}
