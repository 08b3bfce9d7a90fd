import { createHash, randomInt } from 'node:crypto';

// Crockford's base 32: no I, L, O, U, so it survives being read aloud at night.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference such as "RB-7K2M-9XQ4": 40 random bits, unique in the database. */
export function newReference(): string {
  return written(Array.from({ length: 8 }, () => randomInt(alphabet.length)));
}

/**
 * The reference of a request that names itself by a key: whoever reads the same request, before, during or after an outage of the database and
 * in whichever process, gives it the same one. So it is known again when nothing else of it is (B-046).
 */
export function referenceOf(sourceId: string, key: string, requestHash: Buffer): string {
  const hash = createHash('sha256').update(`${sourceId} ${key} `).update(requestHash).digest();
  return written([...hash.subarray(0, 8)]);
}

function written(numbers: readonly number[]): string {
  const letters = numbers.map((number) => alphabet[number % alphabet.length]).join('');
  return `RB-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
