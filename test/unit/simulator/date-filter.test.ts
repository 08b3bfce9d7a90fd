import { expect, test } from '@jest/globals';
import { passesDates } from '../../../src/simulator/rest/date-filter.js';

const INSTANT = new Date('2026-03-08T10:20:30.900Z');

test.each([
  ['', true],
  ['StartTime=2026-03-08', true],
  ['StartTime=2026-03-07', false],
  ['StartTime%3E=2026-03-08T10:20:30Z', true],
  ['StartTime%3E=2026-03-08T10:20:31Z', false],
  ['StartTime%3E=2026-03-08', true],
  ['StartTime%3C=2026-03-08', true],
  ['StartTime%3C=2026-03-08T10:20:29Z', false],
  ['StartTime%3E=2026-03-01&StartTime%3C=2026-03-07', false],
])('%s', (query, passes) => {
  expect(passesDates(new URLSearchParams(query), 'StartTime', INSTANT)).toBe(passes);
});

test('no instant passes no filter, and a text that is no date is refused', () => {
  expect(passesDates(new URLSearchParams('StartTime=2026-03-08'), 'StartTime', undefined)).toBe(false);
  expect(() => passesDates(new URLSearchParams('StartTime=soon'), 'StartTime', INSTANT)).toThrow('not a date');
});
