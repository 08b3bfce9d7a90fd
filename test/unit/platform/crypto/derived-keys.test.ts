import { hkdfSync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { codeOf, DerivedKeys, isSameCode } from '../../../../src/platform/crypto/derived-keys.js';
import { KeyedHash } from '../../../../src/platform/crypto/keyed-hash.js';
import { LinkSigner } from '../../../../src/platform/crypto/link-signer.js';
import { Signer } from '../../../../src/platform/crypto/signer.js';

const ring = [
  { id: 'new', key: Buffer.alloc(32, 2) },
  { id: 'old', key: Buffer.alloc(32, 1) },
] as const;

it('derives one key for each of the ring, by name, as RFC 5869 says', () => {
  const keys = new DerivedKeys(ring).for('a name');
  expect(keys.map(({ id }) => id)).toEqual(['new', 'old']);
  expect(keys[1]!.secret).toEqual(Buffer.from(hkdfSync('sha256', ring[1].key, '', 'a name', 32)));
  expect(new DerivedKeys(ring).for('another name')[0].secret).not.toEqual(keys[0].secret);
});

it('gives a code that depends on the key and on every part', () => {
  const [fresh, old] = new DerivedKeys(ring).for('a name');
  const code = codeOf(fresh, 'one', Buffer.from('two'));
  expect(code).toEqual(codeOf(fresh, 'onetwo'));
  for (const other of [codeOf(old!, 'one', 'two'), codeOf(fresh, 'one'), code.subarray(0, 12)])
    expect(isSameCode(other, code)).toBe(false);
});

// Rows, links and pages that are out there were made with these: another code would forget every stopped number.
it('still makes the codes that were made before the helpers had one primitive', () => {
  expect(new KeyedHash(ring).of('phone-number', '+12025550147').hash.toString('hex').slice(0, 16)).toBe('34e94e63b3b65671');
  expect(new LinkSigner(ring).sign('page', Buffer.from('x'))).toBe('eAZI_6JVbE5P7X5d0w');
  expect(new Signer(ring).sign('form-page', { a: 1 })).toBe('eyJhIjoxfQ.5JcKVI2slAvEdg_nmnNHz4-nRPnraeUC2jhF9sBhrqc');
});
