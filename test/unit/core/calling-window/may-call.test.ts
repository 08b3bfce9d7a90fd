// F73 and F74: when somebody may be called.
import { describe, expect, test } from '@jest/globals';
import { mayCall } from '../../../../src/core/calling-window/may-call.js';
import { factsOf, florida, georgia, policyOf } from './facts.js';

// 2026: 2 March is a Monday; clocks go forward on 8 March and back on 1 November.
const instant = (text: string) => new Date(text);

describe('L-302 quiet hours where the person may be', () => {
  test.each([
    ['Georgia at 08:00', georgia, '2026-03-02T08:00:00-05:00', 'yes'],
    ['Georgia at 20:59', georgia, '2026-03-02T20:59:59-05:00', 'yes'],
    ['Georgia at 21:00', georgia, '2026-03-02T21:00:00-05:00', '2026-03-03T08:00:00-05:00'],
    ['Georgia at 07:59', georgia, '2026-03-02T07:59:59-05:00', '2026-03-02T08:00:00-05:00'],
    ['Florida at 19:59', florida, '2026-03-02T19:59:59-05:00', 'yes'],
    ['Florida at 20:00 (L-303)', florida, '2026-03-02T20:00:00-05:00', '2026-03-03T08:00:00-05:00'],
    ['850 is Eastern or Central: not at 08:30 Eastern', '+18505550147', '2026-03-02T08:30:00-05:00', '2026-03-02T08:00:00-06:00'],
    ['850 at 19:30 Central is too late in the east', '+18505550147', '2026-03-02T19:30:00-06:00', '2026-03-03T08:00:00-06:00'],
    ['448, the overlay of 850', '+14485550147', '2026-03-02T08:30:00-05:00', '2026-03-02T08:00:00-06:00'],
    ['208 is Mountain or Pacific', '+12085550147', '2026-03-02T08:30:00-07:00', '2026-03-02T08:00:00-08:00'],
    ['986, the overlay of 208', '+19865550147', '2026-03-02T08:30:00-07:00', '2026-03-02T08:00:00-08:00'],
    ['Phoenix keeps standard time', '+16025550147', '2026-07-06T08:00:00-07:00', 'yes'],
    ['928 may be in the Navajo Nation', '+19285550147', '2026-07-06T20:30:00-07:00', '2026-07-07T08:00:00-07:00'],
    ['Guam', '+16715550147', '2026-03-02T07:00:00+10:00', '2026-03-02T08:00:00+10:00'],
    ['Puerto Rico', '+17875550147', '2026-07-06T20:30:00-04:00', 'yes'],
    ['Texas on a Sunday', '+12145550147', '2026-03-01T09:30:00-06:00', '2026-03-01T12:00:00-06:00'],
    ['Texas on a Monday', '+12145550147', '2026-03-02T09:30:00-06:00', 'yes'],
    ['Alabama on a Sunday', '+12055550147', '2026-03-01T12:00:00-06:00', '2026-03-02T08:00:00-06:00'],
    ['Louisiana on a Saturday evening', '+15045550147', '2026-02-28T20:30:00-06:00', '2026-03-02T08:00:00-06:00'],
    ['Rhode Island on a Friday evening', '+14015550147', '2026-03-06T18:00:00-05:00', '2026-03-09T09:00:00-04:00'],
    ['Kentucky', '+15025550147', '2026-03-02T09:59:00-05:00', '2026-03-02T10:00:00-05:00'],
    ['the night the clocks go forward', georgia, '2026-03-08T01:59:00-05:00', '2026-03-08T08:00:00-04:00'],
    ['the night the clocks go back', georgia, '2026-11-01T01:30:00-04:00', '2026-11-01T08:00:00-05:00'],
  ])('%s', (_, e164, at, expected) => {
    const decision = mayCall(factsOf({ e164 }), policyOf(), instant(at));
    expect(decision.kind === 'not-before' ? decision.at : decision.kind).toEqual(expected === 'yes' ? 'yes' : instant(expected));
  });

  test('the reason is a sentence for a tired counsellor', () => {
    const decision = mayCall(factsOf({ e164: florida }), policyOf(), instant('2026-03-02T23:00:00-05:00'));
    expect(decision).toEqual({
      kind: 'not-before',
      at: instant('2026-03-03T08:00:00-05:00'),
      reason: 'Not before 08:00 in Florida (quiet hours)',
      rule: 'calling/quiet-hours-state',
      source: 'Florida Statutes 501.616',
      zones: ['America/New_York'],
    });
  });

  test('the weekday is named when it is more than a day away, and the zone when the state has two', () => {
    const rhodeIsland = mayCall(factsOf({ e164: '+14015550147' }), policyOf(), instant('2026-03-06T18:00:00-05:00'));
    expect(rhodeIsland.reason).toBe('Not before Monday 09:00 in Rhode Island (quiet hours)');
    const alabama = mayCall(factsOf({ e164: '+12055550147' }), policyOf(), instant('2026-02-28T20:30:00-06:00'));
    expect(alabama.reason).toBe('Not before Monday 08:00 in Alabama (quiet hours)');
    const panhandle = mayCall(factsOf({ e164: '+18505550147' }), policyOf(), instant('2026-03-02T08:30:00-05:00'));
    expect(panhandle.reason).toBe('Not before 08:00 in Florida, Central time (quiet hours)');
  });

  test('B-102 declared and area code count together: a New York number that lives in Hawaii', () => {
    const facts = factsOf({ e164: '+12125550147', declaredState: 'HI' });
    expect(mayCall(facts, policyOf(), instant('2026-03-02T07:59:00-10:00'))).toMatchObject({
      at: instant('2026-03-02T08:00:00-10:00'),
    });
    expect(mayCall(facts, policyOf(), instant('2026-03-02T21:00:00-05:00'))).toMatchObject({
      kind: 'not-before',
      at: instant('2026-03-03T08:00:00-10:00'),
      zones: ['Pacific/Honolulu', 'America/New_York'],
    });
  });

  test('a declared state brings its own hours, a declared zone the federal ones', () => {
    const evening = instant('2026-03-02T20:30:00-05:00');
    expect(mayCall(factsOf({ declaredState: 'fl' }), policyOf(), evening).kind).toBe('not-before');
    expect(mayCall(factsOf({ declaredTimeZone: 'EST' }), policyOf(), evening).kind).toBe('yes');
  });

  test('a declared zone counts as well as the area code', () => {
    const facts = factsOf({ declaredTimeZone: 'Pacific/Honolulu' });
    expect(mayCall(facts, policyOf(), instant('2026-03-02T12:00:00-05:00'))).toMatchObject({
      kind: 'not-before',
      at: instant('2026-03-02T08:00:00-10:00'),
      zones: ['America/New_York', 'Pacific/Honolulu'],
    });
  });

  test('an unknown area code must be inside hours everywhere from Eastern to Hawaii', () => {
    const facts = factsOf({ e164: '+19995550147' });
    const early = mayCall(facts, policyOf(), instant('2026-07-06T09:00:00-04:00'));
    expect(early).toMatchObject({ kind: 'not-before', at: instant('2026-07-06T08:00:00-10:00') });
    expect(early.reason).toBe('Not before 08:00 Hawaii time (quiet hours; their number could be anywhere in the United States)');
    expect(mayCall(facts, policyOf(), instant('2026-07-06T14:30:00-04:00'))).toMatchObject({
      kind: 'yes',
      reason: 'Inside calling hours everywhere from Eastern to Hawaii time (their area code is not known)',
    });
  });

  test.each(['Mars/Phobos', '+25:00', 'UTC', 'Etc/GMT+5', '', '\u0000'])(
    'B-036 a zone that says nothing is passed over: %j',
    (zone) => {
      const decision = mayCall(
        factsOf({ declaredTimeZone: zone, declaredState: 'XX' }),
        policyOf(),
        instant('2026-03-02T12:00:00-05:00'),
      );
      expect(decision).toMatchObject({ kind: 'yes', zones: ['America/New_York'] });
    },
  );
});

describe('consent and numbers left to a person', () => {
  const noon = instant('2026-03-02T12:00:00-05:00');

  test.each(['granted', 'none'] as const)('B-030 a human call needs no ticked box: %s', (callConsent) => {
    expect(mayCall(factsOf({ callConsent }), policyOf(), noon).kind).toBe('yes');
  });

  test('B-091 a revocation ends it, even with an any-hour request', () => {
    const facts = factsOf({ callConsent: 'revoked', anyHourRequestedAt: noon });
    expect(mayCall(facts, policyOf(), noon)).toMatchObject({ kind: 'never', rule: 'calling/revoked' });
  });

  test('B-005, B-011 a number left to a person says why', () => {
    const facts = factsOf({
      automaticCalls: false,
      whyNotAutomatic: 'This number is outside the United States: a person decides.',
    });
    expect(mayCall(facts, policyOf(), noon)).toMatchObject({ kind: 'never', reason: facts.whyNotAutomatic });
  });
});

describe('L-309 attempt caps', () => {
  const noon = instant('2026-03-02T12:00:00-05:00');
  const three = { attemptsInLast24Hours: 3, attemptsInLast14Days: 3 };

  test('B-100 a fourth attempt in 24 hours waits for the oldest to be a day old', () => {
    const facts = factsOf({ ...three, oldestAttemptInLast24Hours: instant('2026-03-01T15:10:00-05:00') });
    expect(mayCall(facts, policyOf(), noon)).toMatchObject({
      kind: 'not-before',
      at: instant('2026-03-02T15:10:00-05:00'),
      reason: 'Not before 15:10 Eastern time (3 attempts in 24 hours)',
      rule: 'calling/attempts-24-hours',
    });
  });

  test('a cap that ends at night waits for the morning', () => {
    const facts = factsOf({ ...three, oldestAttemptInLast24Hours: instant('2026-03-01T20:50:00-05:00'), e164: florida });
    expect(mayCall(facts, policyOf(), noon)).toMatchObject({
      at: instant('2026-03-03T08:00:00-05:00'),
      reason: 'Not before 08:00 in Florida (quiet hours)',
    });
  });

  test('an any-hour request does not lift the cap', () => {
    const facts = factsOf({
      ...three,
      oldestAttemptInLast24Hours: instant('2026-03-02T11:00:00-05:00'),
      anyHourRequestedAt: noon,
    });
    expect(mayCall(facts, policyOf(), noon).kind).toBe('not-before');
  });

  test('attempts of 14 days used up: a person decides', () => {
    expect(mayCall(factsOf({ attemptsInLast14Days: 8 }), policyOf(), noon)).toMatchObject({
      kind: 'never',
      reason: '8 attempts in 14 days: a person decides what happens next.',
    });
  });
});

describe('L-304, B-033 "call me now" at 23:30', () => {
  const asked = instant('2026-03-02T23:30:00-05:00');
  const facts = factsOf({ anyHourRequestedAt: asked });
  const closed = policyOf({ siteHours: { mon: [['09:00', '17:00']] } });

  test('allowed for 60 minutes, whatever the quiet hours and the hours of the site', () => {
    const anHourLater = mayCall(facts, closed, instant('2026-03-03T00:30:00-05:00'));
    expect(anHourLater).toMatchObject({ kind: 'yes', reason: 'They asked at 23:30 Eastern time to be called at any hour' });
  });

  test('refused 61 minutes later', () => {
    const decision = mayCall(facts, policyOf(), instant('2026-03-03T00:31:00-05:00'));
    expect(decision).toMatchObject({ kind: 'not-before', at: instant('2026-03-03T08:00:00-05:00') });
  });

  test('I-9 a machine whose clock is behind by a second still honours it', () => {
    expect(mayCall(facts, policyOf(), instant('2026-03-02T23:29:59-05:00')).kind).toBe('yes');
  });
});

describe('hours of the site', () => {
  const office = policyOf({
    siteHours: {
      mon: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
      tue: [['09:00', '17:00']],
    },
  });

  test.each([
    ['2026-03-02T08:30:00-05:00', '2026-03-02T09:00:00-05:00'],
    ['2026-03-02T12:00:00-05:00', '2026-03-02T13:00:00-05:00'],
    ['2026-03-02T17:00:00-05:00', '2026-03-03T09:00:00-05:00'],
    ['2026-03-03T18:00:00-05:00', '2026-03-09T09:00:00-04:00'],
  ])('closed at %s', (at, opening) => {
    expect(mayCall(factsOf(), office, instant(at))).toMatchObject({ at: instant(opening), rule: 'calling/site-closed' });
  });

  test('the reason names the site', () => {
    const { reason } = mayCall(factsOf(), office, instant('2026-03-02T08:30:00-05:00'));
    expect(reason).toBe('Not before 09:00 Eastern time (the site is closed)');
  });

  test('a night shift ends on the next day; 24:00 ends a day', () => {
    const guam = factsOf({ e164: '+16715550147' });
    const night = policyOf({ siteHours: { mon: [['20:00', '02:00']], sun: [['20:00', '24:00']] } });
    expect(mayCall(guam, night, instant('2026-03-03T01:59:00-05:00')).kind).toBe('yes');
    expect(mayCall(guam, night, instant('2026-03-03T02:00:00-05:00')).kind).toBe('not-before');
    expect(mayCall(guam, night, instant('2026-03-01T23:59:00-05:00')).kind).toBe('yes');
    const fromSunday = policyOf({ siteHours: { sun: [['20:00', '02:00']] } });
    expect(mayCall(guam, fromSunday, instant('2026-03-02T01:59:00-05:00')).kind).toBe('yes');
  });

  test('open one day a week: the same day of the next week', () => {
    const mondays = policyOf({ siteHours: { mon: [['09:00', '17:00']] } });
    const evening = instant('2026-03-02T17:00:00-05:00');
    expect(mayCall(factsOf(), mondays, evening)).toMatchObject({ at: instant('2026-03-09T09:00:00-04:00') });
  });

  test('B-034 an opening that the clock skips is the first instant after it', () => {
    const early = policyOf({ siteHours: { sun: [['02:30', '23:00']] } });
    const facts = factsOf({ e164: '+16715550147' }); // 17:00 in Guam
    expect(mayCall(facts, early, instant('2026-03-08T01:00:00-05:00'))).toMatchObject({
      at: instant('2026-03-08T03:00:00-04:00'),
    });
  });

  test('never open: a person decides', () => {
    expect(mayCall(factsOf(), policyOf({ siteHours: {} }), instant('2026-03-02T12:00:00-05:00'))).toMatchObject({
      kind: 'never',
      rule: 'calling/no-common-hour',
    });
  });

  test('hours that cannot be read are a mistake of ours', () => {
    const broken = policyOf({ siteHours: { mon: [['9', '17:00']] } });
    expect(() => mayCall(factsOf(), broken, instant('2026-03-02T12:00:00-05:00'))).toThrow(RangeError);
  });
});
