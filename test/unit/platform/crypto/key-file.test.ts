import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keyRingOfFolder } from '../../../../src/platform/crypto/key-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringback-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the key file', () => {
  it('is made once, for its owner only, and is the same for all who start at once', async () => {
    const data = join(folder, 'made', 'by', 'us');
    const rings = await Promise.all(Array.from({ length: 8 }, () => keyRingOfFolder(data)));
    expect(new Set(rings.map(([first]) => first.key.toString('hex'))).size).toBe(1);
    expect(await keyRingOfFolder(data)).toEqual(rings[0]);
    expect(readdirSync(data)).toEqual(['field-keys']);
    expect(statSync(join(data, 'field-keys')).mode & 0o777).toBe(0o600);
  });

  it('is never overwritten when it cannot be read', async () => {
    writeFileSync(join(folder, 'field-keys'), 'broken');
    await expect(keyRingOfFolder(folder)).rejects.toThrow('holds no keys');
    expect(readdirSync(folder)).toEqual(['field-keys']);
  });
});
