import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { attemptOutcomes } from '../../../../src/core/callbacks/attempt-outcomes.js';
import { dayParts, dayPartOf } from '../../../../src/core/callbacks/day-parts.js';
import { decideAfterAttempt } from '../../../../src/core/callbacks/decide-after-attempt.js';
import {
  defaultRetryPolicy,
  retriedOutcomes,
  type RetryPolicy,
  type RetryStep,
} from '../../../../src/core/callbacks/retry-policy.js';

const zones = ['America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'Pacific/Guam', 'America/Adak'];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
const anyStep: fc.Arbitrary<RetryStep> = fc.oneof(
  fc.record({ afterSeconds: fc.integer({ min: 1, max: 86_400 }) }),
  fc.record({ otherPartAfterHours: fc.integer({ min: 1, max: 200 }) }),
);
const anyPolicy: fc.Arbitrary<RetryPolicy> = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 20 }),
  dayPartsFrom: fc.record({
    morning: fc.integer({ min: 7, max: 9 }),
    midday: fc.integer({ min: 10, max: 12 }),
    afternoon: fc.integer({ min: 13, max: 15 }),
    evening: fc.integer({ min: 16, max: 18 }),
    night: fc.integer({ min: 19, max: 21 }),
  }),
  weekendTries: fc.nat(3),
  steps: fc
    .tuple(...retriedOutcomes.map(() => fc.array(anyStep, { maxLength: 20 })))
    .map(
      (rows) => Object.fromEntries(retriedOutcomes.map((outcome, i) => [outcome, rows[i]!])) as unknown as RetryPolicy['steps'],
    ),
});
const whatever = fc.array(
  fc.record({
    outcome: fc.constantFrom(...attemptOutcomes),
    lateMinutes: fc.nat(170),
    asksIn: fc.option(fc.integer({ min: -5, max: 90 })),
  }),
  { minLength: 20, maxLength: 20 },
);

interface Try {
  readonly at: Date;
  /** It was put off to another part of the day. */
  readonly spread: boolean;
}

/** Plays the outcomes one after the other, each try somewhere in the window that was given for it; returns how it ended. */
function play(
  policy: RetryPolicy,
  zone: string,
  start: Date,
  outcomes: readonly { outcome: (typeof attemptOutcomes)[number]; lateMinutes: number; asksIn: number | null }[],
) {
  const tries: Try[] = [{ at: start, spread: false }];
  for (const { outcome, lateMinutes, asksIn } of outcomes) {
    const at = tries.at(-1)!.at;
    const askedFor = asksIn === null ? null : new Date(at.getTime() + asksIn * 3_600_000);
    const triedAt = tries.map((one) => one.at);
    const next = decideAfterAttempt({ outcome, attemptNumber: tries.length, askedFor, triedAt, zone }, policy, at);
    expect(next.reason).toMatch(/^[A-Z].+\.$/);
    if (next.kind !== 'retry') return { tries, end: next.kind };
    expect(next.from > at).toBe(true);
    if (next.until) expect(next.until > next.from).toBe(true);
    const late = next.until ? Math.min(lateMinutes * 60_000, next.until.getTime() - next.from.getTime() - 1) : 0;
    tries.push({ at: new Date(next.from.getTime() + late), spread: next.until !== null });
  }
  return { tries, end: 'still trying' };
}

test('every path ends: reached, closed or with a human, within the attempts of the policy', () => {
  fc.assert(
    fc.property(anyPolicy, anyZone, anyInstant, whatever, (policy, zone, start, outcomes) => {
      const { tries, end } = play(policy, zone, start, outcomes);
      expect(['done', 'do-not-call', 'needs-decision']).toContain(end);
      expect(tries.length).toBeLessThanOrEqual(policy.maxAttempts);
    }),
  );
});

test('a try that is put off never comes in a part of a day that had one, also on the days when clocks change', () => {
  fc.assert(
    fc.property(anyPolicy, anyZone, anyInstant, whatever, (policy, zone, start, outcomes) => {
      const { tries } = play(policy, zone, start, outcomes);
      const partOf = ({ at }: Try) =>
        `${DateTime.fromJSDate(at, { zone }).toISODate()} ${dayPartOf(at, zone, policy.dayPartsFrom)}`;
      tries.forEach((one, index) => {
        if (!one.spread) return;
        expect(dayPartOf(one.at, zone, policy.dayPartsFrom)).not.toBeNull();
        expect(tries.slice(0, index).map(partOf)).not.toContain(partOf(one));
      });
    }),
  );
});

test('by the standard, whoever never answers is tried in every part of the day, at one weekend, within two weeks', () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, start) => {
      const open = DateTime.fromJSDate(start, { zone }).set({ hour: 9 }).toJSDate();
      const nobody = Array.from({ length: 20 }, () => ({ outcome: 'no-answer' as const, lateMinutes: 0, asksIn: null }));
      const { tries, end } = play(defaultRetryPolicy, zone, open, nobody);
      expect(end).toBe('needs-decision');
      expect(tries).toHaveLength(6);
      const parts = new Set(tries.map(({ at }) => dayPartOf(at, zone, defaultRetryPolicy.dayPartsFrom)));
      expect(parts).toEqual(new Set(dayParts));
      const spreadDays = tries.filter((one) => one.spread).map(({ at }) => DateTime.fromJSDate(at, { zone }).weekday);
      expect(new Set(spreadDays).size).toBe(spreadDays.length);
      expect(spreadDays.filter((day) => day >= 6).length).toBeLessThanOrEqual(1);
      expect(tries.at(-1)!.at.getTime() - open.getTime()).toBeLessThan(14 * 86_400_000);
    }),
  );
});
