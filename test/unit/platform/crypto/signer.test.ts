import { describe, expect, it } from '@jest/globals';
import { Signer } from '../../../../src/platform/crypto/signer.js';

const old = { id: 'old', key: Buffer.alloc(32, 1) };
const fresh = { id: 'new', key: Buffer.alloc(32, 2) };
const page = { id: 'a', at: 5 };

describe('what a browser carries for us', () => {
  it('comes back as it was given, also after the keys were rotated', () => {
    const signed = new Signer([old]).sign('form-page', page);
    expect(new Signer([old]).read('form-page', signed)).toEqual(page);
    expect(new Signer([fresh, old]).read('form-page', signed)).toEqual(page);
    expect(new Signer([fresh]).read('form-page', signed)).toBeNull();
  });

  it('counts for nothing when it was changed, cut, or is for something else', () => {
    const signer = new Signer([old]);
    const [body, signature] = signer.sign('form-page', page).split('.');
    const other = Buffer.from(JSON.stringify({ ...page, at: 6 })).toString('base64url');
    for (const text of [`${other}.${signature}`, `${body}.${signature}x.y`, `${body}.`, `${body}`, '', '.', `${body}.%`]) {
      expect(signer.read('form-page', text)).toBeNull();
    }
    expect(signer.read('form-receipt', `${body}.${signature}`)).toBeNull();
  });

  it('has a secret for each key, the first of them to sign with', () => {
    const [first, ...more] = new Signer([fresh, old]).secrets('form-proof');
    expect([first, more]).toEqual([new Signer([fresh]).secrets('form-proof')[0], new Signer([old]).secrets('form-proof')]);
  });
});
