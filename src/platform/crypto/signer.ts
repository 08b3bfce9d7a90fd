import { codeOf, DerivedKeys, isSameCode } from './derived-keys.js';
import type { KeyRing } from './key-ring.js';

/** What is signed for one purpose counts for no other. */
export type SigningPurpose = 'form-page' | 'form-proof' | 'form-receipt' | 'issuer-departure';

/**
 * Signs what a browser carries for us and has to bring back unchanged; anybody may read it. Each purpose has keys of its own: the first
 * of the ring signs, what any of them signed is believed.
 */
export class Signer {
  private readonly keys: DerivedKeys;

  constructor(ring: KeyRing) {
    this.keys = new DerivedKeys(ring);
  }

  /** `value` as `<base64url of its JSON>.<signature>`. */
  sign(purpose: SigningPurpose, value: object): string {
    const body = Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${body}.${codeOf(this.keysOf(purpose)[0], body).toString('base64url')}`;
  }

  /** What `sign` was given; null when it was changed, or is of another purpose or key ring. */
  read(purpose: SigningPurpose, signed: string): unknown {
    const [body = '', signature = '', ...more] = signed.split('.');
    const given = Buffer.from(signature, 'base64url');
    const isOurs = this.keysOf(purpose).some((key) => isSameCode(given, codeOf(key, body)));
    return isOurs && more.length === 0 ? JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) : null;
  }

  /** For a protocol that signs by itself: the one to sign with first, then those that are still believed. */
  secrets(purpose: SigningPurpose): readonly string[] {
    return this.keysOf(purpose).map(({ secret }) => secret.toString('hex'));
  }

  private keysOf(purpose: SigningPurpose) {
    return this.keys.for(`ringback ${purpose}`);
  }
}
