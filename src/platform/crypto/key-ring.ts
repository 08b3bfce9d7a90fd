export interface FieldKey {
  readonly id: string;
  /** 32 bytes: AES-256. */
  readonly key: Buffer;
}

/** The first key seals; each of them opens what it sealed. Never empty. */
export type KeyRing = readonly [FieldKey, ...FieldKey[]];

const entry = /^([\w-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads `id:key,id:key`: an id of letters, digits, - and _, and 32 random bytes as base64 (`openssl rand -base64 32`). Null when an
 * entry is neither, or two have the same id; never says which, since a key may stand in the id's place.
 */
export function readKeyRing(text: string): KeyRing | null {
  const entries = text.split(',').map((one) => entry.exec(one.trim()));
  const keys = entries.flatMap((match) => (match ? [{ id: match[1]!, key: Buffer.from(match[2]!, 'base64') }] : []));
  const ids = new Set(keys.map(({ id }) => id));
  const [first, ...others] = keys;
  return first && keys.length === entries.length && ids.size === keys.length ? [first, ...others] : null;
}
