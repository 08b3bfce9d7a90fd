import { describe, expect, it } from '@jest/globals';
import { federalHolidays } from '../../../../src/core/consent/federal-holidays.js';
import { honourBy } from '../../../../src/core/consent/honour-by.js';

describe('federalHolidays', () => {
  it('are those of the office of personnel management', () => {
    expect([...federalHolidays(2026)].sort()).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03', // 4 July is a Saturday
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
    expect(federalHolidays(2027)).toContain('2027-12-31'); // 1 January 2028 is a Saturday
    expect(federalHolidays(2028)).not.toContain('2028-01-01');
    expect(federalHolidays(2027)).toContain('2027-07-05'); // 4 July is a Sunday
  });
});

describe('L-306 until when a revocation has to be honoured', () => {
  it.each([
    ['on the Friday before Thanksgiving', '2026-11-20T15:00:00-05:00', '2026-12-07T23:59:59.999-05:00'],
    ['late that evening in the west', '2026-11-20T20:30:00-08:00', '2026-12-07T23:59:59.999-05:00'],
    ['on a Saturday', '2026-11-21T12:00:00-05:00', '2026-12-07T23:59:59.999-05:00'],
    ['before Christmas and New Year', '2026-12-21T12:00:00-05:00', '2027-01-06T23:59:59.999-05:00'],
    ['with no holiday in the way', '2026-08-03T12:00:00-04:00', '2026-08-17T23:59:59.999-04:00'],
  ])('%s', (_, received, until) => {
    expect(honourBy(new Date(received))).toEqual(new Date(until));
  });
});
