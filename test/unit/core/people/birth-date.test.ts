import { describe, expect, it } from '@jest/globals';
import { compareBirthDates, latestDayOf, readBirthDate } from '../../../../src/core/people/birth-date.js';
import { mayBeMinor } from '../../../../src/core/people/may-be-minor.js';

const now = new Date('2026-11-23T15:00:00Z');

describe('B-028 a birth date', () => {
  it.each([
    ['1987', '1987-01-01', 'year'],
    ['1987-05', '1987-05-01', 'month'],
    [' 1987-05-14 ', '1987-05-14', 'day'],
    ['2008-02-29', '2008-02-29', 'day'],
    ['2026-11-24', '2026-11-24', 'day'], // today where the day begins first
    ['1906', '1906-01-01', 'year'],
  ])('%s is kept with its precision', (written, firstDay, precision) => {
    expect(readBirthDate(written, now)).toEqual({ kind: 'accepted', birthDate: written.trim(), firstDay, precision });
  });

  it.each([
    ['2026-11-25', 'birth-date/future'],
    ['2027', 'birth-date/future'],
    ['1890', 'birth-date/too-old'],
    ['1890-05-14', 'birth-date/too-old'],
    ['1905', 'birth-date/too-old'],
    ['2007-02-29', 'birth-date/format'],
    ['1987-13', 'birth-date/format'],
    ['1987-5', 'birth-date/format'],
    ['05/14/1987', 'birth-date/format'],
    ['', 'birth-date/format'],
  ])('%s is refused (%s)', (written, code) => {
    expect(readBirthDate(written, now)).toMatchObject({ kind: 'refused', code, message: expect.stringMatching(/\.$/) });
  });

  it.each([
    ['1987', '1987-12-31'],
    ['2008-02', '2008-02-29'],
    ['2007-02', '2007-02-28'],
    ['1987-05-14', '1987-05-14'],
  ])('%s is %s at the latest', (birthDate, latest) => {
    expect(latestDayOf(birthDate)).toBe(latest);
  });

  it.each([
    ['1987-05-14', '1987-05-14', 'same'],
    ['1987', '1987', 'agrees'],
    ['1987', '1987-05-14', 'agrees'],
    ['1987-05-14', '1987-05', 'agrees'],
    ['1987-06', '1987-05-14', 'differs'],
    ['1988', '1987', 'differs'],
    [null, '1987', 'unknown'],
    ['1987', null, 'unknown'],
  ] as const)('%s beside %s: %s', (a, b, found) => {
    expect(compareBirthDates(a, b)).toBe(found);
  });
});

describe('B-029 may they be a minor', () => {
  const midnightInMiami = new Date('2026-11-24T05:00:00Z');
  const before = new Date(midnightInMiami.getTime() - 1);
  const miami = ['America/New_York'];

  it.each([
    ['on the last day of 17', '2008-11-24', miami, before, true],
    ['on the 18th birthday', '2008-11-24', miami, midnightInMiami, false],
    [
      'while it is still yesterday on another clock that may be theirs',
      '2008-11-24',
      [...miami, 'America/Denver'],
      midnightInMiami,
      true,
    ],
    ['born on 29 February, on 28 February', '2008-02-29', miami, new Date('2026-02-28T18:00:00Z'), true],
    ['born on 29 February, on 1 March', '2008-02-29', miami, new Date('2026-03-01T18:00:00Z'), false],
    ['of whom only the year is known, in the year of 18', '2008', miami, now, true],
    ['of whom only the month is known, in the month after', '2008-10', miami, now, false],
    ['at 12', '2014-01-01', miami, now, true],
    ['at 39', '1987-05-14', miami, now, false],
    ['of whom nothing is known', null, miami, now, false],
  ])('%s', (_, birthDate, zones, at, minor) => {
    expect(mayBeMinor(birthDate, zones, at)).toBe(minor);
  });
});
