import { describe, expect, it } from '@jest/globals';
import { chaseSteps } from '../../../../src/core/placement/chase-table.js';
import { reminderMoment } from '../../../../src/core/placement/reminder-moment.js';
import { plannedReminders } from '../../../../src/core/placement/reminder-times.js';
import { whenExpected } from '../../../../src/core/placement/reminder-words.js';
import { readWallTime } from '../../../../src/core/placement/wall-time.js';
import { discreetProblem } from '../../../../src/core/scripts/revealing-words.js';
import { septetsOf } from '../../../../src/core/scripts/gsm-seven.js';

const newYork = 'America/New_York';
const utc = (text: string) => new Date(`${text}:00Z`);
const written = (dates: readonly { readonly at: Date }[]) => dates.map(({ at }) => at.toISOString().slice(0, 16));

describe('a time on the wall', () => {
  const now = utc('2026-10-01T12:00');

  it('is read on the clock of the place, before and after clocks go back', () => {
    expect(readWallTime('2026-10-31T09:30', newYork, now)).toMatchObject({ kind: 'accepted', at: utc('2026-10-31T13:30') });
    expect(readWallTime('2026-11-02T09:30', newYork, now)).toMatchObject({ kind: 'accepted', at: utc('2026-11-02T14:30') });
  });

  it('that clocks show twice is the first of the two: nobody comes too late', () => {
    expect(readWallTime('2026-11-01T01:30', newYork, now)).toMatchObject({ at: utc('2026-11-01T05:30') });
  });

  it('that clocks skip is refused', () => {
    const read = readWallTime('2027-03-14T02:30', newYork, utc('2027-02-01T12:00'));
    expect(read).toMatchObject({ kind: 'refused', field: 'localTime', message: expect.stringContaining('clocks go forward') });
  });

  it.each([
    ['2026-10-01T07:00', newYork, 'localTime'], // past
    ['2027-01-15T09:30', newYork, 'localTime'], // more than 90 days ahead
    ['2026-10-31 09:30', newYork, 'localTime'],
    ['2026-10-31T09:30:00-04:00', newYork, 'localTime'],
    ['2026-02-30T09:30', newYork, 'localTime'],
    ['2026-10-31T09:30', 'America/Nowhere', 'timeZone'],
  ])('%s in %s is refused', (text, zone, field) => {
    expect(readWallTime(text, zone, now)).toMatchObject({ kind: 'refused', field });
  });
});

describe('reminders', () => {
  it('are due the day before at the same hour of the clock, and two hours before, also over a change of clocks', () => {
    // Clocks go back on November 1: the day before begins an hour earlier than 24 hours before.
    const planned = plannedReminders(utc('2026-11-01T14:00'), newYork, utc('2026-10-30T12:00'));
    expect(written(planned)).toEqual(['2026-10-31T13:00', '2026-11-01T12:00']);
    const [spring] = plannedReminders(utc('2027-03-14T13:00'), newYork, utc('2027-03-01T12:00'));
    expect(spring!.at).toEqual(utc('2027-03-13T14:00'));
  });

  it('whose moment has passed are left out', () => {
    const start = utc('2026-11-25T14:30');
    expect(plannedReminders(start, newYork, utc('2026-11-24T15:00')).map(({ kind }) => kind)).toEqual(['reminder-2h']);
    expect(plannedReminders(start, newYork, utc('2026-11-25T13:00'))).toEqual([]);
  });

  const reminder = { kind: 'reminder-2h', at: utc('2026-11-25T12:30'), usefulUntil: utc('2026-11-25T13:45') } as const;
  const now = utc('2026-11-23T15:00');
  /** Texts are allowed from `opens` to `closes`, hours of the UTC day. */
  const hours = (opens: string, closes: string) => (at: Date) => {
    const [day, clock] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)];
    if (clock >= opens && clock < closes) return { kind: 'yes' } as const;
    return { kind: 'not-before', at: utc(`${day}T${opens}`) } as const;
  };

  it('go out at their time, or at the first allowed one that is still of use', () => {
    expect(reminderMoment(reminder, now, hours('12:00', '23:00'))).toEqual(reminder.at);
    expect(reminderMoment(reminder, now, hours('13:00', '23:00'))).toEqual(utc('2026-11-25T13:00'));
  });

  it('that could only come too late go out at the last allowed moment before, the evening before', () => {
    expect(reminderMoment(reminder, now, hours('14:00', '23:00'))).toEqual(utc('2026-11-24T22:30'));
  });

  it('are never late and never in the past: else there is none', () => {
    expect(reminderMoment(reminder, utc('2026-11-25T10:00'), hours('14:00', '23:00'))).toBeNull();
  });

  it('of somebody who may never be texted are looked at at their time, so that a person can call', () => {
    expect(reminderMoment(reminder, now, () => ({ kind: 'never' }))).toEqual(reminder.at);
  });

  it.each([
    ['en', 'Wednesday, November 25, 9:30 AM'],
    ['es', '25 de noviembre, 9:30 AM'],
  ] as const)('say when in plain words that tell nothing else (%s)', (language, words) => {
    expect(whenExpected(utc('2026-11-25T14:30'), newYork, language)).toBe(words);
    for (let month = 0; month < 12; month += 1) {
      const said = whenExpected(new Date(Date.UTC(2026, month, 26, 18)), newYork, language);
      expect([septetsOf(said).kind, discreetProblem(said)]).toEqual(['fits', null]);
    }
  });
});

describe('the calls after a no-show', () => {
  const start = utc('2026-10-30T13:30'); // 9:30 in New York, two days before clocks go back

  it('come at 60 minutes, day 1, 3 and 7, at the same hour of the clock there', () => {
    const steps = chaseSteps(start, newYork, utc('2026-10-30T13:50'));
    expect(steps.map(({ kind }) => kind)).toEqual(['chase-60min', 'chase-day-1', 'chase-day-3', 'chase-day-7']);
    expect(written(steps)).toEqual(['2026-10-30T14:30', '2026-10-31T13:30', '2026-11-02T14:30', '2026-11-06T14:30']);
  });

  it('that are past are made up for by one, at once', () => {
    const now = utc('2026-10-31T20:00');
    const steps = chaseSteps(start, newYork, now);
    expect(steps.map(({ kind }) => kind)).toEqual(['chase-day-1', 'chase-day-3', 'chase-day-7']);
    expect(steps[0]!.at).toEqual(now);
    expect(chaseSteps(start, newYork, utc('2026-11-20T12:00'))).toMatchObject([{ kind: 'chase-day-7' }]);
  });
});
