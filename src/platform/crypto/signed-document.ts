import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';
import type { FieldKey, KeyRing } from './key-ring.js';

export interface SigningKey {
  /** The first 16 hex digits of the SHA-256 of the public key: short enough to be read aloud. */
  readonly keyId: string;
  /** PEM. */
  readonly publicKey: string;
}

export type Verdict =
  | { readonly kind: 'genuine'; readonly keyId: string; readonly document: Readonly<Record<string, unknown>> }
  | { readonly kind: 'not-genuine'; readonly why: string };

// RFC 8410: what stands before the 32 bytes of an Ed25519 private key.
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Signs documents so that anybody can check them without us (Ed25519, RFC 8032). The key is derived from the key ring: every process
 * has the same, and there is no further secret to keep. With a new first key a new one signs; the older ones stay published.
 */
export class DocumentSigner {
  private readonly keys: readonly { readonly secret: KeyObject; readonly shown: SigningKey }[];

  constructor(ring: KeyRing) {
    this.keys = ring.map((key) => ({ secret: secretOf(key), shown: shownOf(createPublicKey(secretOf(key))) }));
  }

  /** The one that signs first. */
  published(): readonly SigningKey[] {
    return this.keys.map(({ shown }) => shown);
  }

  /** The document's bytes, as they have to be handed on: one other byte, and it is not genuine any more. */
  sign(document: Readonly<Record<string, unknown>>): string {
    const [{ secret }] = this.keys as [(typeof this.keys)[number]];
    return signDocument(document, secret);
  }
}

/** As `DocumentSigner.sign`, with a key that somebody keeps for themselves. */
export function signDocument(document: Readonly<Record<string, unknown>>, secret: KeyObject): string {
  const value = sign(null, Buffer.from(written(document)), secret).toString('base64');
  return written({ ...document, signature: { algorithm: 'Ed25519', ...shownOf(createPublicKey(secret)), value } });
}

/** SHA-256 of the one way to write it, as hex: equal for equal content, whatever the order of its members. */
export function contentHash(content: object): string {
  return createHash('sha256').update(written(content)).digest('hex');
}

/** Whether `text` is byte for byte what one of the `trusted` keys (PEM) signed. Needs nothing but these two. */
export function verifyDocument(text: string, trusted: readonly string[]): Verdict {
  const parsed = parse(text);
  if (!parsed) return notGenuine('It is no signed document.');
  if (written(parsed) !== text) return notGenuine('It was written anew: these are not the bytes that were handed out.');
  const { signature, ...document } = parsed;
  const { algorithm, keyId, publicKey, value } = (signature ?? {}) as Record<string, unknown>;
  if (algorithm !== 'Ed25519' || typeof value !== 'string' || !isWhole(value)) return notGenuine('It bears no signature.');
  for (const pem of trusted) {
    const key = createPublicKey(pem);
    const shown = shownOf(key);
    if (shown.keyId !== keyId) continue;
    const isGenuine =
      shown.publicKey === publicKey && verify(null, Buffer.from(written(document)), key, Buffer.from(value, 'base64'));
    return isGenuine ? { kind: 'genuine', keyId: shown.keyId, document } : notGenuine('It was changed after it was signed.');
  }
  return notGenuine('It was signed with a key that is not among the trusted ones.');
}

/** One way to write a value: members in order, two spaces, a line end. */
function written(value: object): string {
  return `${stringify(value, null, 2)}\n`;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isWhole(base64: string): boolean {
  return Buffer.from(base64, 'base64').toString('base64') === base64;
}

function secretOf({ key }: FieldKey): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', key, '', 'ringback document signature', 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}

function shownOf(key: KeyObject): SigningKey {
  const keyId = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16);
  return { keyId, publicKey: key.export({ format: 'pem', type: 'spki' }).toString() };
}

function notGenuine(why: string): Verdict {
  return { kind: 'not-genuine', why };
}
