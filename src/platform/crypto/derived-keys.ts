import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { FieldKey, KeyRing } from './key-ring.js';

const keyBytes = 32;

export interface DerivedKey {
  /** Of the key it comes from. */
  readonly id: string;
  readonly secret: Buffer;
}

export type DerivedKeyRing = readonly [DerivedKey, ...DerivedKey[]];

/**
 * Keys that are derived from those of the ring (RFC 5869), one for each: what is made with them says nothing about the ring, and what
 * they are named for keeps them apart.
 */
export class DerivedKeys {
  private readonly known = new Map<string, DerivedKeyRing>();

  constructor(private readonly ring: KeyRing) {}

  /** In the order of the ring: the first makes what is new, each of them is believed. */
  for(name: string): DerivedKeyRing {
    const known = this.known.get(name);
    if (known) return known;
    const derive = ({ id, key }: FieldKey): DerivedKey => ({
      id,
      secret: Buffer.from(hkdfSync('sha256', key, '', name, keyBytes)),
    });
    const [first, ...others] = this.ring;
    const derived: DerivedKeyRing = [derive(first), ...others.map(derive)];
    this.known.set(name, derived);
    return derived;
  }
}

/** HMAC-SHA-256 of the parts, one after the other: 32 bytes. */
export function codeOf({ secret }: DerivedKey, ...parts: readonly (string | Buffer)[]): Buffer {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** Takes as long for a wrong code as for the right one; as many bytes are compared as `right` has. */
export function isSameCode(given: Buffer, right: Buffer): boolean {
  return given.length === right.length && timingSafeEqual(given, right);
}
