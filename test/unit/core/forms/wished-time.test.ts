import { describe, expect, it } from '@jest/globals';
import { readWishedTime } from '../../../../src/core/forms/wished-time.js';

const newYork = 'America/New_York';
const now = new Date('2027-03-01T15:00:00Z'); // 10:00 in New York

const read = (day: string, time: string, zone = newYork) => readWishedTime(day, time, zone, now);
const isoOf = (day: string, time: string, zone = newYork) => {
  const wished = read(day, time, zone);
  return wished.kind === 'accepted' ? wished.iso : wished.code;
};

describe('a day and a time that somebody picked', () => {
  it.each([
    ['2027-03-05', '14:30', '2027-03-05T14:30:00-05:00'],
    ['3/5/2027', '2:30 PM', '2027-03-05T14:30:00-05:00'],
    ['3/5/27', '2:30pm', '2027-03-05T14:30:00-05:00'],
    ['3/5', '2 p.m.', '2027-03-05T14:00:00-05:00'],
    ['2/5', '12 am', 'wished-time/too-far'],
    ['2027-03-05', '12:00 AM', '2027-03-05T00:00:00-05:00'],
    ['2027-03-05', '12:15 PM', '2027-03-05T12:15:00-05:00'],
    ['2027-03-05', '14:30:00', '2027-03-05T14:30:00-05:00'],
    ['', '14:30', 'wished-time/day'],
    ['2027-02-30', '14:30', 'wished-time/day'],
    ['soon', '14:30', 'wished-time/day'],
    ['2027-03-05', '', 'wished-time/time'],
    ['2027-03-05', '14', 'wished-time/time'],
    ['2027-03-05', '25:00', 'wished-time/time'],
    ['2027-03-05', '14:75', 'wished-time/time'],
    ['2027-03-05', '13 pm', 'wished-time/time'],
    ['2027-03-01', '09:45', 'wished-time/past'],
    ['2027-03-01', '09:51', '2027-03-01T09:51:00-05:00'],
    ['2027-05-29', '10:00', '2027-05-29T10:00:00-04:00'],
    ['2027-06-30', '10:00', 'wished-time/too-far'],
  ])('%s %s', (day, time, expected) => {
    expect(isoOf(day, time)).toBe(expected);
  });

  it('is on the clock of the place that was given', () => {
    expect(isoOf('2027-03-05', '14:30', 'America/Los_Angeles')).toBe('2027-03-05T14:30:00-08:00');
  });

  it('without a year is the next such day', () => {
    expect(readWishedTime('1/5', '9:00', newYork, new Date('2026-12-20T15:00:00Z'))).toMatchObject({
      iso: '2027-01-05T09:00:00-05:00',
    });
  });
});

describe('a time over which the clock jumps', () => {
  it('B-034 2027-03-14 02:30 in New York is 03:00 EDT, and they are told', () => {
    expect(read('2027-03-14', '02:30')).toEqual({
      kind: 'accepted',
      at: new Date('2027-03-14T07:00:00Z'),
      iso: '2027-03-14T03:00:00-04:00',
      skipped: true,
    });
    expect(read('2027-03-14', '02:00')).toMatchObject({ iso: '2027-03-14T03:00:00-04:00', skipped: true });
    expect(read('2027-03-14', '01:59')).toMatchObject({ iso: '2027-03-14T01:59:00-05:00', skipped: false });
    expect(read('2027-03-14', '03:00')).toMatchObject({ iso: '2027-03-14T03:00:00-04:00', skipped: false });
  });

  it('is an ordinary time where no clock jumps', () => {
    expect(read('2027-03-14', '02:30', 'America/Phoenix')).toMatchObject({ iso: '2027-03-14T02:30:00-07:00', skipped: false });
  });
});
