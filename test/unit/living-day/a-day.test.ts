import { describe, expect, it } from '@jest/globals';
import { assert, integer, property } from 'fast-check';
import { phonesIn, whatHappens } from '../../../src/living-day/script/happenings.js';
import { longestGapSeconds, roomFor, secondsToNext, shortestGapSeconds } from '../../../src/living-day/script/pace.js';
import { howManyPeople, personOf } from '../../../src/living-day/script/people.js';
import { seeded } from '../../../src/living-day/script/random.js';
import { stepOf, type OpenIntake } from '../../../src/living-day/script/way-of-an-intake.js';
import { WhoAnswers, dispositionAfter } from '../../../src/living-day/staff/outcomes.js';
import { howManyWork } from '../../../src/living-day/staff/shift.js';
import { refusalOf } from '../../../src/living-day/world/day-options.js';
import { findDangerSigns } from '../../../src/core/screening/danger-signs.js';

const thousand = Array.from({ length: 1000 }, (_, index) => index);
const dayOf = (seed: number) => {
  const random = seeded(seed);
  return thousand.map((index) => whatHappens(random, personOf(index)));
};
const average = (hour: number) => {
  const random = seeded(7);
  return thousand.reduce((sum) => sum + secondsToNext(random, hour), 0) / thousand.length;
};

describe('the pace of a living day', () => {
  it('brings somebody every 20 to 60 seconds, whatever the hour', () => {
    assert(
      property(integer(), integer({ min: 0, max: 23 }), (seed, hour) => {
        const seconds = secondsToNext(seeded(seed), hour);
        return seconds >= shortestGapSeconds && seconds <= longestGapSeconds;
      }),
    );
  });

  it('is quicker in the evening than before dawn', () => {
    expect(average(20)).toBeLessThan(average(15));
    expect(average(15)).toBeLessThan(average(4));
  });

  it('lets nobody new come while the line is full, and only known people while much is open', () => {
    expect(roomFor({ waiting: 0, openCallbacks: 0 })).toBe('somebody-new');
    expect(roomFor({ waiting: 4, openCallbacks: 5 })).toBe('nobody');
    expect(roomFor({ waiting: 1, openCallbacks: 30 })).toBe('somebody-known');
  });
});

describe('the people of a living day', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(dayOf(1)).toEqual(dayOf(1));
    expect(dayOf(1)).not.toEqual(dayOf(2));
  });

  it('have numbers that no phone in the world has, each one their own, and none of the sample staff', () => {
    const numbers = thousand.map((index) => personOf(index).number);
    expect(new Set(numbers).size).toBe(howManyPeople);
    for (const number of numbers) expect(number).toMatch(/^\+1(?!202)[2-9]\d{2}55501\d{2}$/);
  });

  it('speak English and Spanish; some wait, some hang up, some are not reached at first, some ask for another', () => {
    const day = dayOf(3);
    const kinds = new Set(day.map(({ what }) => what));
    expect(kinds.size).toBe(10);
    expect(day.some(({ person }) => person.language === 'es')).toBe(true);
    for (const one of day) expect(one.answers.at(-1)).toMatchObject({ kind: 'human', name: one.person.name });
  });

  it('are rarely in danger, and then the words are ones that the program hears', () => {
    const written = dayOf(3).flatMap((one) => ('lead' in one ? [one.lead.message] : []));
    const danger = written.filter((message) => findDangerSigns(message).kind === 'danger');
    expect(danger.length).toBeGreaterThan(0);
    expect(danger.length / thousand.length).toBeLessThan(0.03);
  });

  it('phone in by themselves when they were not reached', () => {
    expect(phonesIn(seeded(1), personOf(4))).toMatchObject({ dials: { presses: ['2'] }, answers: [{ kind: 'human' }] });
  });
});

describe('the staff of a living day', () => {
  it('leaves room for whoever sits down, and always keeps one at work', () => {
    expect(howManyWork(2, [{ name: 'Ana', presence: 'offline' }])).toBe(2);
    expect(howManyWork(2, [{ name: 'Ana', presence: 'available' }])).toBe(1);
    expect(howManyWork(1, [{ name: 'Ana', presence: 'on-call' }])).toBe(1);
  });

  it('writes what answered, calls that nobody answered left out', () => {
    const who = new WhoAnswers(1);
    who.expect('a', [
      { kind: 'no-answer', name: 'x' },
      { kind: 'voicemail', name: 'x' },
      { kind: 'human', name: 'x' },
    ]);
    expect([who.answered('a'), who.answered('a'), who.answered('a')].map(dispositionAfter)).toEqual([
      'voicemail',
      'reached',
      'reached',
    ]);
    who.expect('a', [{ kind: 'relative', name: 'x' }]);
    who.expect('b', [{ kind: 'human', name: 'x' }]);
    expect(who.answered('a')).toBeUndefined();
  });

  it('goes on with an intake after a while, and lets nothing stay open without end', () => {
    const now = Date.parse('2026-05-04T12:00:00Z');
    const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
    const intake = (id: string, stage: string, minutes: number): OpenIntake => ({
      id,
      stage,
      stageSince: ago(minutes),
      openedAt: ago(minutes),
      ownerUserId: null,
    });
    expect(stepOf(intake('00', 'contacted', 1), now, 1)).toBeNull();
    expect(stepOf(intake('00', 'contacted', 1), now, 10)).toMatchObject({ to: 'screening' });
    expect(stepOf(intake('ff', 'contacted', 6), now, 1)).toMatchObject({ to: 'closed' });
    expect(stepOf(intake('00', 'clinical-review', 6), now, 1)).toMatchObject({ by: 'clinician' });
    expect(stepOf(intake('00', 'attempting', 44), now, 1)).toBeNull();
    expect(stepOf(intake('00', 'attempting', 46), now, 1)).toMatchObject({ facts: { closeReason: 'admitted-elsewhere' } });
    expect(stepOf(intake('00', 'emergency', 90), now, 1)).toBeNull();
  });
});

describe('where a living day may be played', () => {
  const here = { url: 'http://127.0.0.1:3000', controlUrl: 'http://127.0.0.1:4011' };
  const sample = { staff: [], sourceKey: 'k', phones: [], site: { name: 'Sample', number: '+18885550100' } };

  it('is this machine, with the line of the sample site', () => {
    expect(refusalOf({ ...here, sample })).toBeNull();
  });

  it.each([
    ['another machine', { ...here, url: 'https://line.example.org', sample }],
    ['a carrier', { ...here, controlUrl: 'https://api.twilio.com', sample }],
    ['a number that people have', { ...here, sample: { ...sample, site: { name: 'Real', number: '+18889064669' } } }],
  ])('is refused with %s', (_, where) => {
    expect(refusalOf(where)).toMatch(/is not/);
  });
});
