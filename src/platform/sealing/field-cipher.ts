import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { parse as bytesOfId, stringify as idOfBytes } from 'uuid';
import { UnsealError, type SealedPlace } from '../crypto/sealer.js';
import type { DataKey } from './key-wrapping.js';

const algorithm = 'aes-256-gcm';
// 1 is what a Sealer makes: sealed with a key of the ring itself.
const version = 2;
const idBytes = 16;
const headBytes = 1 + idBytes;
// NIST SP 800-38D: 96 random bits are safe for 2^32 values of one key, and nobody has a billion fields.
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals with a data key. A sealed field is: version (1 byte), id of the data key (16 bytes), nonce (12 bytes), tag (16 bytes), ciphertext.
 * Head and place are authenticated: it opens in its row and column, and nowhere else.
 */
export function sealField(plain: Buffer, { id, key }: DataKey, place: SealedPlace): Buffer {
  const head = Buffer.concat([Buffer.from([version]), bytesOfId(id)]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(head, place));
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), hidden]);
}

/** With which data key it was sealed; null: with none, but with a key of the ring, if it was sealed at all. */
export function dataKeyIdOf(sealed: Buffer): string | null {
  if (sealed[0] !== version || sealed.length < headBytes + nonceBytes + tagBytes) return null;
  return idOfBytes(sealed.subarray(1, headBytes));
}

/** With the data key that `dataKeyIdOf` names. @throws UnsealError */
export function openField(sealed: Buffer, { key }: DataKey, place: SealedPlace): Buffer {
  const nonce = sealed.subarray(headBytes, headBytes + nonceBytes);
  const tag = sealed.subarray(headBytes + nonceBytes, headBytes + nonceBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(associatedData(sealed.subarray(0, headBytes), place)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headBytes + nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    throw new UnsealError('damaged');
  }
}

function associatedData(head: Buffer, { table, column, row }: SealedPlace): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([table, column, row]))]);
}
