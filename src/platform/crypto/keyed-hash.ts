import { createHmac, hkdfSync } from 'node:crypto';
import type { FieldKey, KeyRing } from './key-ring.js';

/** What is hashed; each has keys of its own, so that equal values of two purposes cannot be matched. */
export type HashPurpose = 'phone-number' | 'ip-address';

export interface HashedValue {
  readonly keyId: string;
  /** 32 bytes. */
  readonly hash: Buffer;
}

/**
 * HMAC-SHA-256 under keys derived from the key ring (RFC 5869). A plain hash of a phone number is found by trying all of them in
 * seconds; this one only by who has our keys. New values are hashed with the first key; a value may have been hashed with any.
 */
export class KeyedHash {
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly ring: KeyRing) {}

  of(purpose: HashPurpose, value: string): HashedValue {
    return this.with(this.ring[0], purpose, value);
  }

  /** Under each key of the ring: how a value is found that was hashed before a key was added. */
  everyOf(purpose: HashPurpose, value: string): readonly HashedValue[] {
    return this.ring.map((key) => this.with(key, purpose, value));
  }

  get keyIds(): readonly string[] {
    return this.ring.map(({ id }) => id);
  }

  private with({ id, key }: FieldKey, purpose: HashPurpose, value: string): HashedValue {
    const place = `${purpose} ${id}`;
    const secret = this.derived.get(place) ?? Buffer.from(hkdfSync('sha256', key, '', `ringback keyed hash ${purpose}`, 32));
    this.derived.set(place, secret);
    return { keyId: id, hash: createHmac('sha256', secret).update(value).digest() };
  }
}
