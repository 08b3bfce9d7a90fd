import { stringify } from 'safe-stable-stringify';
import { codeOf, DerivedKeys, type DerivedKey } from '../crypto/derived-keys.js';
import type { KeyRing } from '../crypto/key-ring.js';

/** An entry as it stands in the database. */
export interface KeptEntry {
  readonly id: string;
  /** Microseconds since 1970, as digits: a JavaScript date would round. */
  readonly at: string;
  readonly userId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: unknown;
}

export interface AuditLink {
  /** From 1, without a gap. */
  readonly seq: number;
  readonly entryId: string;
  readonly entryAt: string;
  readonly keyId: string;
  /** HMAC of the entry: it goes with the entry when that has been kept long enough, and the chain still holds. */
  readonly digest: Buffer;
  /** HMAC of the link before and of this one. */
  readonly mac: Buffer;
}

/** A head: how far the chain went at a time, signed so that anybody can check it without us (S-4.3). */
export interface AuditHead {
  readonly kind: 'audit-head';
  readonly seq: number;
  /** hex */
  readonly mac: string;
  /** ISO 8601 */
  readonly at: string;
}

/** What the first link follows. */
export const chainStart = Buffer.alloc(32);

/**
 * The audit as a chain: `mac[n] = HMAC(key, mac[n-1] ‖ seq, entry, time and digest of n)`, under a key that the database does not know
 * (S-4.2). Whoever can write rows, but does not have the key, cannot make a link.
 */
export class AuditChain {
  private readonly keys: DerivedKeys;

  constructor(ring: KeyRing) {
    this.keys = new DerivedKeys(ring);
  }

  /** The link of `entry` after `before` (null: it is the first), under the first key of the ring. */
  next(before: Pick<AuditLink, 'seq' | 'mac'> | null, entry: KeptEntry): AuditLink {
    const [key] = this.ring();
    const link = {
      seq: (before?.seq ?? 0) + 1,
      entryId: entry.id,
      entryAt: entry.at,
      keyId: key.id,
      digest: codeOf(key, written(entry)),
    };
    return { ...link, mac: macOf(key, before?.mac ?? chainStart, link) };
  }

  /** Whether `link` is what we made after a link with `macBefore`; null when its key is not in the ring. */
  follows(macBefore: Buffer, link: AuditLink): boolean | null {
    const key = this.ring().find(({ id }) => id === link.keyId);
    return key ? macOf(key, macBefore, link).equals(link.mac) : null;
  }

  /** Whether `entry` still says what it said when `link` was made. */
  holds(link: AuditLink, entry: KeptEntry): boolean {
    const key = this.ring().find(({ id }) => id === link.keyId);
    return key !== undefined && codeOf(key, written(entry)).equals(link.digest);
  }

  private ring() {
    return this.keys.for('ringback audit chain');
  }
}

function macOf(key: DerivedKey, macBefore: Buffer, { seq, entryId, entryAt, keyId, digest }: Omit<AuditLink, 'mac'>): Buffer {
  return codeOf(key, macBefore, written({ seq, entryId, entryAt, keyId, digest: digest.toString('hex') }));
}

/** One way to write a value: members in order, text in one composition (S-4.6). */
export function written(value: object): string {
  return stringify(value).normalize('NFC');
}
