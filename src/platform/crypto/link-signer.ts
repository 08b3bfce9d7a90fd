import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { FieldKey, KeyRing } from './key-ring.js';

// 96 bits: whoever may guess ten times a second for a week has a chance of 1 in 10^22.
const macBytes = 12;
const keyBytes = 32;

/**
 * Makes and checks text that only we can make: what a link stands for, with a code of ours behind it. Its keys are derived from the key
 * ring, so a link outlives a rotation as long as its key is in the ring, and ends with it.
 */
export class LinkSigner {
  private readonly keys: readonly Buffer[];

  constructor(ring: KeyRing) {
    this.keys = ring.map(derived);
  }

  /** base64url of `payload` and its code; good for `purpose` only. */
  sign(purpose: string, payload: Buffer): string {
    return Buffer.concat([payload, codeOf(this.keys[0]!, purpose, payload)]).toString('base64url');
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
    const right = this.keys.map((key) => timingSafeEqual(codeOf(key, purpose, payload), code));
    return right.includes(true) && whole.toString('base64url') === text ? payload : null;
  }
}

/** RFC 5869; the purpose of the key keeps it apart from everything else that is derived from the ring. */
function derived({ key }: FieldKey): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'ringback links v1', keyBytes));
}

function codeOf(key: Buffer, purpose: string, payload: Buffer): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0`).update(payload).digest().subarray(0, macBytes);
}
