import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DocumentSigner, verifyDocument } from '../../../../src/platform/crypto/signed-document.js';

const [first, second] = [
  { id: 'first', key: Buffer.alloc(32, 1) },
  { id: 'second', key: Buffer.alloc(32, 2) },
];
const signer = new DocumentSigner([first]);
const trusted = signer.published().map(({ publicKey }) => publicKey);
const document = { format: 'x/1', words: 'Sí, call me. <b>STOP</b>', nested: { at: new Date(0), list: [1, null, true] } };
const file = signer.sign(document);

describe('a signed document', () => {
  it('is genuine as it was handed out', () => {
    expect(verifyDocument(file, trusted)).toMatchObject({
      kind: 'genuine',
      keyId: signer.published()[0]!.keyId,
      document: { words: document.words },
    });
  });

  it('L-310 is not genuine with any one byte changed', () => {
    const bytes = Buffer.from(file);
    for (let place = 0; place < bytes.length; place++)
      for (const flip of [1, 0x20]) {
        const changed = Buffer.from(bytes);
        changed[place]! ^= flip;
        expect({ place, verdict: verifyDocument(changed.toString('latin1'), trusted).kind }).toEqual({
          place,
          verdict: 'not-genuine',
        });
      }
  });

  it('is not genuine with anything put in, left out or repeated', () => {
    fc.assert(
      fc.property(fc.nat(file.length), fc.nat(40), fc.string(), (from, length, put) => {
        const changed = file.slice(0, from) + put + file.slice(from + length);
        fc.pre(changed !== file);
        expect(verifyDocument(changed, trusted).kind).toBe('not-genuine');
      }),
    );
    expect(verifyDocument(JSON.stringify(JSON.parse(file)), trusted)).toMatchObject({
      why: expect.stringMatching('written anew'),
    });
  });

  it('of somebody else’s key is not genuine, whatever key it brings along', () => {
    const others = new DocumentSigner([second]).sign(document);
    expect(verifyDocument(others, trusted)).toMatchObject({ kind: 'not-genuine', why: expect.stringMatching('trusted') });
  });

  it('stays genuine after a new key was put in front', () => {
    const after = new DocumentSigner([second, first]);
    const keys = after.published().map(({ publicKey }) => publicKey);
    expect(verifyDocument(file, keys).kind).toBe('genuine');
    expect(verifyDocument(after.sign(document), keys)).toMatchObject({ kind: 'genuine', keyId: after.published()[0]!.keyId });
  });
});
