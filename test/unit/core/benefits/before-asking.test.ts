// What has to be so before an insurer is told anything, and what a person may be told of it.
import { describe, expect, it, test } from '@jest/globals';
import { papersProblem, redisclosureNotice, type ConsentCopy } from '../../../../src/core/benefits/disclosure-papers.js';
import { expectedBy } from '../../../../src/core/benefits/expected-by.js';
import { maskedMemberNumber, memberNumberPattern, plainMemberNumber } from '../../../../src/core/benefits/member-number.js';
import { payerConsent, type PayerConsentEvent } from '../../../../src/core/benefits/payer-consent.js';
import { payerKey } from '../../../../src/core/benefits/payer-key.js';
import type { RequestWay } from '../../../../src/core/benefits/request-table.js';
import { retrySeconds, waitAfter } from '../../../../src/core/benefits/retry-table.js';

const zone = 'America/New_York';
const at = new Date('2026-11-30T15:00:00Z');
const hours = (from: number) => new Date(at.getTime() + from * 3_600_000);
let ids = 0;
const event = (kind: PayerConsentEvent['kind'], change: Partial<PayerConsentEvent> = {}): PayerConsentEvent => ({
  id: change.id ?? `${kind}-${(ids += 1)}`,
  kind,
  action: 'grant',
  subjectRole: 'patient',
  scope: {},
  effectiveAt: hours(-24),
  expiresAt: null,
  ...change,
});
const consent = (...events: readonly PayerConsentEvent[]) => payerConsent([events], { payer: 'Palm Health', at, zone });
const both = [event('vob', { id: 'v' }), event('part2_tpo', { id: 't' })];

describe('B-092 an insurer is told nothing without consent', () => {
  it('rests on the consent to ask it and on a Part 2 consent for payment', () => {
    expect(consent(...both)).toEqual({ kind: 'yes', restsOn: ['v', 't'], until: null });
  });

  it('rests on the newest of each, and ends with the first', () => {
    const ending = event('part2_tpo', { id: 't2', effectiveAt: hours(-1), expiresAt: hours(5) });
    expect(consent(...both, ending)).toEqual({ kind: 'yes', restsOn: ['v', 't2'], until: hours(5) });
  });

  it('a consent that names this insurer is enough, one that names another is none', () => {
    const naming = (recipient: string) => [event('vob'), event('part2_named', { scope: { recipient } })];
    expect(consent(...naming('Palm Health')).kind).toBe('yes');
    expect(consent(...naming('Northern Mutual'))).toMatchObject({ kind: 'no', state: 'none' });
  });

  test.each<[string, readonly PayerConsentEvent[], string, RegExp]>([
    ['never asked', [], 'none', /never asked about asking their insurer/],
    ['only the one for payment', [both[1]!], 'none', /never asked about asking their insurer/],
    ['only the one to ask', [both[0]!], 'none', /never asked about sharing for treatment, payment/],
    [
      'expired at midnight',
      [event('vob', { expiresAt: new Date('2026-11-30T05:00:00Z') }), both[1]!],
      'expired',
      /ended on 2026-11-30 00:00: ask them again/,
    ],
    ['expires in this very instant', [event('vob', { expiresAt: at }), both[1]!], 'expired', /ask them again/],
    [
      'the one for payment has expired',
      [both[0]!, event('part2_tpo', { expiresAt: hours(-1) })],
      'expired',
      /sharing for treatment, payment/,
    ],
    [
      'taken back',
      [...both, event('vob', { action: 'revoke', effectiveAt: hours(-1) })],
      'revoked',
      /took back their consent to asking their insurer/,
    ],
    [
      'the one for payment taken back',
      [...both, event('part2_tpo', { action: 'revoke', effectiveAt: hours(-1) })],
      'revoked',
      /took back/,
    ],
    ['on hold (B-094)', [...both, event('vob', { action: 'freeze', effectiveAt: hours(-1) })], 'frozen', /privacy officer/],
    [
      'said by the caller, not by the patient',
      [event('vob', { subjectRole: 'caller' }), event('part2_tpo', { subjectRole: 'caller' })],
      'none',
      /never asked/,
    ],
  ])('%s', (_, events, state, sentence) => {
    expect(consent(...events)).toEqual({ kind: 'no', state, sentence: expect.stringMatching(sentence) });
  });

  it('what a caller takes back counts, and nobody’s word is nobody’s consent', () => {
    expect(consent(...both, event('vob', { action: 'revoke', subjectRole: 'caller' })).kind).toBe('no');
    expect(payerConsent([], { payer: 'Palm Health', at, zone }).kind).toBe('no');
  });

  it('of two records of one person, the narrower one counts (B-105)', () => {
    expect(payerConsent([both, both], { payer: 'Palm Health', at, zone }).kind).toBe('yes');
    const other = [...both, event('vob', { action: 'revoke', effectiveAt: hours(-1) })];
    expect(payerConsent([both, other], { payer: 'Palm Health', at, zone })).toMatchObject({ kind: 'no', state: 'revoked' });
  });
});

describe('B-095 nothing leaves without the notice and the consent', () => {
  const copy: ConsentCopy = {
    consentId: 'v',
    covers: 'asking their insurer',
    textVersion: null,
    textSha256: null,
    text: null,
    givenAt: at.toISOString(),
    expiresAt: null,
  };

  test.each([
    ['both', redisclosureNotice, [copy], null],
    ['no notice', { version: 'x', text: ' ' }, [copy], /2\.32/],
    ['a notice of no version', { version: '', text: 'x' }, [copy], /2\.32/],
    ['no consent', redisclosureNotice, [], /consent/],
  ] as const)('%s', (_, notice, consents, problem) => {
    const found = papersProblem({ notice, consents });
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });

  it('has the words of 2.32(a)(2)', () => {
    expect(redisclosureNotice.text).toBe('42 CFR part 2 prohibits unauthorized use or disclosure of these records.');
  });
});

describe('when an answer may be expected', () => {
  test.each<[RequestWay, string, string]>([
    ['electronic', '2026-11-29T03:00:00-05:00', '2026-11-29T03:15:00-05:00'],
    ['phone', '2026-11-30T10:00:00-05:00', '2026-11-30T10:30:00-05:00'],
    ['phone', '2026-11-30T06:00:00-05:00', '2026-11-30T08:30:00-05:00'],
    ['phone', '2026-11-30T17:45:00-05:00', '2026-12-01T08:15:00-05:00'],
    ['phone', '2026-11-30T18:00:00-05:00', '2026-12-01T08:30:00-05:00'],
    ['phone', '2026-11-27T17:50:00-05:00', '2026-11-30T08:20:00-05:00'],
    ['phone', '2026-11-25T17:40:00-05:00', '2026-11-27T08:10:00-05:00'], // Thanksgiving
    ['phone', '2026-12-24T20:00:00-05:00', '2026-12-28T08:30:00-05:00'], // Christmas on a Friday
    ['phone', '2026-03-06T17:45:00-05:00', '2026-03-09T08:15:00-04:00'], // the clocks change in between
    ['outside', '2026-11-30T17:30:00-05:00', '2026-12-01T08:30:00-05:00'],
  ])('%s, asked %s: %s', (way, asked, expected) => {
    expect(expectedBy(way, new Date(asked), zone)).toEqual(new Date(expected));
  });
});

it('tries fit into the time that was told to the person, then a human rings', () => {
  const longest = retrySeconds.map((_, index) => waitAfter(index + 1, 1)!).reduce((sum, one) => sum + one, 0);
  expect(longest).toBeLessThanOrEqual(15 * 60);
  expect(waitAfter(retrySeconds.length + 1, 0.5)).toBeNull();
  expect([waitAfter(1, 0), waitAfter(1, 0.5), waitAfter(1, 1)]).toEqual([12, 15, 18]);
});

it('member numbers are compared plainly and shown masked', () => {
  expect(plainMemberNumber('xyz 123-456')).toBe('XYZ123456');
  expect(maskedMemberNumber('xyz 123-456')).toBe('••••56');
  expect(['W1', 'XYZ 123-456'].every((one) => memberNumberPattern.test(one))).toBe(true);
  expect(['', '-', 'A', 'a~b', 'a*b', 'x'.repeat(50)].some((one) => memberNumberPattern.test(one))).toBe(false);
});

it('two spellings of an insurer are one', () => {
  expect(payerKey('Blue-Cross  of Ohio')).toBe(payerKey('BLUE CROSS OF OHIO'));
  expect(payerKey('保険')).toBe('');
});
