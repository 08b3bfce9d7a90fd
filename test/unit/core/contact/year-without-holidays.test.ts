import { expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { yearWithoutHolidays } from '../../../../src/core/contact/year-without-holidays.js';

it.each([
  ['a site that keeps none misses none', [], '2026-12-31', null],
  ['this year is listed', ['2026-12-25'], '2026-10-31', null],
  ['from November on the next is asked for', ['2026-12-25'], '2026-11-01', 2027],
  ['and is listed', ['2026-12-25', '2027-01-01'], '2026-12-31', null],
  ['the year came without', ['2026-12-25'], '2027-01-01', 2027],
  ['of two that are missing, this one', ['2025-12-25'], '2026-12-01', 2026],
])('B-098 %s', (_, dates, today, year) => {
  expect(
    yearWithoutHolidays(
      dates.map((date) => ({ date })),
      DateTime.fromISO(today),
    ),
  ).toBe(year);
});
