// F73 and F74: when may we call, text, or leave a voicemail? First what ends it and in which order, then the hours.
import { describe, expect, test } from '@jest/globals';
import type { Channel, ContactFacts } from '../../../../src/core/contact/contact-facts.js';
import type { ContactPolicy } from '../../../../src/core/contact/contact-policy.js';
import { mayContact } from '../../../../src/core/contact/may-contact.js';
import { contactedHoursBefore, declared, factsOf, florida, georgia, nowhere, plan, policyOf } from './facts.js';

// 2026: 2 March is a Monday; clocks go forward on 8 March and back on 1 November.
const instant = (text: string) => new Date(text);
const noon = instant('2026-03-02T12:00:00-05:00');
const night = instant('2026-03-02T23:30:00-05:00');
const morning = '2026-03-03T08:00:00-05:00';
const mayCall = (facts: ContactFacts, policy: ContactPolicy, at: Date) => mayContact(facts, policy, 'call', at);

const agreed = { consent: 'granted' } as const;
const revoked = { consent: 'revoked' } as const;
const stopped = { suppressedBecause: 'they texted STOP' };
const landline = { suppressedBecause: 'landline' };
const foreign = { automaticCalls: false, whyNotAutomatic: 'This number is outside the United States: a person decides.' };
const safeEvenings = plan({ safeHours: { hours: { mon: [['18:00', '20:00']] }, timeZone: 'America/Chicago' } });
const answer = { answers: 'them' } as const;
const confirmation = { answers: 'their-stop', ...stopped, ...revoked } as const;
const question = { answers: 'their-start', ...stopped, ...revoked } as const;
const calledNow = { anyHourRequestedAt: night };
const soon = '2026-03-02T15:00:00-05:00';
const day = (...hours: number[]) => contactedHoursBefore(noon, hours);
const fortnight = day(30, 60, 90, 120, 150, 180, 210, 240);
const revocation = '47 CFR 64.1200(a)(10)';
const federal = '47 CFR 64.1200(c)(1)';

type Line = [situation: string, Channel, Partial<ContactFacts>, Date, answer: string, rule: string, source: string];

describe('mayContact', () => {
  test.each<Line>([
    // channel, what is known, when; the answer, its rule and its source
    ['B-030 a human call needs no ticked box', 'call', {}, noon, 'yes', 'contact/open', `${federal}; the hours of the site`],
    ['B-030 nor takes one away', 'call', agreed, noon, 'yes', 'contact/open', `${federal}; the hours of the site`],
    ['B-091 a revocation', 'call', revoked, noon, 'never', 'contact/revoked', revocation],
    ['B-091 even after "call me now"', 'call', { ...revoked, ...calledNow }, night, 'never', 'contact/revoked', revocation],
    ['L-307 suppression before consent', 'call', { ...stopped, ...agreed }, noon, 'never', 'contact/suppressed', revocation],
    [
      'B-005, B-011 numbers left to persons',
      'call',
      foreign,
      noon,
      'never',
      'contact/not-automatic',
      'the system contacts by itself only United States numbers without an extension',
    ],
    ['night', 'call', {}, night, morning, 'contact/quiet-hours-federal', federal],
    [
      'B-033 "call me now" at night',
      'call',
      calledNow,
      night,
      'yes',
      'contact/any-hour-request',
      'their request of the last hour (L-304)',
    ],
    [
      'outside of the safe hours',
      'call',
      safeEvenings,
      noon,
      '2026-03-02T18:00:00-06:00',
      'contact/safe-hours',
      'their contact plan',
    ],
    [
      '"call me now" outside of the safe hours',
      'call',
      { ...safeEvenings, ...calledNow },
      night,
      '2026-03-09T18:00:00-05:00',
      'contact/safe-hours',
      'their contact plan',
    ],
    [
      'B-100 a fourth call in 24 hours',
      'call',
      day(1, 2, 21),
      noon,
      soon,
      'contact/cap-24-hours',
      'policy: at most 3 attempts in 24 hours (L-309)',
    ],
    ['a third one', 'call', day(1, 2), noon, 'yes', 'contact/open', `${federal}; the hours of the site`],
    [
      'L-309 a ninth call in 14 days',
      'call',
      fortnight,
      noon,
      'never',
      'contact/cap-14-days',
      'policy: at most 8 attempts in 14 days (L-309)',
    ],
    [
      'the wish for no texts is none for calls',
      'call',
      plan({ texts: false, voicemail: false }),
      noon,
      'yes',
      'contact/open',
      `${federal}; the hours of the site`,
    ],
    ['only a text can be an answer', 'call', answer, night, morning, 'contact/quiet-hours-federal', federal],
    ['only a text can confirm', 'call', confirmation, noon, 'never', 'contact/suppressed', revocation],

    ['F70 never asked', 'voicemail', agreed, noon, 'never', 'contact/plan-no-voicemail', '42 CFR Part 2 (L-313)'],
    [
      'F71 they want none',
      'voicemail',
      plan({ voicemail: false }),
      noon,
      'never',
      'contact/plan-no-voicemail',
      '42 CFR Part 2 (L-313)',
    ],
    ['they agreed', 'voicemail', plan({ voicemail: true }), noon, 'yes', 'contact/plan-voicemail', 'their contact plan (L-313)'],
    [
      'after a revocation',
      'voicemail',
      { ...plan({ voicemail: true }), ...revoked },
      noon,
      'never',
      'contact/revoked',
      revocation,
    ],
    [
      'on a suppressed number',
      'voicemail',
      { ...plan({ voicemail: true }), ...stopped },
      noon,
      'never',
      'contact/suppressed',
      revocation,
    ],
    [
      'in the call that used up the cap',
      'voicemail',
      { ...plan({ voicemail: true }), ...fortnight },
      night,
      'yes',
      'contact/plan-voicemail',
      'their contact plan (L-313)',
    ],

    ['consent and daytime', 'text', agreed, noon, 'yes', 'contact/open', federal],
    ['B-030 no consent', 'text', {}, noon, 'never', 'contact/no-consent', '47 CFR 64.1200(a)(1)'],
    ['a revocation', 'text', revoked, noon, 'never', 'contact/revoked', revocation],
    ['suppression before consent', 'text', { ...agreed, ...stopped }, noon, 'never', 'contact/suppressed', revocation],
    ['a landline', 'text', { ...agreed, ...landline }, noon, 'never', 'contact/landline', 'the carrier (21614, 30006)'],
    [
      'their plan before their consent',
      'text',
      { ...agreed, ...plan({ texts: false }) },
      noon,
      'never',
      'contact/plan-no-texts',
      'their contact plan',
    ],
    [
      'a plan that allows texts is no consent',
      'text',
      plan({ texts: true }),
      noon,
      'never',
      'contact/no-consent',
      '47 CFR 64.1200(a)(1)',
    ],
    [
      'a number left to persons',
      'text',
      { ...agreed, automaticCalls: false },
      noon,
      'never',
      'contact/not-automatic',
      'the system contacts by itself only United States numbers without an extension',
    ],
    ['night', 'text', agreed, night, morning, 'contact/quiet-hours-federal', federal],
    ['"call me now" opens no texts', 'text', { ...agreed, ...calledNow }, night, morning, 'contact/quiet-hours-federal', federal],
    [
      'a narrower state',
      'text',
      { ...agreed, e164: florida },
      instant('2026-03-02T20:30:00-05:00'),
      morning,
      'contact/quiet-hours-state',
      'Florida Statutes 501.616',
    ],
    [
      'outside of the safe hours',
      'text',
      { ...agreed, ...safeEvenings },
      noon,
      '2026-03-02T18:00:00-06:00',
      'contact/safe-hours',
      'their contact plan',
    ],
    [
      'a third text in 24 hours',
      'text',
      { ...agreed, ...day(1, 21) },
      noon,
      soon,
      'contact/cap-24-hours',
      'policy: at most 2 texts in 24 hours (L-309)',
    ],
    ['14 days limit calls only', 'text', { ...agreed, ...fortnight }, noon, 'yes', 'contact/open', federal],
    [
      'an answer at night, without a box',
      'text',
      answer,
      night,
      'yes',
      'contact/answers-them',
      '47 CFR 64.1200(a)(1): they asked for it',
    ],
    [
      'an answer to who wants no texts unasked',
      'text',
      { ...answer, ...plan({ texts: false }) },
      noon,
      'yes',
      'contact/answers-them',
      '47 CFR 64.1200(a)(1): they asked for it',
    ],
    [
      'an answer to a number left to persons',
      'text',
      { ...answer, ...foreign },
      noon,
      'yes',
      'contact/answers-them',
      '47 CFR 64.1200(a)(1): they asked for it',
    ],
    [
      'an answer above the cap of unasked texts',
      'text',
      { ...answer, ...day(1, 2) },
      noon,
      'yes',
      'contact/answers-them',
      '47 CFR 64.1200(a)(1): they asked for it',
    ],
    [
      'a talk of two machines',
      'text',
      { ...answer, ...day(1, 2, 3, 4, 5, 21) },
      noon,
      soon,
      'contact/cap-24-hours',
      'policy: at most 6 texts in 24 hours (L-309)',
    ],
    ['an answer to a suppressed number', 'text', { ...answer, ...stopped }, noon, 'never', 'contact/suppressed', revocation],
    ['an answer after a revocation', 'text', { ...answer, ...revoked }, noon, 'never', 'contact/revoked', revocation],
    ['the confirmation of a stop', 'text', confirmation, night, 'yes', 'contact/confirms-stop', 'FCC 12-143'],
    [
      'the question whether they want texts again',
      'text',
      question,
      night,
      'yes',
      'contact/answers-them',
      '47 CFR 64.1200(a)(1): they asked for it',
    ],
    [
      'that question, over and over',
      'text',
      { ...question, ...day(1, 2, 3, 4, 5, 21) },
      noon,
      soon,
      'contact/cap-24-hours',
      'policy: at most 6 texts in 24 hours (L-309)',
    ],
  ])('%s: %s', (_, channel, changes, at, expected, rule, source) => {
    const decision = mayContact(factsOf(changes), policyOf(), channel, at);
    const answered = decision.kind === 'not-before' ? decision.at : decision.kind;
    expect({ answered, rule: decision.rule, source: decision.source }).toEqual({
      answered: /^\d/.test(expected) ? instant(expected) : expected,
      rule,
      source,
    });
    expect(decision.zones).toEqual(['America/New_York']);
  });

  test.each<[string, Channel, Partial<ContactFacts>, string]>([
    ['a call to a suppressed number', 'call', stopped, 'No call may reach this number: they texted STOP.'],
    ['a text to one', 'text', stopped, 'No text may reach this number: they texted STOP.'],
    ['a voicemail on one', 'voicemail', stopped, 'No call may reach this number: they texted STOP.'],
    ['a call after a revocation', 'call', revoked, 'They asked us not to call.'],
    ['a text after one', 'text', revoked, 'They asked us not to text.'],
    ['a landline', 'text', landline, 'Their number takes no texts.'],
    ['a foreign number', 'call', foreign, foreign.whyNotAutomatic],
    ['a number left to persons', 'call', { automaticCalls: false }, 'A person decides whether this number is contacted.'],
    ['no consent', 'text', {}, 'They did not agree to text messages.'],
    ['no texts', 'text', { ...agreed, ...plan({ texts: false }) }, 'They want no texts on this number.'],
    ['never asked', 'voicemail', {}, 'They were never asked whether we may leave a message: hang up without a word.'],
    ['no message', 'voicemail', plan({ voicemail: false }), 'They want no message: hang up without a word.'],
    [
      'a message',
      'voicemail',
      plan({ voicemail: true }),
      'They agreed to a message that only says we called. Use these words and no others.',
    ],
    ['too many calls', 'call', fortnight, '8 attempts in 14 days: a person decides what happens next.'],
    ['too many today', 'call', day(1, 2, 21), 'Not before 15:00 Eastern time (3 attempts in 24 hours)'],
    ['too many texts', 'text', { ...agreed, ...day(1, 21) }, 'Not before 15:00 Eastern time (2 texts in 24 hours)'],
    ['safe hours', 'call', safeEvenings, 'Not before 18:00 Central time (the hours in which they can talk safely)'],
    ['daytime', 'call', {}, 'Inside calling hours in Georgia'],
    ['an answer', 'text', answer, 'It answers what they just asked'],
    ['a stop', 'text', confirmation, 'It confirms their stop, once'],
  ])('promise 5: the sentence for %s', (_, channel, changes, reason) => {
    expect(mayContact(factsOf(changes), policyOf(), channel, noon).reason).toBe(reason);
  });
});

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
      rule: 'contact/quiet-hours-state',
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
    const facts = factsOf({ e164: '+12125550147', ...declared({ state: 'HI' }) });
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
    expect(mayCall(factsOf(declared({ state: 'fl' })), policyOf(), evening).kind).toBe('not-before');
    expect(mayCall(factsOf(declared({ timeZone: 'EST' })), policyOf(), evening).kind).toBe('yes');
  });

  test('a declared zone counts as well as the area code', () => {
    const facts = factsOf(declared({ timeZone: 'Pacific/Honolulu' }));
    expect(mayCall(facts, policyOf(), instant('2026-03-02T12:00:00-05:00'))).toMatchObject({
      kind: 'not-before',
      at: instant('2026-03-02T08:00:00-10:00'),
      zones: ['America/New_York', 'Pacific/Honolulu'],
    });
  });

  test('an unknown area code must be inside hours everywhere from Eastern to Hawaii', () => {
    const facts = factsOf({ e164: nowhere });
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
        factsOf(declared({ timeZone: zone, state: 'XX', zips: ['00000', 'none'] })),
        policyOf(),
        instant('2026-03-02T12:00:00-05:00'),
      );
      expect(decision).toMatchObject({ kind: 'yes', zones: ['America/New_York'] });
    },
  );
});

describe('B-027, B-102 a declared ZIP counts with everything else', () => {
  test.each([
    ['33101 in Miami', ['33101'], '2026-03-02T20:30:00-05:00', morning],
    ['32401 in Panama City is Central', ['32401'], '2026-03-02T08:30:00-05:00', '2026-03-02T08:00:00-06:00'],
    ['96701 in Hawaii', ['96701'], '2026-03-02T12:00:00-05:00', '2026-03-02T08:00:00-10:00'],
    ['Puerto Rico', ['00901'], '2026-07-06T20:30:00-04:00', 'yes'],
    [
      '06390 may be in New York or in Connecticut, which sleeps longer',
      ['06390'],
      '2026-03-02T08:30:00-05:00',
      '2026-03-02T09:00:00-05:00',
    ],
    ['both when they moved', ['33101', '02903'], '2026-03-02T18:30:00-05:00', '2026-03-03T09:00:00-05:00'],
    [
      '32999 in Florida, which no data know: everywhere in Florida',
      ['32999'],
      '2026-03-02T08:30:00-05:00',
      '2026-03-02T08:00:00-06:00',
    ],
    ['military mail says nothing', ['09012'], '2026-03-02T12:00:00-05:00', 'yes'],
    ['99999 says nothing', ['00000'], '2026-03-02T12:00:00-05:00', 'yes'],
  ])('%s', (_, zips, at, expected) => {
    const decision = mayCall(factsOf(declared({ zips })), policyOf(), instant(at));
    expect(decision.kind === 'not-before' ? decision.at : decision.kind).toEqual(expected === 'yes' ? 'yes' : instant(expected));
  });

  test('a place known from two sides is one place', () => {
    expect(
      mayCall(factsOf({ e164: florida, ...declared({ zips: ['33101'], timeZone: 'EST' }) }), policyOf(), noon),
    ).toMatchObject({
      zones: ['America/New_York'],
      reason: 'Inside calling hours in Florida and Eastern time',
    });
  });

  test('another state with another clock is no reason to name the zone', () => {
    const texan = factsOf({ e164: '+12145550147', ...declared({ zips: ['33101'] }) });
    expect(mayCall(texan, policyOf(), instant('2026-03-02T08:30:00-06:00')).reason).toBe(
      'Not before 09:00 in Texas (quiet hours)',
    );
  });

  test('the zone is named only when the clocks of a state differ', () => {
    const detroit = factsOf({ e164: '+13135550147', ...declared({ zips: ['48201'] }) });
    expect(mayCall(detroit, policyOf(), instant('2026-03-02T08:30:00-05:00')).reason).toBe(
      'Not before 09:00 in Michigan (quiet hours)',
    );
  });
});

describe('L-309 caps', () => {
  const hoursAgo = (...hours: number[]) => hours.map((ago) => new Date(noon.getTime() - ago * 3_600_000));
  const capped = (person: readonly Date[], number: readonly Date[], policy = policyOf()) =>
    mayCall(factsOf({ contacted: { person, number } }), policy, noon);

  test('B-100 the person counts on all their numbers, the number for whoever has it', () => {
    expect(capped(hoursAgo(1, 2, 21), [])).toMatchObject({ at: instant('2026-03-02T15:00:00-05:00') });
    expect(capped([], hoursAgo(1, 2, 21))).toMatchObject({ at: instant('2026-03-02T15:00:00-05:00') });
    expect(capped(hoursAgo(1, 2), hoursAgo(3, 4)).kind).toBe('yes');
    expect(capped(hoursAgo(30, 60, 90, 120, 150, 180, 210, 240), []).kind).toBe('never');
    expect(capped([], hoursAgo(30, 60, 90, 120, 150, 180, 210, 240)).kind).toBe('never');
  });

  test('the longer rest of the two counts, in whichever order they are known', () => {
    const at = instant('2026-03-02T16:00:00-05:00');
    expect(capped(hoursAgo(1, 21, 2), hoursAgo(20, 1, 2))).toMatchObject({ at });
    expect(capped(hoursAgo(2, 20, 1), hoursAgo(1, 2, 21))).toMatchObject({ at });
  });

  test('a stricter policy waits until enough of them are a day old', () => {
    const strict = policyOf({ calls: { mostPerDay: 1, mostPer14Days: 8 } });
    expect(capped(hoursAgo(22, 2, 20), [], strict)).toMatchObject({ at: instant('2026-03-03T10:00:00-05:00') });
  });

  test('a call that is a day old to the second does not count, nor one of 14 days', () => {
    expect(capped(hoursAgo(1, 2, 24), []).kind).toBe('yes');
    expect(capped(hoursAgo(30, 60, 90, 120, 150, 180, 210, 336), []).kind).toBe('yes');
  });

  test('a cap that ends at night waits for the morning', () => {
    const decision = mayCall(factsOf({ e164: florida, ...contactedHoursBefore(noon, [1, 2, 15]) }), policyOf(), noon);
    expect(decision).toMatchObject({ at: instant(morning), reason: 'Not before 08:00 in Florida (quiet hours)' });
  });

  test('an any-hour request does not lift the cap', () => {
    const facts = factsOf({ ...contactedHoursBefore(noon, [1, 2, 3]), anyHourRequestedAt: noon });
    expect(mayCall(facts, policyOf(), noon)).toMatchObject({
      at: instant('2026-03-03T09:00:00-05:00'),
      rule: 'contact/cap-24-hours',
    });
    const over = factsOf({ ...contactedHoursBefore(night, [1, 2, 23.5]), anyHourRequestedAt: night });
    expect(mayCall(over, policyOf(), night)).toMatchObject({
      at: instant('2026-03-03T00:00:00-05:00'),
      reason: 'Not before 00:00 Eastern time (3 attempts in 24 hours)',
    });
  });
});

describe('L-304, B-033 "call me now" at 23:30', () => {
  const asked = night;
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

  test('one minute of two clocks that disagree is allowed for, no more', () => {
    expect(mayCall(facts, policyOf(), instant('2026-03-02T23:29:00-05:00')).kind).toBe('yes');
    expect(mayCall(facts, policyOf(), instant('2026-03-02T23:28:59-05:00')).kind).toBe('not-before');
  });

  test('how long it counts is the site’s to shorten', () => {
    const short = policyOf({ anyHourMinutes: 10 });
    expect(mayCall(facts, short, instant('2026-03-02T23:40:00-05:00')).kind).toBe('yes');
    expect(mayCall(facts, short, instant('2026-03-02T23:40:01-05:00')).kind).toBe('not-before');
  });

  test('a first safe moment after the hour is too late: then the usual hours count', () => {
    const safeFrom = plan({ safeHours: { hours: { tue: [['00:31', '12:00']] }, timeZone: 'America/New_York' } });
    expect(mayCall({ ...facts, ...safeFrom }, policyOf(), night)).toMatchObject({
      at: instant(morning),
      rule: 'contact/quiet-hours-federal',
    });
  });

  test('the first safe moment within the hour is soon enough', () => {
    const safeFromMidnight = plan({ safeHours: { hours: { tue: [['00:00', '06:00']] }, timeZone: 'America/New_York' } });
    const decision = mayCall({ ...facts, ...safeFromMidnight }, policyOf(), night);
    expect(decision).toMatchObject({ at: instant('2026-03-03T00:00:00-05:00'), rule: 'contact/safe-hours' });
    expect(mayCall({ ...facts, ...safeFromMidnight }, policyOf(), instant('2026-03-03T00:00:00-05:00'))).toMatchObject({
      kind: 'yes',
    });
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
    expect(mayCall(factsOf(), office, instant(at))).toMatchObject({ at: instant(opening), rule: 'contact/site-closed' });
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
      reason: 'No hour in the next 14 days is open everywhere they may be: a person decides.',
      rule: 'contact/no-common-hour',
      source: 'calling hours, safe hours and site hours (L-302)',
    });
  });

  test('hours that cannot be read are a mistake of ours', () => {
    const broken = policyOf({ siteHours: { mon: [['9', '17:00']] } });
    expect(() => mayCall(factsOf(), broken, instant('2026-03-02T12:00:00-05:00'))).toThrow(
      new RangeError("Hours must be HH:MM from 00:00 to 24:00, not '9'"),
    );
  });

  test('hours that the clock skips are waited for until they come', () => {
    const brief = policyOf({ siteHours: { sun: [['02:30', '02:45']] } });
    expect(mayCall(factsOf({ e164: '+16715550147' }), brief, instant('2026-03-08T01:00:00-05:00'))).toMatchObject({
      at: instant('2026-03-15T02:30:00-04:00'),
    });
  });

  test('of hours that the clock shows twice the first to come counts', () => {
    const early = policyOf({
      siteHours: {
        sun: [
          ['01:00', '01:15'],
          ['01:45', '01:50'],
        ],
      },
    });
    const opening = (at: string) => mayCall(factsOf({ e164: '+16715550147' }), early, instant(at));
    expect(opening('2026-11-01T01:20:00-04:00')).toMatchObject({ at: instant('2026-11-01T01:45:00-04:00') });
    expect(opening('2026-11-01T01:50:00-04:00')).toMatchObject({ at: instant('2026-11-01T01:00:00-05:00') });
  });

  test('a range that ends where it begins is a day and a night', () => {
    const guam = factsOf({ e164: '+16715550147' });
    const round = policyOf({ siteHours: { mon: [['20:00', '20:00']] } });
    expect(mayCall(guam, round, instant('2026-03-02T19:59:00-05:00')).kind).toBe('not-before');
    expect(mayCall(guam, round, instant('2026-03-02T20:00:00-05:00')).kind).toBe('yes');
    expect(mayCall(guam, round, instant('2026-03-03T01:00:00-05:00')).kind).toBe('yes');
  });

  test('the weekday is named when it is more than a day away', () => {
    const tuesdays = policyOf({ siteHours: { tue: [['09:00', '17:00']] } });
    const reason = (at: string) => mayCall(factsOf(), tuesdays, instant(at)).reason;
    expect(reason('2026-03-02T09:00:00-05:00')).toBe('Not before 09:00 Eastern time (the site is closed)');
    expect(reason('2026-03-02T08:59:59-05:00')).toBe('Not before Tuesday 09:00 Eastern time (the site is closed)');
  });

  test('an opening that the clock shows twice counts both times', () => {
    const early = policyOf({ siteHours: { sun: [['01:30', '01:45']] } });
    const facts = factsOf({ e164: '+16715550147' }); // the afternoon in Guam
    expect(mayCall(facts, early, instant('2026-11-01T01:40:00-04:00')).kind).toBe('yes');
    expect(mayCall(facts, early, instant('2026-11-01T01:50:00-04:00'))).toMatchObject({
      at: instant('2026-11-01T01:30:00-05:00'),
    });
  });

  test('a text does not wait for the site', () => {
    const closed = policyOf({ siteHours: { tue: [['09:00', '17:00']] } });
    expect(mayContact(factsOf(agreed), closed, 'text', noon).kind).toBe('yes');
    expect(mayCall(factsOf(), closed, noon)).toMatchObject({ at: instant('2026-03-03T09:00:00-05:00') });
  });
});

describe('holidays of the site', () => {
  const holiday = (hours: [string, string][] = [], siteHours: ContactPolicy['siteHours'] = { always: true }) =>
    policyOf({ siteHours, holidays: [{ date: '2026-03-02', name: 'Founders’ Day', hours }] });

  test('a site that is always open is closed that day, and says why', () => {
    expect(mayCall(factsOf(), holiday(), noon)).toMatchObject({
      at: instant(morning),
      reason: 'Not before 08:00 in Georgia (quiet hours)',
    });
    const guam = factsOf({ e164: '+16715550147' }); // 08:00 there
    expect(mayCall(guam, holiday(), instant('2026-03-02T17:00:00-05:00'))).toMatchObject({
      at: instant('2026-03-03T00:00:00-05:00'),
      reason: 'Not before 00:00 Eastern time (the site is closed: Founders’ Day)',
      rule: 'contact/site-closed',
    });
  });

  test('hours of its own take the place of those of the weekday', () => {
    const short = holiday([['10:00', '14:00']], { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] });
    expect(mayCall(factsOf(), short, instant('2026-03-02T09:30:00-05:00'))).toMatchObject({
      at: instant('2026-03-02T10:00:00-05:00'),
    });
    expect(mayCall(factsOf(), short, noon).kind).toBe('yes');
    expect(mayCall(factsOf(), short, instant('2026-03-02T14:00:00-05:00'))).toMatchObject({
      at: instant('2026-03-03T09:00:00-05:00'),
    });
  });

  test('the night shift of the day before still ends in the morning', () => {
    const guam = factsOf({ e164: '+16715550147' });
    const nights = holiday([], { sun: [['20:00', '02:00']], mon: [['20:00', '02:00']] });
    expect(mayCall(guam, nights, instant('2026-03-02T01:59:00-05:00')).kind).toBe('yes');
    expect(mayCall(guam, nights, instant('2026-03-02T20:30:00-05:00')).kind).toBe('not-before');
  });

  test('it is the day of the site, whatever day the server has', () => {
    const guam = factsOf({ e164: '+16715550147' }); // early afternoon there
    expect(mayCall(guam, holiday(), instant('2026-03-02T23:30:00-05:00')).reason).toBe(
      'Not before 00:00 Eastern time (the site is closed: Founders’ Day)',
    );
  });

  test('14 days are searched, to the second', () => {
    const dates = ['2026-03-02', '2026-03-09'];
    const mondays = policyOf({
      siteTimeZone: 'America/Phoenix',
      siteHours: { mon: [['09:00', '17:00']] },
      holidays: dates.map((date) => ({ date, name: 'Break', hours: [] })),
    });
    expect(mayCall(factsOf(), mondays, instant('2026-03-02T09:00:00-07:00'))).toMatchObject({
      at: instant('2026-03-16T09:00:00-07:00'),
    });
    expect(mayCall(factsOf(), mondays, instant('2026-03-02T08:59:59-07:00')).rule).toBe('contact/no-common-hour');
  });

  test('a week of holidays: the week after', () => {
    const dates = ['2026-03-02', '2026-03-09'];
    const mondays = policyOf({
      siteHours: { mon: [['09:00', '17:00']] },
      holidays: dates.map((date) => ({ date, name: 'Break', hours: [] })),
    });
    expect(mayCall(factsOf(), mondays, noon)).toMatchObject({ at: instant('2026-03-16T09:00:00-04:00') });
  });
});
