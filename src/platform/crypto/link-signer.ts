import { codeOf, DerivedKeys, isSameCode, type DerivedKey, type DerivedKeyRing } from './derived-keys.js';
import type { KeyRing } from './key-ring.js';

// 96 bits: whoever may guess ten times a second for a week has a chance of 1 in 10^22.
const macBytes = 12;

/**
 * Makes and checks text that only we can make: what a link stands for, with a code of ours behind it. Its keys are derived from the key
 * ring, so a link outlives a rotation as long as its key is in the ring, and ends with it.
 */
export class LinkSigner {
  private readonly keys: DerivedKeyRing;

  constructor(ring: KeyRing) {
    this.keys = new DerivedKeys(ring).for('ringback links v1');
  }

  /** base64url of `payload` and its code; good for `purpose` only. */
  sign(purpose: string, payload: Buffer): string {
    return Buffer.concat([payload, shortCode(this.keys[0], purpose, payload)]).toString('base64url');
  }

  /**
   * The payload (of exactly `length` bytes), or null for whatever we did not make. One text, one link: another spelling of the same
   * bytes is refused. Takes as long for a wrong text as for a right one.
   */
  open(purpose: string, text: string, length: number): Buffer | null {
    const given = Buffer.from(text, 'base64url');
    const whole = Buffer.alloc(length + macBytes);
    given.copy(whole);
    const [payload, code] = [whole.subarray(0, length), whole.subarray(length)];
    const right = this.keys.map((key) => isSameCode(code, shortCode(key, purpose, payload)));
    return right.includes(true) && whole.toString('base64url') === text ? payload : null;
  }
}

function shortCode(key: DerivedKey, purpose: string, payload: Buffer): Buffer {
  return codeOf(key, `${purpose}\0`, payload).subarray(0, macBytes);
}
