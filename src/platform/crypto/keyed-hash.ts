import { codeOf, DerivedKeys, type DerivedKey } from './derived-keys.js';
import type { KeyRing } from './key-ring.js';

/** What is hashed; each has keys of its own, so that equal values of two purposes cannot be matched. */
export type HashPurpose = 'phone-number' | 'ip-address' | 'match-phone' | 'match-e-mail' | 'inquiry';

export interface HashedValue {
  readonly keyId: string;
  /** 32 bytes. */
  readonly hash: Buffer;
}

/**
 * HMAC-SHA-256 under derived keys. A plain hash of a phone number is found by trying all of them in seconds; this one only by who has our
 * keys. New values are hashed with the first key; a value may have been hashed with any.
 */
export class KeyedHash {
  private readonly keys: DerivedKeys;

  constructor(private readonly ring: KeyRing) {
    this.keys = new DerivedKeys(ring);
  }

  of(purpose: HashPurpose, value: string): HashedValue {
    return hashed(this.keysOf(purpose)[0], value);
  }

  /** Under each key of the ring: how a value is found that was hashed before a key was added. */
  everyOf(purpose: HashPurpose, value: string): readonly HashedValue[] {
    return this.keysOf(purpose).map((key) => hashed(key, value));
  }

  get keyIds(): readonly string[] {
    return this.ring.map(({ id }) => id);
  }

  private keysOf(purpose: HashPurpose) {
    return this.keys.for(`ringback keyed hash ${purpose}`);
  }
}

function hashed(key: DerivedKey, value: string): HashedValue {
  return { keyId: key.id, hash: codeOf(key, value) };
}
