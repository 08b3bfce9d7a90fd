import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { FieldKey, KeyRing } from './key-ring.js';

/** Where a sealed value stands; it opens nowhere else, so nobody can move one row's secret to another. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  /** The row's id. */
  readonly row: string;
}

/** Says why without the value. `unknown-key`: sealed with a key that is not in the ring; `damaged`: changed, or not of this place. */
export class UnsealError extends Error {
  constructor(readonly reason: 'unknown-key' | 'damaged') {
    super(reason === 'unknown-key' ? 'Sealed with a key that FIELD_KEYS does not hold' : 'The sealed value was changed or moved');
    this.name = 'UnsealError';
  }
}

const algorithm = 'aes-256-gcm';
const version = 1;
// NIST SP 800-38D: 96 random bits are safe for 2^32 values of one key; a tag of full length.
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals what must not lie readable in the database or its backups. A sealed value is: version (1 byte), length of the key id (1 byte),
 * key id, nonce (12 bytes), tag (16 bytes), ciphertext.
 */
export class Sealer {
  constructor(private readonly ring: KeyRing) {}

  /** Of the key that seals what is new. */
  get keyId(): string {
    return this.ring[0].id;
  }

  seal(plain: Buffer, place: SealedPlace): Buffer {
    const [{ id, key }] = this.ring;
    const name = Buffer.from(id, 'ascii');
    const head = Buffer.concat([Buffer.from([version, name.length]), name]);
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
    cipher.setAAD(associatedData(head, place));
    const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), hidden]);
  }

  /** Throws UnsealError. */
  open(sealed: Buffer, place: SealedPlace): Buffer {
    const headBytes = 2 + (sealed[1] ?? 0);
    if (sealed[0] !== version || sealed.length < headBytes + nonceBytes + tagBytes) throw new UnsealError('damaged');
    const head = sealed.subarray(0, headBytes);
    const [nonce, tag, hidden] = [
      sealed.subarray(headBytes, headBytes + nonceBytes),
      sealed.subarray(headBytes + nonceBytes, headBytes + nonceBytes + tagBytes),
      sealed.subarray(headBytes + nonceBytes + tagBytes),
    ];
    const decipher = createDecipheriv(algorithm, this.keyNamed(head.toString('ascii', 2)).key, nonce, {
      authTagLength: tagBytes,
    });
    decipher.setAAD(associatedData(head, place)).setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(hidden), decipher.final()]);
    } catch {
      throw new UnsealError('damaged');
    }
  }

  private keyNamed(id: string): FieldKey {
    const found = this.ring.find((one) => one.id === id);
    if (!found) throw new UnsealError('unknown-key');
    return found;
  }
}

function associatedData(head: Buffer, { table, column, row }: SealedPlace): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([table, column, row]))]);
}
