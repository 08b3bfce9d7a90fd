import { expect, test } from '@jest/globals';
import { federalCallingHours, stateCallingHours } from '../../../../src/core/contact/state-calling-hours.js';
import { usStates } from '../../../../src/core/contact/places/area-codes.js';

// The whole law as one table: Monday to Friday, Saturday, Sunday, and where it stands. All others: 08:00-21:00 every day.
const law: readonly (readonly [state: string, weekday: string, saturday: string, sunday: string, source: string])[] = [
  ['AL', '08:00-20:00', '08:00-20:00', 'closed', 'trade table'],
  ['CT', '09:00-20:00', '09:00-20:00', '09:00-20:00', 'trade table'],
  ['FL', '08:00-20:00', '08:00-20:00', '08:00-20:00', 'Florida Statutes 501.616'],
  ['KY', '10:00-21:00', '10:00-21:00', '10:00-21:00', 'trade table'],
  ['LA', '08:00-20:00', '08:00-20:00', 'closed', 'trade table'],
  ['MA', '08:00-20:00', '08:00-20:00', '08:00-20:00', 'trade table'],
  ['MD', '08:00-20:00', '08:00-20:00', '08:00-20:00', 'trade table'],
  ['MI', '09:00-21:00', '09:00-21:00', '09:00-21:00', 'trade table'],
  ['MN', '09:00-21:00', '09:00-21:00', '09:00-21:00', 'trade table'],
  ['MS', '08:00-20:00', '08:00-20:00', 'closed', 'trade table'],
  ['NM', '09:00-21:00', '09:00-21:00', '09:00-21:00', 'trade table'],
  ['NV', '09:00-20:00', '09:00-20:00', '09:00-20:00', 'trade table'],
  ['OK', '08:00-20:00', '08:00-20:00', '08:00-20:00', 'Oklahoma Telephone Solicitation Act, 15 O.S. 775C'],
  ['RI', '09:00-18:00', 'closed', 'closed', 'trade table'],
  ['TX', '09:00-21:00', '09:00-21:00', '12:00-21:00', 'Texas Business and Commerce Code 301.051'],
  ['WA', '08:00-20:00', '08:00-20:00', '08:00-20:00', 'RCW 80.36.390'],
];
const tradeTable = 'state telemarketing hours, trade table of 2025-11-01, to be confirmed by counsel';
const ranges = (shown: string) => (shown === 'closed' ? [] : [shown.split('-')]);

test.each(law)('L-302 the hours of %s', (state, weekday, saturday, sunday, source) => {
  const week = ranges(weekday);
  expect(stateCallingHours[state as 'FL']).toEqual({
    hours: { mon: week, tue: week, wed: week, thu: week, fri: week, sat: ranges(saturday), sun: ranges(sunday) },
    source: source === 'trade table' ? tradeTable : source,
  });
});

test('L-302 all other states have the federal hours', () => {
  expect(usStates.filter((state) => stateCallingHours[state]).toSorted()).toEqual(law.map(([state]) => state));
  expect(federalCallingHours.source).toBe('47 CFR 64.1200(c)(1)');
  expect(new Set(Object.values(federalCallingHours.hours).flat().map(String))).toEqual(new Set(['08:00,21:00']));
  expect(Object.keys(federalCallingHours.hours)).toHaveLength(7);
});
