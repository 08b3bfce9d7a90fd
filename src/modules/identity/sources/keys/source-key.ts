import { createHash, randomBytes } from 'node:crypto';

const prefixLength = 9;

/** 256 random bits behind a prefix that secret scanners can find. */
export function newSourceKey(): string {
  return `rb_${randomBytes(32).toString('base64url')}`;
}

/** What is stored: a fast hash is enough for a key that nobody can guess. */
export function hashSourceKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Enough to tell one key from another, far too little to guess it. */
export function prefixOfKey(key: string): string {
  return key.slice(0, prefixLength);
}
