import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { defaultTextingPolicy, mayText, type TextingFacts } from '../../../../src/core/texts/may-text.js';

const noonInGeorgia = new Date('2026-11-23T17:00:00Z');
const nightInGeorgia = new Date('2026-11-24T04:00:00Z'); // 23:00 in Atlanta
const hoursBefore = (at: Date, hours: number) => new Date(at.getTime() - hours * 3_600_000);

function factsOf(changes: Partial<TextingFacts> = {}): TextingFacts {
  return {
    e164: '+14045550147',
    declaredTimeZone: null,
    declaredState: null,
    smsConsent: 'granted',
    suppressedBecause: null,
    automaticCalls: true,
    textsInLast24Hours: 0,
    oldestTextInLast24Hours: null,
    answers: 'nothing',
    ...changes,
  };
}

const decide = (changes: Partial<TextingFacts>, at = noonInGeorgia) => mayText(factsOf(changes), defaultTextingPolicy, at);
const capped = { textsInLast24Hours: 2, oldestTextInLast24Hours: hoursBefore(noonInGeorgia, 20) };

describe('mayText', () => {
  test.each<[string, Partial<TextingFacts>, Date, string, string]>([
    ['consent and daytime', {}, noonInGeorgia, 'yes', 'texting/open'],
    ['no consent', { smsConsent: 'none' }, noonInGeorgia, 'never', 'texting/no-consent'],
    ['a revocation', { smsConsent: 'revoked' }, noonInGeorgia, 'never', 'texting/revoked'],
    ['suppression before consent', { suppressedBecause: 'they texted STOP' }, noonInGeorgia, 'never', 'texting/suppressed'],
    ['a landline', { suppressedBecause: 'landline' }, noonInGeorgia, 'never', 'texting/landline'],
    ['a number for people only', { automaticCalls: false }, noonInGeorgia, 'never', 'texting/not-automatic'],
    ['the cap of a day', capped, noonInGeorgia, 'not-before', 'texting/texts-24-hours'],
    ['night', {}, nightInGeorgia, 'not-before', 'texting/quiet-hours-federal'],
    ['an answer at night', { answers: 'them' }, nightInGeorgia, 'yes', 'texting/answers-them'],
    ['an answer without a ticked box', { answers: 'them', smsConsent: 'none' }, noonInGeorgia, 'yes', 'texting/answers-them'],
    ['an answer above the cap of unasked texts', { answers: 'them', ...capped }, noonInGeorgia, 'yes', 'texting/answers-them'],
    [
      'an answer in a conversation of machines',
      { answers: 'them', ...capped, textsInLast24Hours: 6 },
      noonInGeorgia,
      'not-before',
      'texting/texts-24-hours',
    ],
    [
      'an answer to a suppressed number',
      { answers: 'them', suppressedBecause: 'stop' },
      noonInGeorgia,
      'never',
      'texting/suppressed',
    ],
    ['an answer after a revocation', { answers: 'them', smsConsent: 'revoked' }, noonInGeorgia, 'never', 'texting/revoked'],
    [
      'the confirmation of a stop',
      { answers: 'their-stop', suppressedBecause: 'stop', smsConsent: 'revoked', ...capped },
      nightInGeorgia,
      'yes',
      'texting/confirms-stop',
    ],
    [
      'the question whether they want texts again',
      { answers: 'their-start', suppressedBecause: 'stop', smsConsent: 'revoked' },
      nightInGeorgia,
      'yes',
      'texting/answers-them',
    ],
    // Georgia's day, Hawaii's night: all places have to be open
    [
      'a declared place that sleeps',
      { declaredState: 'HI' },
      new Date('2026-11-23T15:00:00Z'),
      'not-before',
      'texting/quiet-hours-federal',
    ],
    ['a narrower state', { e164: '+13055550147' }, new Date('2026-11-24T01:30:00Z'), 'not-before', 'texting/quiet-hours-state'],
  ])('%s', (_, changes, at, kind, rule) => {
    expect(decide(changes, at)).toMatchObject({ kind, rule, reason: expect.stringMatching(/./) });
  });

  test('tells from when on, in words', () => {
    expect(decide({}, nightInGeorgia)).toMatchObject({
      at: new Date('2026-11-24T13:00:00Z'),
      reason: 'Not before 08:00 in Georgia (quiet hours)',
      source: '47 CFR 64.1200(c)(1)',
    });
    expect(decide(capped)).toMatchObject({ at: hoursBefore(noonInGeorgia, -4) });
  });

  test('a cap whose day is over does not bind', () => {
    expect(decide({ textsInLast24Hours: 2, oldestTextInLast24Hours: hoursBefore(noonInGeorgia, 24) })).toMatchObject({
      kind: 'yes',
    });
  });

  test('nothing unasked ever reaches a number that is suppressed or revoked', () => {
    const change = fc.record({
      smsConsent: fc.constantFrom('granted' as const, 'none' as const, 'revoked' as const),
      suppressedBecause: fc.constantFrom(null, 'landline', 'stop'),
      automaticCalls: fc.boolean(),
      answers: fc.constantFrom('nothing' as const, 'them' as const),
      declaredState: fc.constantFrom(null, 'HI', 'NY'),
    });
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(change, at, (changes, instant) => {
        const refused = changes.suppressedBecause !== null || changes.smsConsent === 'revoked';
        if (refused) expect(decide(changes, instant).kind).toBe('never');
        else if (changes.answers === 'nothing' && changes.smsConsent !== 'granted')
          expect(decide(changes, instant).kind).toBe('never');
      }),
    );
  });
});
