import { randomInt } from 'node:crypto';

// Crockford's base 32: no I, L, O, U, so it survives being read aloud at night.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference such as "RB-7K2M-9XQ4": 40 random bits, unique in the database. */
export function newReference(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `RB-${group()}-${group()}`;
}
