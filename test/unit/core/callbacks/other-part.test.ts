import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { dayPartOf, windowsOfDay } from '../../../../src/core/callbacks/day-parts.js';
import { firstOtherPart } from '../../../../src/core/callbacks/other-part.js';
import { windowSentence } from '../../../../src/core/callbacks/retry-sentences.js';
import { defaultRetryPolicy } from '../../../../src/core/callbacks/retry-policy.js';

const zone = 'America/New_York';
const hours = defaultRetryPolicy.dayPartsFrom;
/** '02 14:10' is that day of March 2026, which begins on a Sunday; clocks go forward on the 8th. */
const local = (text: string, inZone = zone) =>
  DateTime.fromFormat(`2026-03-${text}`, 'yyyy-MM-dd HH:mm', { zone: inZone }).toJSDate();
const after = (earliest: string, tried: readonly string[], weekendTries = 1) => {
  const triedAt = tried.map((text) => local(text));
  const { from, until } = firstOtherPart(local(earliest), triedAt, zone, { dayPartsFrom: hours, weekendTries });
  return windowSentence(from, until, zone).replace(' Eastern time', '');
};

describe('the part of the day', () => {
  test.each([
    ['00:00', null],
    ['07:59', null],
    ['08:00', 'morning'],
    ['10:59', 'morning'],
    ['11:00', 'midday'],
    ['13:59', 'midday'],
    ['14:00', 'afternoon'],
    ['16:59', 'afternoon'],
    ['17:00', 'evening'],
    ['19:59', 'evening'],
    ['20:00', null],
  ])('at %s is %s', (clock, part) => {
    expect(dayPartOf(local(`02 ${clock}`), zone, hours)).toBe(part);
  });

  test('goes by the clock of the person', () => {
    expect(dayPartOf(local('02 12:00'), 'America/Los_Angeles', hours)).toBe('morning');
  });

  test.each(['America/New_York', 'Pacific/Honolulu', 'America/Phoenix', 'Pacific/Guam'])(
    'keeps its hours when clocks change: %s',
    (inZone) => {
      for (const [day, later] of [
        ['07 12:00', 1],
        ['08 01:30', 0],
        ['08 23:59', 0],
      ] as const) {
        const windows = windowsOfDay(local(day, inZone), later, inZone, hours);
        expect(windows).toEqual(
          [
            ['morning', '08', '11'],
            ['midday', '11', '14'],
            ['afternoon', '14', '17'],
            ['evening', '17', '20'],
          ].map(([part, from, until]) => ({
            part,
            weekday: 7,
            from: local(`08 ${from}:00`, inZone),
            until: local(`08 ${until}:00`, inZone),
          })),
        );
      }
    },
  );
});

describe('another part of the day, on another day of the week', () => {
  test.each([
    ['nothing was tried: the next part', '02 09:00', [], 'Mon 11:00-14:00'],
    ['a part that begins at this minute is whole', '03 08:00', [], 'Tue 08:00-11:00'],
    ['a part that has begun is not', '03 08:01', [], 'Tue 11:00-14:00'],
    ['the part that was tried is left out', '03 08:00', ['02 09:00'], 'Tue 11:00-14:00'],
    ['so are two', '03 08:00', ['02 09:00', '02 12:00'], 'Tue 14:00-17:00'],
    ['so are three', '03 08:00', ['02 09:00', '02 12:00', '02 15:00'], 'Tue 17:00-20:00'],
    ['all four were tried: any of them', '03 08:00', ['02 09:00', '02 12:00', '02 15:00', '02 18:00'], 'Tue 08:00-11:00'],
    ['one of them twice: any other', '03 08:00', ['02 09:00', '02 10:00', '02 12:00', '02 15:00', '02 18:00'], 'Tue 11:00-14:00'],
    ['a night counts as no part', '03 08:00', ['02 23:00'], 'Tue 08:00-11:00'],
    ['a weekday that was tried is left out', '09 08:00', ['02 09:00'], 'Tue 11:00-14:00'],
    ['and the next, and the next', '09 08:00', ['02 09:00', '03 09:00', '04 09:00'], 'Thu 11:00-14:00'],
    ['the weekend is tried', '06 20:00', ['02 09:00', '06 12:00'], 'Sat 14:00-17:00'],
    ['once: not Sunday after Saturday', '07 20:00', ['02 09:00', '07 12:00'], 'Tue 14:00-17:00'],
    ['once: nor Saturday after Sunday', '06 20:00', ['01 09:00', '06 12:00'], 'Mon 14:00-17:00'],
    [
      'every weekday was tried: any of them',
      '09 07:00',
      ['02 09:00', '03 09:00', '04 09:00', '05 09:00', '06 09:00', '07 09:00'],
      'Mon 11:00-14:00',
    ],
    [
      'one weekday is left: it is waited for',
      '09 08:00',
      ['02 09:00', '03 09:00', '04 09:00', '05 09:00', '07 09:00'],
      'Fri 11:00-14:00',
    ],
  ] as const)('%s', (_, earliest, tried, expected) => {
    expect(after(earliest, tried)).toBe(expected);
  });

  test.each([
    [0, [], 'Mon 08:00-11:00'],
    [1, [], 'Sat 08:00-11:00'],
    [1, ['01 09:00'], 'Mon 11:00-14:00'],
    [2, ['01 09:00'], 'Sat 11:00-14:00'],
  ] as const)('%i tries at weekends, %j behind us', (weekendTries, tried, expected) => {
    expect(after('06 20:00', tried, weekendTries)).toBe(expected);
  });

  test('the last part of the last day that is left lies just ahead, or a week away', () => {
    const tried = ['02 09:00', '02 12:00', '02 15:00', '03 09:00', '04 09:00', '05 09:00', '07 09:00'];
    expect(after('06 17:00', tried)).toBe('Fri 17:00-20:00');
    expect(after('06 17:01', tried)).toBe('Fri 17:00-20:00');
    const inAWeek = firstOtherPart(
      local('06 17:01'),
      tried.map((text) => local(text)),
      zone,
      defaultRetryPolicy,
    );
    expect(inAWeek.from).toEqual(local('13 17:00'));
  });
});
