import { expect, it } from '@jest/globals';
import { hoursProblem } from '../../../../src/core/contact/hours-problem.js';

const outOfOrder = (day: string) => `${day} must list ranges such as ["08:00", "20:00"], in order and without overlap.`;
const alone = 'always must be true and stand alone.';

it.each<[hours: object, problem: string | null]>([
  [{ always: true }, null],
  [{ always: false }, alone],
  [{ always: true, mon: [['08:00', '20:00']] }, alone],
  [{}, 'Name at least one weekday, or {"always": true}.'],
  [{ monday: [['08:00', '20:00']] }, 'monday is not a weekday: use mon, tue, wed, thu, fri, sat, sun.'],
])('%j as hours: %s', (hours, problem) => {
  expect(hoursProblem(hours)).toBe(problem);
});

it.each<[ranges: unknown, fine: boolean]>([
  [[['08:00', '20:00']], true],
  [[], true],
  [
    [
      ['08:00', '12:00'],
      ['13:00', '24:00'],
    ],
    true,
  ],
  [
    [
      ['08:00', '12:00'],
      ['12:00', '20:00'],
    ],
    true,
  ],
  [
    [
      ['13:00', '20:00'],
      ['08:00', '12:00'],
    ],
    false,
  ],
  [
    [
      ['08:00', '12:00'],
      ['11:00', '20:00'],
    ],
    false,
  ],
  [[['20:00', '02:00']], true],
  [
    [
      ['08:00', '12:00'],
      ['20:00', '02:00'],
    ],
    true,
  ],
  [
    [
      ['08:00', '02:00'],
      ['20:00', '22:00'],
    ],
    false,
  ],
  [[['00:00', '24:00']], true],
  [[['24:00', '08:00']], false],
  [[['08:00', '08:00']], false],
  [[['8:00', '20:00']], false],
  [[['08:00', '8:00']], false],
  [[['08:00', '25:00']], false],
  [[['at 08:00', '20:00']], false],
  [[['08:00', '20:00 h']], false],
  [[['08:00']], false],
  [[['08:00', '12:00', '13:00']], false],
  [[[8, '20:00']], false],
  [[['08:00', 20]], false],
  [[[['08:00'], '20:00']], false],
  [[['08:00', ['20:00']]], false],
  [[['08:00', '20:00'], null], false],
  [['08:00'], false],
  ['open', false],
  [null, false],
])('%j as a day: %s', (ranges, fine) => {
  expect(hoursProblem({ mon: [], fri: ranges })).toBe(fine ? null : outOfOrder('fri'));
});
