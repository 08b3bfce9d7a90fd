import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type KeyRing, readKeyRing } from '../../../../src/platform/crypto/key-ring.js';
import { Sealer } from '../../../../src/platform/crypto/sealer.js';

const key = (id: string) => ({ id, key: randomBytes(32) });
const [old, young] = [key('2026-01'), key('2026-11')];
const ring: KeyRing = [young, old];
const place = { table: 'recording', column: 'media', row: '0190a0b0-0000-7000-8000-000000000001' };
const voice = Buffer.from('a caller’s own voice');

describe('a sealed value', () => {
  it.each([0, 1, 1_000_000])('of %d bytes opens where it was sealed', (length) => {
    const plain = randomBytes(length);
    const sealer = new Sealer(ring);
    const sealed = sealer.seal(plain, place);
    expect(sealer.open(sealed, place).equals(plain)).toBe(true);
    expect(sealed.length).toBe(plain.length + 2 + young.id.length + 12 + 16);
  });

  it('shows nothing, and never looks the same twice', () => {
    const sealer = new Sealer(ring);
    const [one, two] = [sealer.seal(voice, place), sealer.seal(voice, place)];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('caller')).toBe(false);
  });

  it.each([
    [{ ...place, row: '0190a0b0-0000-7000-8000-000000000002' }],
    [{ ...place, column: 'body' }],
    [{ ...place, table: 'text_message' }],
    [{ table: 'recording', column: 'media","x', row: place.row }],
  ])('opens nowhere else: %j', (other) => {
    const sealer = new Sealer(ring);
    expect(() => sealer.open(sealer.seal(voice, place), other)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });

  it('does not open when any byte of it was changed, or when it was cut', () => {
    const sealer = new Sealer(ring);
    const sealed = sealer.seal(voice, place);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => sealer.open(changed, place)).toThrow(expect.objectContaining({ name: 'UnsealError' }));
      expect(() => sealer.open(sealed.subarray(0, at), place)).toThrow(expect.objectContaining({ name: 'UnsealError' }));
    }
  });

  it('of an older key opens after a rotation, and the new key seals from then on', () => {
    const before = new Sealer([old]).seal(voice, place);
    const after = new Sealer(ring).seal(voice, place);
    expect(new Sealer(ring).open(before, place).equals(voice)).toBe(true);
    expect(() => new Sealer([old]).open(after, place)).toThrow(expect.objectContaining({ reason: 'unknown-key' }));
  });

  it('of a key with the same id but other bytes does not open', () => {
    const sealed = new Sealer([old]).seal(voice, place);
    expect(() => new Sealer([key(old.id)]).open(sealed, place)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });
});

describe('a key ring', () => {
  const text = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

  it('is read in its order', () => {
    const written = `${text('b')}, ${text('a')}`;
    const read = readKeyRing(written)!;
    expect(read.map(({ id, key: bytes }) => `${id}:${bytes.toString('base64')}`).join(', ')).toBe(written);
  });

  it.each(['', 'a', 'a:', 'a:AAAA', `${'a'.repeat(33)}:${text('x').slice(2)}`, `a b:${text('x').slice(2)}`, `${text('a')},`])(
    'is not %p',
    (written) => {
      expect(readKeyRing(written)).toBeNull();
    },
  );
});
