import { expect, test } from '@jest/globals';
import { newId } from '../../../src/platform/new-id.js';

test('each is a UUIDv7, of now, and greater than the one before', () => {
  const before = Date.now();
  const ids = Array.from({ length: 5_000 }, newId);
  expect(ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(true);
  expect(ids.every((id, n) => n === 0 || id > ids[n - 1]!)).toBe(true);
  const at = Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16);
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
  expect(new Set(ids.map((id) => id.slice(-12))).size).toBe(ids.length);
});
