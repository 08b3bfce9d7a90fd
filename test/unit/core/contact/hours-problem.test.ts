import { expect, it } from '@jest/globals';
import { hoursProblem } from '../../../../src/core/contact/hours-problem.js';

it.each<[object, boolean]>([
  [{ always: true }, true],
  [{ always: false }, false],
  [{ always: true, mon: [['08:00', '20:00']] }, false],
  [{}, false],
  [
    {
      mon: [
        ['08:00', '12:00'],
        ['13:00', '24:00'],
      ],
      sun: [],
    },
    true,
  ],
  [
    {
      mon: [
        ['13:00', '20:00'],
        ['08:00', '12:00'],
      ],
    },
    false,
  ],
  [
    {
      mon: [
        ['08:00', '12:00'],
        ['11:00', '20:00'],
      ],
    },
    false,
  ],
  [{ fri: [['20:00', '02:00']] }, true],
  [
    {
      fri: [
        ['08:00', '02:00'],
        ['20:00', '22:00'],
      ],
    },
    false,
  ],
  [{ mon: [['08:00', '08:00']] }, false],
  [{ mon: [['8:00', '20:00']] }, false],
  [{ mon: [['08:00', '25:00']] }, false],
  [{ mon: [['08:00']] }, false],
  [{ mon: 'open' }, false],
  [{ monday: [['08:00', '20:00']] }, false],
])('%j as hours: %s', (hours, fine) => {
  expect(hoursProblem(hours) === null).toBe(fine);
});
