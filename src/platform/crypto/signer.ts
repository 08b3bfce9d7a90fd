import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { FieldKey, KeyRing } from './key-ring.js';

/** What is signed for one purpose counts for no other. */
export type SigningPurpose = 'form-page' | 'form-proof' | 'form-receipt';

/**
 * Signs what a browser carries for us and has to bring back unchanged; anybody may read it. Each purpose has a key of its own, derived
 * (RFC 5869) from those that seal: the first key of the ring signs, what any of them signed is believed.
 */
export class Signer {
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly ring: KeyRing) {}

  /** `value` as `<base64url of its JSON>.<signature>`. */
  sign(purpose: SigningPurpose, value: object): string {
    const body = Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${body}.${mac(this.keyOf(purpose, this.ring[0]), body).toString('base64url')}`;
  }

  /** What `sign` was given; null when it was changed, or is of another purpose or key ring. */
  read(purpose: SigningPurpose, signed: string): unknown {
    const [body = '', signature = '', ...more] = signed.split('.');
    const given = Buffer.from(signature, 'base64url');
    const isOurs = this.ring.some((key) => {
      const right = mac(this.keyOf(purpose, key), body);
      return given.length === right.length && timingSafeEqual(given, right);
    });
    return isOurs && more.length === 0 ? JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) : null;
  }

  /** For a protocol that signs by itself: the one to sign with first, then those that are still believed. */
  secrets(purpose: SigningPurpose): readonly string[] {
    return this.ring.map((key) => this.keyOf(purpose, key).toString('hex'));
  }

  private keyOf(purpose: SigningPurpose, { id, key }: FieldKey): Buffer {
    const name = `${id} ${purpose}`;
    const known = this.derived.get(name) ?? Buffer.from(hkdfSync('sha256', key, '', `ringback ${purpose}`, 32));
    this.derived.set(name, known);
    return known;
  }
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
