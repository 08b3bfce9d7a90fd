import { randomBytes } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import { assert, nat, property, string, uint8Array } from 'fast-check';
import { LinkSigner } from '../../../../src/platform/crypto/link-signer.js';

const key = (id: string, fill: number) => ({ id, key: Buffer.alloc(32, fill) });
const signer = new LinkSigner([key('new', 2), key('old', 1)]);
const payload = Buffer.from('0198a000000070008000000000000001006a1b2c3d', 'hex');
const opened = (text: string, purpose = 'page') => signer.open(purpose, text, payload.length);

describe('a signed text', () => {
  it('opens for its purpose, with 44 characters that an address may hold', () => {
    const text = signer.sign('page', payload);
    expect(text).toMatch(/^[\w-]{44}$/);
    expect(opened(text)).toEqual(payload);
    expect(opened(text, 'step')).toBeNull();
  });

  it('outlives a rotation while its key is in the ring, and ends with it', () => {
    const before = new LinkSigner([key('old', 1)]).sign('page', payload);
    expect(opened(before)).toEqual(payload);
    expect(new LinkSigner([key('new', 2)]).open('page', before, payload.length)).toBeNull();
  });
});

test('any flipped bit is refused', () => {
  assert(
    property(uint8Array({ minLength: payload.length, maxLength: payload.length }), nat(33 * 8 - 1), (bytes, bit) => {
      const text = Buffer.from(signer.sign('page', Buffer.from(bytes)), 'base64url');
      text[bit >> 3]! ^= 1 << (bit & 7);
      expect(opened(text.toString('base64url'))).toBeNull();
    }),
  );
});

test('any changed, added or lost character is refused', () => {
  const text = signer.sign('page', payload);
  assert(
    property(nat(text.length), nat(1), string({ maxLength: 3, unit: 'binary' }), (at, removed, put) => {
      const changed = text.slice(0, at) + put + text.slice(at + removed);
      expect(opened(changed)).toEqual(changed === text ? payload : null);
    }),
  );
});

test('what others make up is refused', () => {
  assert(property(string({ maxLength: 200, unit: 'binary' }), (text) => expect(opened(text)).toBeNull()));
  for (let n = 0; n < 100; n++) expect(opened(randomBytes(33).toString('base64url'))).toBeNull();
});
