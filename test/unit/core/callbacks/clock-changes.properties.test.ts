import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { dayPartOf } from '../../../../src/core/callbacks/day-parts.js';
import { decideAfterAttempt } from '../../../../src/core/callbacks/decide-after-attempt.js';
import { firstOtherPart } from '../../../../src/core/callbacks/other-part.js';
import { promiseCallback } from '../../../../src/core/callbacks/promise-window.js';
import { defaultRetryPolicy } from '../../../../src/core/callbacks/retry-policy.js';
import { mayContact } from '../../../../src/core/contact/may-contact.js';
import { factsOf, policyOf } from '../contact/facts.js';

// An area code of each zone that changes its clocks, and one of Arizona, which does not.
const places = [
  ['212', 'America/New_York'],
  ['312', 'America/Chicago'],
  ['303', 'America/Denver'],
  ['213', 'America/Los_Angeles'],
  ['602', 'America/Phoenix'],
] as const;
const place = fc.constantFrom(...places);
const minuteMs = 60_000;

/** Two days on either side of the change: 8 March 2026 has 23 hours, 1 November 25. */
const nearAChange = fc
  .tuple(fc.constantFrom('2026-03-08T09:00:00Z', '2026-11-01T08:00:00Z'), fc.integer({ min: -2880, max: 2880 }))
  .map(([change, minutes]) => new Date(Date.parse(change) + minutes * minuteMs));
const ahead = fc.integer({ min: 0, max: 4 * 1440 });

test('a callback for a wished time is neither before it nor outside 8 to 21 on their clock, whatever the clocks do', () => {
  fc.assert(
    fc.property(place, nearAChange, ahead, ([code, zone], at, minutes) => {
      const wished = new Date(at.getTime() + minutes * minuteMs);
      const facts = factsOf({ e164: `+1${code}5550147` });
      const { windowStart, promisedBy, dueAt } = promiseCallback(
        mayContact(facts, policyOf(), 'call', wished),
        'standard',
        wished,
        at,
      );
      expect(windowStart.getTime()).toBeGreaterThanOrEqual(wished.getTime());
      expect(dueAt).toEqual(windowStart);
      expect(promisedBy.getTime()).toBeGreaterThan(windowStart.getTime());
      expect(mayContact(facts, policyOf(), 'call', windowStart).kind).toBe('yes');
      const { hour } = DateTime.fromJSDate(windowStart, { zone });
      expect(hour).toBeGreaterThanOrEqual(8);
      expect(hour).toBeLessThan(21);
    }),
    { numRuns: 300 },
  );
});

test('another part of the day begins at its hour on their clock, also on a day of 23 or 25 hours', () => {
  fc.assert(
    fc.property(place, nearAChange, fc.array(ahead, { maxLength: 5 }), ([, zone], at, before) => {
      const triedAt = before.map((minutes) => new Date(at.getTime() - minutes * minuteMs));
      const { from, until } = firstOtherPart(at, triedAt, zone, defaultRetryPolicy);
      const local = DateTime.fromJSDate(from, { zone });
      const part = dayPartOf(from, zone, defaultRetryPolicy.dayPartsFrom)!;
      expect([local.hour, local.minute]).toEqual([defaultRetryPolicy.dayPartsFrom[part], 0]);
      expect(from.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(until.getTime()).toBeGreaterThan(from.getTime());
      expect(DateTime.fromJSDate(until, { zone }).hasSame(local, 'day')).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a time that they asked for is kept to the minute across a clock change', () => {
  fc.assert(
    fc.property(place, nearAChange, fc.integer({ min: 1, max: 5760 }), ([, zone], at, minutes) => {
      const askedFor = new Date(at.getTime() + minutes * minuteMs);
      const facts = { outcome: 'asked-later', attemptNumber: 1, askedFor, triedAt: [at], zone } as const;
      expect(decideAfterAttempt(facts, defaultRetryPolicy, at)).toMatchObject({ kind: 'retry', from: askedFor, until: null });
    }),
    { numRuns: 200 },
  );
});
