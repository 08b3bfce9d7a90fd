import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, integer, property } from 'fast-check';
import { DateTime } from 'luxon';
import { publishCount } from '../../../../src/core/attribution/small-cells.js';
import { stages } from '../../../../src/core/intake/stages.js';
import { coverOf, daysIn } from '../../../../src/core/reports/cover.js';
import { fairnessOf } from '../../../../src/core/reports/fairness.js';
import { funnelSteps, stepOfStage } from '../../../../src/core/reports/funnel-steps.js';
import { binOf, largestError, percentile, secondsOf, type Bin } from '../../../../src/core/reports/histogram.js';
import { todayAndLastWeek } from '../../../../src/core/reports/same-time.js';
import { serviceLevel } from '../../../../src/core/reports/service-level.js';

const lengths = array(integer({ min: 1, max: 90 * 24 * 3600 }), { minLength: 1, maxLength: 200 });

function merged(...parts: readonly Bin[][]): Bin[] {
  const counts = new Map<number, number>();
  for (const { bin, n } of parts.flat()) counts.set(bin, (counts.get(bin) ?? 0) + n);
  return [...counts].map(([bin, n]) => ({ bin, n }));
}

const binsOf = (all: readonly number[]) => merged(all.map((seconds) => ({ bin: binOf(seconds), n: 1 })));

describe('percentiles of roll-ups', () => {
  it('are within 2.5 % of the exact ones, of whatever lengths, also when buckets are added up', () => {
    expect(largestError).toBeLessThanOrEqual(0.025 + 1e-9);
    assert(
      property(lengths, lengths, constantFrom(0.5, 0.9, 0.95, 0.99), (one, other, share) => {
        const sorted = [...one, ...other].sort((a, b) => a - b);
        const exact = sorted[Math.ceil(share * sorted.length) - 1]!;
        const told = percentile(merged(binsOf(one), binsOf(other)), sorted.length, share)!;
        expect(Math.abs(told - exact) / exact).toBeLessThanOrEqual(0.025 + 1e-9);
      }),
    );
  });

  it('count whoever still waits as slower than all, and are unknown when most of them wait', () => {
    const fast = binsOf([10, 10, 10]);
    expect(percentile(fast, 5, 0.5)).toBeCloseTo(secondsOf(binOf(10)));
    expect(percentile(fast, 7, 0.5)).toBeNull();
    expect(percentile([], 0, 0.5)).toBeNull();
  });
});

describe('the buckets of a range', () => {
  it.each([
    ['2026-11-03', '2026-11-09', ['day 2026-11-03 2026-11-10']],
    ['2026-11-01', '2026-11-30', ['month 2026-11-01 2026-12-01']],
    ['2026-10-30', '2026-12-02', ['day 2026-10-30 2026-11-01', 'month 2026-11-01 2026-12-01', 'day 2026-12-01 2026-12-03']],
    ['2026-02-28', '2026-03-01', ['day 2026-02-28 2026-03-02']],
  ])('%s to %s', (from, to, expected) => {
    expect(coverOf({ from, to }).map(({ grain, from: first, before }) => `${grain} ${first} ${before}`)).toEqual(expected);
  });

  it('are each of its days once, and no other', () => {
    const date = integer({ min: 0, max: 800 }).map((days) =>
      DateTime.fromISO('2025-01-01', { zone: 'utc' }).plus({ days }).toISODate()!,
    );
    assert(
      property(date, date, (one, other) => {
        const [from, to] = [one, other].sort() as [string, string];
        const covered: string[] = [];
        for (const { from: first, before } of coverOf({ from, to }))
          for (let at = DateTime.fromISO(first); at.toISODate()! < before; at = at.plus({ days: 1 }))
            covered.push(at.toISODate()!);
        expect(covered.length).toBe(daysIn({ from, to }));
        expect([covered[0], covered.at(-1), new Set(covered).size]).toEqual([from, to, covered.length]);
      }),
    );
  });

  it('are none of a range that ends before it begins', () => {
    expect(daysIn({ from: '2026-11-02', to: '2026-11-01' })).toBeNull();
  });
});

describe('figures that do not flatter', () => {
  it('a service level has everybody who gave up in its denominator, the short ones too', () => {
    expect(serviceLevel({ answered: 8, inTime: 6, abandoned: 4 })).toBe(0.5);
    expect(serviceLevel({ answered: 0, inTime: 0, abandoned: 0 })).toBeNull();
  });

  it('fairness is the share of offers over the share of time', () => {
    const [one, other] = [
      { offers: 30, availableSeconds: 3600 },
      { offers: 10, availableSeconds: 3600 },
    ];
    expect(fairnessOf(one, [one, other])).toBe(1.5);
    expect(fairnessOf({ offers: 3, availableSeconds: 0 }, [one, other])).toBeNull();
  });

  it('A-101: counts of a file under 11 leave as fewer than 11', () => {
    expect([0, 1, 10, 11, 250].map(publishCount)).toEqual(['0', '<11', '<11', '11', '250']);
  });

  it('every stage is a step of the funnel or stands beside it, in the order of progress', () => {
    const ranks = stages.flatMap((stage) => (stepOfStage[stage] ? [funnelSteps.indexOf(stepOfStage[stage])] : []));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });
});

describe('today against last week', () => {
  const spoken = (moment: Date, zone: string) => {
    const { today, lastWeek } = todayAndLastWeek(moment, zone);
    return [today, lastWeek].map(({ day, hourBegan, at }) => [day, hourBegan.toISOString(), at.toISOString()]);
  };

  it('is until the same time of the clock, also over a change of it', () => {
    expect(spoken(new Date('2026-11-03T19:20:00Z'), 'America/New_York')).toEqual([
      ['2026-11-03', '2026-11-03T19:00:00.000Z', '2026-11-03T19:20:00.000Z'],
      ['2026-10-27', '2026-10-27T18:00:00.000Z', '2026-10-27T18:20:00.000Z'],
    ]);
  });

  it('is the day of the site, whatever day it is elsewhere, and half hours are hours of theirs', () => {
    expect(spoken(new Date('2026-11-30T20:10:00Z'), 'Asia/Kolkata')[0]).toEqual([
      '2026-12-01',
      '2026-11-30T19:30:00.000Z',
      '2026-11-30T20:10:00.000Z',
    ]);
  });
});
