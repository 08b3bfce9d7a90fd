import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { usAreaCodes, usStates } from '../../../../src/core/calling-window/area-codes.js';
import { mayCall } from '../../../../src/core/calling-window/may-call.js';
import type { HoursRange, WeeklyHours } from '../../../../src/core/calling-window/weekly-hours.js';
import { factsOf, policyOf } from './facts.js';

const year = { min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true } as const;
const hourMs = 3_600_000;

const anyFacts = fc
  .record({
    areaCode: fc.constantFrom(...usAreaCodes, '999'),
    declaredState: fc.option(fc.constantFrom(...usStates)),
    declaredTimeZone: fc.option(fc.constantFrom('America/New_York', 'Pacific/Honolulu', 'Europe/London', 'PST', 'Mars/Phobos')),
    attemptsInLast24Hours: fc.nat(4),
    oldestHoursAgo: fc.nat(23),
    askedMinutesAgo: fc.option(fc.nat(120)),
    at: fc.date(year),
  })
  .map(({ areaCode, oldestHoursAgo, askedMinutesAgo, at, ...rest }) => ({
    at,
    facts: factsOf({
      ...rest,
      e164: `+1${areaCode}5550147`,
      oldestAttemptInLast24Hours: rest.attemptsInLast24Hours > 0 ? new Date(at.getTime() - oldestHoursAgo * hourMs) : null,
      anyHourRequestedAt: askedMinutesAgo === null ? null : new Date(at.getTime() - askedMinutesAgo * 60_000),
    }),
  }));

const clock = fc.nat(23 * 60 + 59).map((minute) => {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
});
const ranges: fc.Arbitrary<readonly HoursRange[]> = fc.array(fc.tuple(clock, clock), { maxLength: 2 });
const anyHours: fc.Arbitrary<WeeklyHours> = fc.oneof(
  fc.constant({ always: true } as const),
  fc.record({ mon: ranges, tue: ranges, wed: ranges, thu: ranges, fri: ranges, sat: ranges, sun: ranges }),
);

test('L-303 the instant of a not-before lies ahead and is itself allowed', () => {
  fc.assert(
    fc.property(anyFacts, anyHours, ({ facts, at }, siteHours) => {
      const policy = policyOf({ siteHours });
      const decision = mayCall(facts, policy, at);
      if (decision.kind !== 'not-before') return;
      expect(decision.at.getTime()).toBeGreaterThan(at.getTime());
      expect(mayCall(facts, policy, decision.at)).toMatchObject({ kind: 'yes' });
    }),
    { numRuns: 250 },
  );
});

test('L-302 nobody is called before 8 or after 21 on any of their clocks unless they asked for it', () => {
  fc.assert(
    fc.property(anyFacts, ({ facts, at }) => {
      const decision = mayCall({ ...facts, anyHourRequestedAt: null }, policyOf(), at);
      if (decision.kind !== 'yes') return;
      for (const timeZone of decision.zones) {
        const hour = Number(new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at));
        expect(hour).toBeGreaterThanOrEqual(8);
        expect(hour).toBeLessThan(21);
      }
    }),
    { numRuns: 300 },
  );
});

test('L-302 one more declared place never allows an earlier call', () => {
  fc.assert(
    fc.property(anyFacts, ({ facts, at }) => {
      const less = mayCall({ ...facts, declaredState: null }, policyOf(), at);
      const more = mayCall(facts, policyOf(), at);
      if (facts.e164.startsWith('+1999') || less.kind !== 'not-before' || more.kind === 'never') return;
      expect(more.kind).toBe('not-before');
      if (more.kind === 'not-before') expect(more.at.getTime()).toBeGreaterThanOrEqual(less.at.getTime());
    }),
    { numRuns: 200 },
  );
});
