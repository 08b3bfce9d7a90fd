import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readCallerId } from '../../../../src/core/people/caller-id.js';

const own = ['+12025550100'];
const read = (from: string) => readCallerId(from, own);

describe('the number that a call comes with', () => {
  test.each([
    ['ANONYMOUS on a keypad', '+266696687'],
    ['UNAVAILABLE on a keypad', '+86282452253'],
    ['UNKNOWN on a keypad', '+8656696'],
    ['BLOCKED on a keypad', '+2562533'],
    ['RESTRICTED on a keypad', '+7378742833'],
    ['a word', 'anonymous'],
    ['a word', 'unknown'],
    ['a word', 'Restricted'],
    ['a word', 'PRIVATE'],
    ['a word', ' unavailable '],
    ['a word', 'blocked'],
    ['nothing', ''],
    ['no E.164', '2025550147'],
    ['a leading zero', '+02025550147'],
    ['too long', '+1202555014712345'],
    ['a SIP address', 'sip:anonymous@anonymous.invalid'],
    ['a browser', 'client:ana'],
    ['a premium number', '+19005550147'],
  ])('is nobody’s: %s (%s)', (_, from) => {
    expect(read(from)).toEqual({ kind: 'withheld' });
  });

  test('is somebody’s, and may be called back', () => {
    expect(read('+12025550147')).toEqual({ kind: 'number', e164: '+12025550147', callable: true, whyNotCallable: null });
  });

  test('F44 from abroad is served, and a person decides about calling back', () => {
    expect(read('+442079460123')).toMatchObject({
      kind: 'number',
      e164: '+442079460123',
      callable: false,
      whyNotCallable: expect.stringContaining('outside the United States'),
    });
  });

  test('F49 is ours: a loop', () => {
    expect(read('+12025550100')).toEqual({ kind: 'ours' });
  });
});

test('whatever comes, only E.164 is ever taken for a number, and never one of ours', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 17 }).map((some) => `+${some.join('')}`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), digits, fc.constantFrom('+12025550147', ...own)), (from) => {
      const id = read(from);
      if (id.kind !== 'number') return;
      expect(id.e164).toMatch(/^\+[1-9]\d{6,14}$/);
      expect(own).not.toContain(id.e164);
      expect(id.callable).toBe(id.whyNotCallable === null);
    }),
    { numRuns: 500 },
  );
});
