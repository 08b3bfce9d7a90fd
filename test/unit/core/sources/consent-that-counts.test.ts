import { describe, expect, it } from '@jest/globals';
import { consentThatCounts } from '../../../../src/core/sources/consent-that-counts.js';

const receivedAt = new Date('2026-03-02T15:00:00Z');
const shown = {
  call: true,
  sms: true,
  textVersion: 'call-me-3',
  page: 'https://partner.example/help?name=ann#form',
  at: '2026-03-02T09:58:00-05:00',
};

describe("a partner's consent", () => {
  it('counts with its wording, page and time; the page loses what may name the person', () => {
    expect(consentThatCounts(shown, 'partner', receivedAt)).toEqual({
      call: true,
      sms: true,
      textVersion: 'call-me-3',
      page: 'https://partner.example/help',
      givenAt: new Date('2026-03-02T14:58:00Z'),
      unproven: false,
    });
  });

  it.each([
    ['no wording', { textVersion: null }],
    ['an empty wording', { textVersion: ' ' }],
    ['no page', { page: null }],
    ['a page that is none', { page: 'our landing page' }],
    ['no time', { at: null }],
    ['a time without offset', { at: '2026-03-02T09:58:00' }],
    ['a time to come', { at: '2026-03-02T15:06:00Z' }],
  ])('with %s counts as none (B-088)', (_, missing) => {
    expect(consentThatCounts({ ...shown, ...missing }, 'partner', receivedAt)).toMatchObject({
      call: false,
      sms: false,
      unproven: true,
    });
  });

  it('that was not claimed is not held against them', () => {
    const nothing = { call: false, sms: false, textVersion: null, page: null, at: null };
    expect(consentThatCounts(nothing, 'partner', receivedAt)).toMatchObject({ call: false, sms: false, unproven: false });
  });
});

it('our own websites are taken at their word, an untrusted source never (B-088)', () => {
  const bare = { ...shown, textVersion: null, page: null, at: null };
  expect(consentThatCounts(bare, 'own', receivedAt)).toMatchObject({ call: true, sms: true, unproven: false });
  expect(consentThatCounts(shown, 'untrusted', receivedAt)).toMatchObject({ call: false, sms: false, unproven: true });
});
