import { describe, expect, it } from '@jest/globals';
import { askToContact, ContactPermit } from '../../../../src/core/contact/contact-permit.js';
import { mayContact } from '../../../../src/core/contact/may-contact.js';
import { permitFor } from '../../../support/contact-permit.js';
import { factsOf, georgia, policyOf } from './facts.js';

const at = new Date('2026-11-23T17:00:00Z');
const seconds = (after: number) => new Date(at.getTime() + after * 1000);
const use = { number: georgia, channel: 'call', at } as const;

describe('askToContact', () => {
  it('answers what mayContact answers, and gives a permit with a yes alone', () => {
    for (const facts of [
      factsOf(),
      factsOf({ consent: 'revoked' }),
      factsOf({ consent: 'frozen' }),
      factsOf({ suppressedBecause: 'x' }),
    ]) {
      const answer = askToContact(facts, policyOf(), 'call', at);
      expect(answer.decision).toEqual(mayContact(facts, policyOf(), 'call', at));
      expect(answer.permit !== null).toBe(answer.decision.kind === 'yes');
    }
  });
});

describe('a contact permit', () => {
  const permit = permitFor(georgia, 'call', at);

  it('is good for its number, its channel, and some seconds', () => {
    expect(ContactPermit.objection(permit, use)).toBeNull();
    expect(ContactPermit.objection(permit, { ...use, at: seconds(10) })).toBeNull();
    expect(ContactPermit.objection(permit, { ...use, number: '+13055550147' })).toMatch('another number');
    expect(ContactPermit.objection(permit, { ...use, channel: 'text' })).toMatch('another channel');
    expect(ContactPermit.objection(permit, { ...use, at: seconds(10.001) })).toMatch('not of now');
    expect(ContactPermit.objection(permit, { ...use, at: seconds(-0.001) })).toMatch('not of now');
  });

  it('cannot be forged: nothing that only looks like one is taken for it', () => {
    const looksLikeIt = { bounds: { number: georgia, channel: 'call', from: 0, until: Infinity } };
    const dressedUp = Object.create(ContactPermit.prototype) as object;
    for (const forged of [looksLikeIt, dressedUp, structuredClone(permit), JSON.parse(JSON.stringify(permit)), null, 'our-staff'])
      expect(ContactPermit.objection(forged, use)).toMatch('nobody asked');
    const Open = ContactPermit as unknown as new (...args: unknown[]) => ContactPermit;
    expect(() => new Open({ number: georgia, channel: 'call', from: 0, until: Infinity }, () => null)).toThrow('made by asking');
    expect(() => Object.assign(permit, { number: '+13055550147' })).toThrow();
  });
});
