/**
 * A number for the ear: `+12025550147` -> `2 0 2, 5 5 5, 0 1 4 7`; a foreign one in groups of three, a short code in one.
 * Without the spaces a voice says "two hundred and two".
 */
export function spokenDigits(number: string): string {
  const digits = number.replaceAll(/\D/g, '');
  const national = /^\+?1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? /^(\d{3})(\d{3})(\d{4})$/.exec(number);
  const groups = national ? national.slice(1) : (digits.match(/\d{1,3}/g) ?? []);
  return groups.map((group) => group.split('').join(' ')).join(', ');
}
