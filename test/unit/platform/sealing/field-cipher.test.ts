import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { Sealer } from '../../../../src/platform/crypto/sealer.js';
import { dataKeyIdOf, openField, sealField } from '../../../../src/platform/sealing/field-cipher.js';
import { KeyMemory } from '../../../../src/platform/sealing/key-memory.js';
import { ReadyKeys } from '../../../../src/platform/sealing/ready-keys.js';
import { RingKeyWrapping } from '../../../../src/platform/sealing/ring-key-wrapping.js';

const key = () => ({ id: uuid(), key: randomBytes(32) });
const place = { table: 'text_message', column: 'body', row: '0190a0b0-0000-7000-8000-000000000001' };
const damaged = expect.objectContaining({ name: 'UnsealError', reason: 'damaged' });

describe('a sealed field (S-2.5)', () => {
  it('opens in its place with its key, which its head names', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const one = key();
        const sealed = sealField(Buffer.from(text), one, place);
        expect(dataKeyIdOf(sealed)).toBe(one.id);
        expect(openField(sealed, one, place).toString()).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it.each([
    ['another row', { ...place, row: '0190a0b0-0000-7000-8000-000000000002' }],
    ['another column', { ...place, column: 'meaning' }],
    ['another table', { ...place, table: 'lead' }],
  ])('that was moved to %s does not open', (_, other) => {
    const one = key();
    expect(() => openField(sealField(Buffer.from('x'), one, place), one, other)).toThrow(damaged);
  });

  it('does not open with another key, under another key’s name, changed or cut', () => {
    const [one, other] = [key(), key()];
    const sealed = sealField(Buffer.from('what she wrote'), one, place);
    expect(() => openField(sealed, other, place)).toThrow(damaged);
    for (let at = 1; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => openField(changed, one, place)).toThrow(damaged);
    }
    expect(dataKeyIdOf(sealed.subarray(0, 44))).toBeNull();
  });

  it('of 30,000 of one key no two have the same nonce', () => {
    const one = key();
    const empty = Buffer.alloc(0);
    const nonces = new Set<string>();
    for (let n = 0; n < 30_000; n++) nonces.add(sealField(empty, one, place).toString('latin1', 17, 29));
    expect(nonces.size).toBe(30_000);
  });
});

describe('what was sealed by every version before', () => {
  // Never change these: bytes like them lie in databases and backups.
  const [first, second] = [
    'AQcyMDI2LTExAAECAwQFBgcICQoLuBaaNQpvK/HSy+7IlXxHG9rVtVBFjHUQkQTH9QACrdPa5gJ+',
    'AgGQoLAAAHAAgAAAAAAAAAIAAQIDBAUGBwgJCgtw18ZhBAfsTCCTVmsS/dWgKHvCjLQ7/y1E5mAkvtUAiyceqbg=',
  ].map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer];

  it('1, with a key of the ring, still opens', () => {
    const ring = [
      { id: '2030-01', key: randomBytes(32) },
      { id: '2026-11', key: Buffer.alloc(32, 1) },
    ] as const;
    expect(dataKeyIdOf(first)).toBeNull();
    expect(new Sealer(ring).open(first, place).toString()).toBe('as version 1 kept it');
  });

  it('2, with a data key, still opens', () => {
    const id = '0190a0b0-0000-7000-8000-000000000002';
    expect(dataKeyIdOf(second)).toBe(id);
    expect(openField(second, { id, key: Buffer.alloc(32, 2) }, place).toString()).toBe('as version 2 kept it');
  });
});

describe('data keys', () => {
  const ringKey = (id: string) => ({ id, key: randomBytes(32) });
  const [old, young] = [ringKey('old'), ringKey('young')];

  it('are made ahead, each once, and wrapped under their own names', async () => {
    const wrapping = new RingKeyWrapping(new Sealer([old]));
    const ready = new ReadyKeys(wrapping);
    const taken = (await Promise.all([ready.take(300), ready.take(1), ready.take(0)])).flat();
    expect(new Set(taken.map(({ id, key: bytes }) => id + bytes.toString('hex'))).size).toBe(301);
    const [one, other] = taken as [(typeof taken)[number], (typeof taken)[number]];
    expect(await wrapping.unwrap([one])).toEqual([{ id: one.id, key: one.key }]);
    await expect(wrapping.unwrap([{ id: other.id, wrapped: one.wrapped }])).rejects.toThrow(damaged);
  });

  it('whatever keys are put in front of the ring, and in whatever order each is wrapped anew: they unwrap to the same', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(names, fc.boolean(), async (ids, rewrapsInBetween) => {
        const dataKey = key();
        let ring = [young] as [typeof young, ...(typeof young)[]];
        let [wrapped] = await new RingKeyWrapping(new Sealer(ring)).wrap([dataKey]);
        for (const id of ids) {
          ring = [ringKey(id + '-2'), ...ring];
          const wrapping = new RingKeyWrapping(new Sealer(ring));
          expect(await wrapping.unwrap([wrapped!])).toEqual([dataKey]);
          if (!rewrapsInBetween && id !== ids.at(-1)) continue;
          [wrapped] = await wrapping.wrap(await wrapping.unwrap([wrapped!]));
          expect(wrapped).toMatchObject({ id: dataKey.id, wrappingKeyId: ring[0].id });
        }
        // Now the older ones may be taken out.
        expect(await new RingKeyWrapping(new Sealer([ring[0]])).unwrap([wrapped!])).toEqual([dataKey]);
      }),
    );
  });

  it('are remembered for a minute, no more than 2,000 of them, and forgotten when told', () => {
    let now = 0;
    const memory = new KeyMemory({ now: () => new Date(now) });
    const keys = Array.from({ length: 2001 }, key);
    memory.keep(keys);
    expect([memory.get(keys[0]!.id), memory.get(keys[1]!.id)]).toEqual([null, keys[1]]);
    memory.forget([keys[1]!.id]);
    expect(memory.get(keys[1]!.id)).toBeNull();
    now = 60_000;
    expect(memory.get(keys[2000]!.id)).toBeNull();
  });
});
