import { describe, expect, it } from '@jest/globals';
import { mayContact } from '../../../../src/core/contact/may-contact.js';
import { factsOf, policyOf } from './facts.js';

const noon = new Date('2026-11-23T17:00:00Z'); // a Monday, 12:00 in Georgia
const midnightInGeorgia = new Date('2026-11-24T05:00:00Z');
const open = { consent: 'granted', plan: { safeHours: null, voicemail: true, texts: true } } as const;
type Changes = Parameters<typeof factsOf>[0];
type Channel = 'call' | 'text' | 'voicemail';
const decided = (changes: Changes, channel: Channel, at = noon) =>
  mayContact(factsOf({ ...open, ...changes }), policyOf(), channel, at);
const rule = (changes: Changes, channel: Channel, at = noon) => decided(changes, channel, at).rule;

describe('a number of a household', () => {
  it('takes calls, and neither texts nor messages: others read and hear them', () => {
    expect(rule({ isShared: true }, 'call')).toBe('contact/open');
    const why = { kind: 'never', rule: 'contact/shared-number', source: '42 CFR Part 2 (L-313)' };
    const others = 'Others of their household use this number: ';
    expect(decided({ isShared: true }, 'text')).toMatchObject({ ...why, reason: `${others}no texts.` });
    const reason = `${others}no message, hang up without a word.`;
    expect(decided({ isShared: true }, 'voicemail')).toMatchObject({ ...why, reason });
  });

  it('promise 3: rings for one person at a time', () => {
    const decision = mayContact(factsOf({ ...open, isInUse: true }), policyOf(), 'call', noon);
    expect(decision).toMatchObject({
      kind: 'not-before',
      at: new Date('2026-11-23T17:05:00Z'),
      rule: 'contact/number-in-use',
      source: 'policy: one number, one ring',
      reason: 'Not before 12:05 Eastern time (somebody else is being called on this number)',
    });
    expect(rule({ isInUse: true }, 'text')).toBe('contact/open');
  });
});

describe('B-029 somebody who may be under 18', () => {
  it('gets no texts, not even answers, and no messages; a person may call', () => {
    for (const birthDates of [['2010-05-14'], ['1987', '2010']]) {
      expect(rule({ birthDates }, 'text')).toBe('contact/minor');
      expect(rule({ birthDates, answers: 'them' }, 'text')).toBe('contact/minor');
      expect(rule({ birthDates, answers: 'their-stop' }, 'text')).toBe('contact/confirms-stop');
      expect(rule({ birthDates }, 'voicemail')).toBe('contact/minor');
      expect(rule({ birthDates }, 'call')).toBe('contact/open');
    }
  });

  it('hears why, with the rule and its source', () => {
    const why = { kind: 'never', rule: 'contact/minor', source: 'policy: nothing in writing or on tape for minors (L-602)' };
    const young = { birthDates: ['2010-05-14'] };
    expect(decided(young, 'text')).toMatchObject({ ...why, reason: 'They may be under 18: no texts.' });
    const reason = 'They may be under 18: no message, hang up without a word.';
    expect(decided(young, 'voicemail')).toMatchObject({ ...why, reason });
  });

  it('B-094: whose consent is on hold waits for the privacy officer, by state law', () => {
    expect(decided({ consent: 'frozen' }, 'text')).toMatchObject({
      rule: 'contact/consent-frozen',
      source: 'state law on the consent of minors (compliance 1.6)',
    });
  });

  it('is one until midnight where they are', () => {
    const birthDates = ['2008-11-24'];
    expect(rule({ birthDates, answers: 'them' }, 'text', new Date(midnightInGeorgia.getTime() - 1))).toBe('contact/minor');
    expect(rule({ birthDates, answers: 'them' }, 'text', midnightInGeorgia)).toBe('contact/answers-them');
  });
});

describe('what a person wants on every number, beside what holds for this one', () => {
  const plan = { safeHours: null, voicemail: null, texts: null };
  const evenings = { ...plan, safeHours: { hours: { mon: [['18:00', '20:00']] as const }, timeZone: 'America/New_York' } };

  it('the strictest counts, of any of them', () => {
    expect(rule({ ownPlans: [plan, { ...plan, texts: false }] }, 'text')).toBe('contact/plan-no-texts');
    expect(rule({ ownPlans: [{ ...plan, voicemail: false }] }, 'voicemail')).toBe('contact/plan-no-voicemail');
    expect(rule({ ownPlans: [{ ...plan, voicemail: true }], plan }, 'voicemail')).toBe('contact/plan-no-voicemail');
    expect(rule({ ownPlans: [plan] }, 'voicemail')).toBe('contact/plan-voicemail');
  });

  it('safe hours of both have to be open', () => {
    const late = { ...plan, safeHours: { hours: { mon: [['19:00', '22:00']] as const }, timeZone: 'America/New_York' } };
    expect(mayContact(factsOf({ ...open, ownPlans: [evenings] }), policyOf(), 'call', noon)).toMatchObject({
      kind: 'not-before',
      at: new Date('2026-11-23T23:00:00Z'),
      rule: 'contact/safe-hours',
    });
    expect(
      mayContact(factsOf({ ...open, plan: { ...late, voicemail: true }, ownPlans: [evenings] }), policyOf(), 'call', noon),
    ).toMatchObject({
      at: new Date('2026-11-24T00:00:00Z'),
    });
  });
});
