import { describe, expect, it, test } from '@jest/globals';
import { accountingStart, legalDay, startOfLegalDay } from '../../../../src/core/disclosures/legal-day.js';
import { consentProblem, missingFromConsent, type SignedConsent } from '../../../../src/core/disclosures/part2-consent.js';
import { at } from './disclosing.js';

describe('L-107 the three years of an accounting', () => {
  test.each([
    ['to the day', '2026-11-23T17:00:00Z', '2023-11-23T05:00:00.000Z'],
    ['late in the evening', '2026-11-24T04:59:59Z', '2023-11-23T05:00:00.000Z'],
    ['after midnight', '2026-11-24T05:00:00Z', '2023-11-24T05:00:00.000Z'],
    ['asked for on 29 February', '2028-02-29T15:00:00Z', '2025-02-28T05:00:00.000Z'],
    ['back to 29 February', '2027-03-01T15:00:00Z', '2024-03-01T05:00:00.000Z'],
    ['in summer', '2026-07-01T15:00:00Z', '2023-07-01T04:00:00.000Z'],
  ])('%s', (_, asked, from) => {
    expect(accountingStart(new Date(asked)).toISOString()).toBe(from);
  });

  it('a date is one of the calendar', () => {
    expect(startOfLegalDay('2027-02-29')).toBeNull();
    expect(startOfLegalDay('soon')).toBeNull();
    expect(startOfLegalDay('2028-02-29')).toEqual(new Date('2028-02-29T05:00:00Z'));
    expect(legalDay(new Date('2026-11-24T04:59:59Z'))).toBe('2026-11-23');
  });
});

const form: SignedConsent = {
  kind: 'part2_named',
  patientName: 'José Lopez',
  discloser: 'Palm Lake',
  fields: ['attendance'],
  recipient: 'Maria Lopez',
  purpose: 'family-involvement',
  saysHowToRevoke: true,
  expiresOn: '2027-01-01',
  expiresEvent: null,
  signature: 'Folder 7',
  signedOn: '2026-11-20',
  saysRedisclosure: false,
  saysRefusal: false,
};
const forCare: SignedConsent = {
  ...form,
  kind: 'part2_tpo',
  recipient: null,
  purpose: null,
  saysRedisclosure: true,
  saysRefusal: true,
};
const missing = (consent: SignedConsent) => missingFromConsent(consent).map(({ element }) => element);

describe('L-102 a signed form', () => {
  it('with everything in it may be relied on', () => {
    expect([missing(form), missing(forCare)]).toEqual([[], []]);
    expect([consentProblem(form, at), consentProblem(forCare, at)]).toEqual([null, null]);
  });

  test.each<[Partial<SignedConsent>, string, string]>([
    [{ patientName: ' ' }, 'patientName', '2.31(a)(1)'],
    [{ discloser: null }, 'discloser', '2.31(a)(2)'],
    [{ fields: [] }, 'fields', '2.31(a)(3)'],
    [{ recipient: null }, 'recipient', '2.31(a)(4)'],
    [{ purpose: null }, 'purpose', '2.31(a)(5)'],
    [{ saysHowToRevoke: false }, 'saysHowToRevoke', '2.31(a)(6)'],
    [{ expiresOn: null }, 'expiresOn', '2.31(a)(7)'],
    [{ expiresOn: null, expiresEvent: 'none' }, 'expiresOn', '2.31(a)(7)'],
    [{ expiresOn: '2027-02-30' }, 'expiresOn', '2.31(a)(7)'],
    [{ signature: null }, 'signature', '2.31(a)(8)'],
    [{ signedOn: 'yesterday' }, 'signedOn', '2.31(a)(9)'],
  ])('%j is told by name', (without, element, rule) => {
    const problems = missingFromConsent({ ...form, ...without });
    expect(problems).toEqual([{ element, message: expect.stringContaining(rule) }]);
  });

  it('tells all that is missing at once', () => {
    const empty = {
      ...form,
      patientName: null,
      discloser: null,
      fields: [],
      recipient: null,
      purpose: null,
      saysHowToRevoke: false,
      expiresOn: null,
      signature: null,
      signedOn: null,
    };
    expect(missing(empty)).toHaveLength(9);
  });

  it('for care may be without an end, and has to say two things more', () => {
    expect(missing({ ...forCare, expiresOn: null, expiresEvent: 'none' })).toEqual([]);
    expect(missing({ ...forCare, saysRedisclosure: false, saysRefusal: false })).toEqual(['saysRedisclosure', 'saysRefusal']);
  });

  test.each<[Partial<SignedConsent>, string]>([
    [{ signedOn: '2026-11-24' }, 'signedOn'],
    [{ expiresOn: '2026-11-23' }, 'expiresOn'],
    [{ fields: ['whole-record'] }, 'fields'],
    [{ fields: ['counselling-notes', 'identity'] }, 'fields'],
  ])('%j is good for nothing', (change, element) => {
    expect(consentProblem({ ...form, ...change }, at)).toMatchObject({ element });
  });

  it('for all care names no single recipient', () => {
    expect(consentProblem({ ...forCare, recipient: 'Maria Lopez' }, at)).toMatchObject({ element: 'recipient' });
  });
});
