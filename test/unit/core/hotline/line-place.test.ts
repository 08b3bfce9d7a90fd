import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { liveDeadline } from '../../../../src/core/hotline/line-place.js';

const at = new Date('2026-11-23T15:00:00Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

test.each([
  ['standard', false, 20],
  ['urgent', false, 10],
  ['urgent', true, -86_400],
  ['standard', true, -86_400],
] as const)('the deadline of a caller, %s, in a crisis %s', (urgency, inCrisis, seconds) => {
  expect(liveDeadline(urgency, inCrisis, at)).toEqual(later(seconds));
});

test('danger goes before everybody who waits since less than a day, and is first come first served itself', () => {
  fc.assert(
    fc.property(fc.constantFrom('urgent', 'standard'), fc.nat(86_000), fc.integer({ min: 1, max: 3600 }), (urgency, ago, gap) => {
      const crisis = liveDeadline('urgent', true, at);
      expect(crisis < liveDeadline(urgency, false, later(-ago))).toBe(true);
      expect(crisis < liveDeadline('urgent', true, later(gap))).toBe(true);
    }),
  );
});
