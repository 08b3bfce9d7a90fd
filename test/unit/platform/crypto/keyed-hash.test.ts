import { describe, expect, it } from '@jest/globals';
import { KeyedHash } from '../../../../src/platform/crypto/keyed-hash.js';

const [first, second] = [
  { id: 'first', key: Buffer.alloc(32, 1) },
  { id: 'second', key: Buffer.alloc(32, 2) },
];

describe('KeyedHash', () => {
  it('is the same for the same value and key, in any process', () => {
    const hash = new KeyedHash([first]).of('phone-number', '+12025550147');
    expect(hash).toEqual(new KeyedHash([first]).of('phone-number', '+12025550147'));
    expect(hash.hash).toHaveLength(32);
  });

  it('differs by value, purpose and key', () => {
    const hashes = new KeyedHash([first]);
    const all = [
      hashes.of('phone-number', '+12025550147'),
      hashes.of('phone-number', '+12025550148'),
      hashes.of('ip-address', '+12025550147'),
      new KeyedHash([second]).of('phone-number', '+12025550147'),
    ].map(({ hash }) => hash.toString('hex'));
    expect(new Set(all).size).toBe(4);
  });

  it('hashes with the first key, and finds what another one hashed', () => {
    const before = new KeyedHash([first]).of('phone-number', '+12025550147');
    const after = new KeyedHash([second, first]);
    expect(after.of('phone-number', '+12025550147').keyId).toBe('second');
    expect(after.everyOf('phone-number', '+12025550147')).toContainEqual(before);
  });
});
