// What has to be so before an insurer is told anything, and what a person may be told of it.
import { describe, expect, it, test } from '@jest/globals';
import { expectedBy } from '../../../../src/core/benefits/expected-by.js';
import { maskedMemberNumber, memberNumberPattern, plainMemberNumber } from '../../../../src/core/benefits/member-number.js';
import { payerDisclosure } from '../../../../src/core/benefits/payer-disclosure.js';
import { payerKey } from '../../../../src/core/benefits/payer-key.js';
import { requestWays, type RequestWay } from '../../../../src/core/benefits/request-table.js';
import { retrySeconds, waitAfter } from '../../../../src/core/benefits/retry-table.js';
import type { DisclosureFacts, Part2Event } from '../../../../src/core/disclosures/disclosure-facts.js';
import { mayDisclose } from '../../../../src/core/disclosures/may-disclose.js';
import { vendorObjection } from '../../../../src/core/disclosures/vendor-standing.js';
import { at, factsOf, hours, part2Event } from '../disclosures/disclosing.js';

const zone = 'America/New_York';
const event = (kind: Part2Event['kind'], change: Partial<Part2Event> = {}) => part2Event({ kind, ...change });
const decide = (facts: DisclosureFacts, way: RequestWay = 'electronic') =>
  mayDisclose(payerDisclosure('Palm Health', way), facts, at);
const consent = (...events: readonly Part2Event[]) => decide(factsOf(events));
const both = [event('vob'), event('part2_tpo', { id: 't' })];
const allowed = { kind: 'allowed', permitted: ['identity', 'coverage'], withheld: [] };

describe('B-092 an insurer is told nothing without consent', () => {
  it('rests on the consent to ask it and on a Part 2 consent for payment, whoever carries it', () => {
    for (const way of requestWays) expect(decide(factsOf(both), way)).toMatchObject({ ...allowed, consentId: 't' });
  });

  it('a consent that names this insurer and this purpose is enough, one that names another is none', () => {
    const naming = (recipient: string, fields: Part2Event['fields'] = ['identity', 'coverage']) => [
      event('vob'),
      event('part2_named', { scope: { recipient, purpose: 'verify-benefits' }, fields }),
    ];
    expect(consent(...naming('Palm Health'))).toMatchObject(allowed);
    expect(consent(...naming('Northern Mutual'))).toMatchObject({ reason: 'no-consent' });
    // half of it is no question, so nothing of it is told
    expect(consent(...naming('Palm Health', ['identity', 'contact']))).toMatchObject({
      reason: 'outside-scope',
      sentence: 'Their consent does not speak of insurance and how it is paid: ask them for one that does.',
    });
  });

  it('one for payment that names this insurer lets it be asked what it pays for, until it is taken back; one for treatment does not', () => {
    const naming = (purpose: string, change: Partial<Part2Event> = {}) =>
      event('part2_named', { scope: { recipient: 'Palm Health', purpose }, fields: ['identity', 'coverage'], ...change });
    const asking = event('vob', { scope: { recipient: 'Palm Health', purpose: 'verify-benefits' } });
    expect(consent(asking, naming('payment'))).toMatchObject(allowed);
    expect(consent(asking, naming('treatment'))).toMatchObject({ reason: 'no-consent' });
    const takenBack = naming('payment', { action: 'revoke', effectiveAt: hours(-1) });
    expect(consent(asking, naming('payment'), takenBack)).toMatchObject({ reason: 'revoked' });
    expect(consent(asking, naming('payment', { expiresAt: at }))).toMatchObject({ reason: 'expired' });
  });

  test.each<[string, readonly Part2Event[], string, RegExp]>([
    ['never asked', [], 'no-consent', /^They have not consented/],
    ['only the one for payment', [both[1]!], 'no-consent', /not agreed that we ask their insurer/],
    ['only the one to ask', [both[0]!], 'no-consent', /^They have not consented/],
    ['expired', [event('vob', { expiresAt: hours(-1) }), both[1]!], 'expired', /ended on 2026-11-23: ask them to renew it/],
    ['expires in this very instant', [event('vob', { expiresAt: at }), both[1]!], 'expired', /renew it/],
    ['the one for payment has expired', [both[0]!, event('part2_tpo', { expiresAt: hours(-1) })], 'expired', /renew it/],
    ['taken back', [...both, event('vob', { action: 'revoke', effectiveAt: hours(-1) })], 'revoked', /took back/],
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
      'no-consent',
      /^They have not consented/,
    ],
  ])('%s', (_, events, reason, sentence) => {
    expect(consent(...events)).toMatchObject({ kind: 'refused', reason, sentence: expect.stringMatching(sentence) });
  });

  it('what a caller takes back counts', () => {
    expect(consent(...both, event('vob', { action: 'revoke', subjectRole: 'caller' }))).toMatchObject({ reason: 'revoked' });
  });

  it('of two records of one person, the narrower one counts (B-105)', () => {
    const ofTwo = (other: readonly Part2Event[]) => decide({ ...factsOf(both), ledgers: [both, other] });
    expect(ofTwo(both)).toMatchObject(allowed);
    expect(ofTwo([...both, event('vob', { action: 'revoke', effectiveAt: hours(-1) })])).toMatchObject({ reason: 'revoked' });
  });

  it('L-108 what they asked us to keep from this insurer keeps the question back', () => {
    const restrictions = [{ fields: ['coverage' as const], recipient: 'Palm Health', purposes: [] }];
    expect(decide(factsOf(both, { restrictions }))).toMatchObject({ kind: 'refused', reason: 'restricted' });
  });

  it('L-111 by whoever carries it for us only with an agreement in force; by our own phone without one', () => {
    const { vendor } = payerDisclosure('Palm Health', 'electronic');
    const objection = vendorObjection(vendor!, [], at);
    expect(decide(factsOf(both, { vendor: { objection } }))).toMatchObject({ reason: 'vendor-inactive' });
    expect(payerDisclosure('Palm Health', 'outside').vendor).toBe('benefits-service');
    expect(payerDisclosure('Palm Health', 'phone').vendor).toBeNull();
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
