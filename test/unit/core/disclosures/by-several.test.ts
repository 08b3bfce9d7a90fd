// What takes more than one of us: files about many people (B-110), and what a court ordered (L-112).
import { describe, expect, it } from '@jest/globals';
import { freePeople } from '../../../../src/core/disclosures/by-several/second-person.js';
import type { AskedDisclosure, DisclosureFacts, LegalRequestFacts } from '../../../../src/core/disclosures/disclosure-facts.js';
import { mayDisclose } from '../../../../src/core/disclosures/may-disclose.js';
import { at, factsOf, toMaria } from './disclosing.js';

const approved = { objection: null };
const ownRecord: AskedDisclosure = {
  recipient: { name: 'They', kind: 'patient' },
  purpose: 'own-request',
  fields: ['whole-record'],
  basis: { kind: 'own-request' },
};

describe('B-110 a file about somebody', () => {
  const decide = (change: Partial<DisclosureFacts>) => mayDisclose(ownRecord, factsOf([], change), at);

  it(`is handed out alone after files about fewer than ${freePeople} others that day, and after no more`, () => {
    expect(decide({ file: { othersLately: freePeople - 1 } })).toMatchObject({ kind: 'allowed', byApproval: false });
    const refused = {
      kind: 'refused',
      reason: 'needs-approval',
      sentence: expect.stringMatching('another person has to approve'),
    };
    expect(decide({ file: { othersLately: freePeople } })).toMatchObject(refused);
    expect(decide({ file: { othersLately: freePeople }, approval: approved })).toMatchObject({
      kind: 'allowed',
      byApproval: true,
    });
  });

  it('by an approval that is of something else stays here, and it is said why', () => {
    const wrong = decide({ file: { othersLately: freePeople }, approval: { objection: 'It was refused.' } });
    expect(wrong).toMatchObject({ reason: 'needs-approval', sentence: expect.stringMatching('It was refused') });
  });

  it('approved or not, goes by the law first; what is no file needs nobody else, and uses no approval up', () => {
    const facts = factsOf([], { file: { othersLately: 90 }, approval: approved });
    expect(mayDisclose(toMaria, facts, at)).toMatchObject({ reason: 'no-consent' });
    expect(decide({ file: null })).toMatchObject({ kind: 'allowed', byApproval: false });
    expect(decide({ file: { othersLately: 0 }, approval: approved })).toMatchObject({ byApproval: false });
  });
});

describe('L-112 what a court wants', () => {
  const order: LegalRequestFacts = {
    courtOrder: true,
    isClosed: false,
    sender: 'Circuit Court of Palm Beach',
    orderFields: ['identity', 'attendance'],
  };
  const toCourt = (change: Partial<AskedDisclosure> = {}): AskedDisclosure => ({
    recipient: { name: 'Circuit Court  of Palm Beach', kind: 'court' },
    purpose: 'legal',
    fields: ['attendance', 'clinical'],
    basis: { kind: 'court-order', legalRequestId: 'r' },
    ...change,
  });
  const decide = (asked: AskedDisclosure, legalRequest: LegalRequestFacts | null, change: Partial<DisclosureFacts> = {}) =>
    mayDisclose(asked, factsOf([], { legalRequest, approval: approved, ...change }), at);

  it('goes out by its order, within what the order names, when others approved it', () => {
    expect(decide(toCourt(), order)).toMatchObject({
      kind: 'allowed',
      basis: 'court-order',
      consentId: null,
      permitted: ['attendance'],
      withheld: ['clinical'],
      byApproval: true,
      scopeText: expect.stringMatching('by the order of a court'),
    });
    const restrictions = [{ fields: [], recipient: null, purposes: [] }];
    expect(decide(toCourt(), order, { restrictions })).toMatchObject({ kind: 'allowed' });
  });

  it.each<[string, AskedDisclosure, LegalRequestFacts | null, string, RegExp]>([
    ['of nobody, or about somebody else', toCourt(), null, 'no-court-order', /no such legal request/],
    ['by a subpoena alone', toCourt(), { ...order, courtOrder: false }, 'no-court-order', /^A subpoena or request alone/],
    ['when it is closed', toCourt(), { ...order, isClosed: true }, 'no-court-order', /is closed/],
    ['to another court', toCourt({ recipient: { name: 'A lawyer', kind: 'court' } }), order, 'wrong-recipient', /only/],
    [
      'to somebody who is no court',
      toCourt({ recipient: { name: order.sender, kind: 'other' } }),
      order,
      'wrong-recipient',
      /only/,
    ],
    ['of what the order does not name', toCourt({ fields: ['clinical'] }), order, 'outside-scope', /lets out no more than/],
    ['of everything', toCourt({ fields: ['whole-record'] }), order, 'outside-scope', /whole record/],
  ])('nothing goes out %s', (_, asked, request, reason, sentence) => {
    expect(decide(asked, request)).toMatchObject({ kind: 'refused', reason, sentence: expect.stringMatching(sentence) });
  });

  it('waits for two others, also when it is said and no file is taken out', () => {
    for (const approval of [null, { objection: 'One more person has to.' }])
      expect(decide(toCourt(), order, { approval })).toMatchObject({
        reason: 'needs-approval',
        rule: expect.stringMatching('164'),
      });
  });
});
