import { describe, expect, it } from '@jest/globals';
import type { ContactFacts } from '../../../../src/core/contact/contact-facts.js';
import { mayContact } from '../../../../src/core/contact/may-contact.js';
import { factsOf, plan, policyOf } from './facts.js';

const noon = new Date('2026-11-23T17:00:00Z');
const ask = (channel: 'call' | 'text' | 'voicemail', changes: Partial<ContactFacts>) =>
  mayContact(factsOf({ ...plan({ voicemail: true }), ...changes }), policyOf(), channel, noon);

describe('B-094 consents on hold', () => {
  it.each(['call', 'text', 'voicemail'] as const)('no %s goes out, and the reason names who decides', (channel) => {
    expect(ask(channel, { consent: 'frozen' })).toMatchObject({
      kind: 'never',
      rule: 'contact/consent-frozen',
      reason: 'Their consent is on hold: the privacy officer decides.',
    });
  });

  it('what they ask of us just now is answered all the same: they may be in danger', () => {
    expect(ask('text', { consent: 'frozen', answers: 'them' })).toMatchObject({ kind: 'yes' });
  });
});

describe('B-092 a consent that ran out', () => {
  it('is none for texts, and says so; a person may call all the same, as without a ticked box', () => {
    expect(ask('text', { consent: 'expired' })).toMatchObject({
      kind: 'never',
      rule: 'contact/no-consent',
      reason: 'Their consent to text messages has run out: ask them again.',
    });
    expect(ask('call', { consent: 'expired' })).toMatchObject({ kind: 'yes' });
  });
});
