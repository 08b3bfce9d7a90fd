import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import type {
  AskedDisclosure,
  DisclosureFacts,
  Part2Event,
  Restriction,
} from '../../../../src/core/disclosures/disclosure-facts.js';
import { consentableFields } from '../../../../src/core/disclosures/field-groups.js';
import { mayDisclose } from '../../../../src/core/disclosures/may-disclose.js';
import { at, factsOf, hours, named, part2Event, revoked, toClinic, toInsurer, toMaria } from './disclosing.js';

const decide = (asked: AskedDisclosure, facts: DisclosureFacts | readonly Part2Event[], when = at) =>
  mayDisclose(asked, 'ledgers' in facts ? facts : factsOf(facts), when);

describe('on a consent', () => {
  test.each<[string, AskedDisclosure, readonly Part2Event[], readonly string[]]>([
    ['the one that names the recipient', toMaria, [named({ id: 'c' })], ['attendance']],
    [
      'the one that names them with another space',
      { ...toMaria, recipient: { ...toMaria.recipient, name: ' Maria  Lopez' } },
      [named({ id: 'c' })],
      ['attendance'],
    ],
    ['the one for care, to who treats them', toClinic, [part2Event({ id: 'c' })], ['identity', 'screening']],
    ['as much as it lists', toClinic, [part2Event({ id: 'c', fields: ['identity'] })], ['identity']],
    [
      'the newest of several',
      toMaria,
      [named({ fields: ['contact'] }), named({ id: 'c', effectiveAt: hours(-2) })],
      ['attendance'],
    ],
    [
      'given again after it was taken back',
      toMaria,
      [named(), revoked(), named({ id: 'c', effectiveAt: hours(0) })],
      ['attendance'],
    ],
  ])('%s lets out what it speaks of', (_, asked, ledger, permitted) => {
    expect(decide(asked, ledger)).toMatchObject({ kind: 'allowed', basis: 'consent', consentId: 'c', permitted });
  });

  test.each<[string, AskedDisclosure, readonly Part2Event[], string, RegExp]>([
    ['nobody was asked', toMaria, [], 'no-consent', /^They have not consented/],
    ['it names somebody else', toMaria, [named({ scope: { recipient: 'Ana Lopez' } })], 'no-consent', /not consented/],
    ['it names nobody', toMaria, [named({ scope: {} })], 'no-consent', /not consented/],
    [
      'it is for something else',
      toMaria,
      [named({ scope: { recipient: 'Maria Lopez', purpose: 'treatment' } })],
      'no-consent',
      /not consented/,
    ],
    ['the one for care does not reach the family', toMaria, [part2Event()], 'no-consent', /not consented/],
    ['L-105 it was taken back', toMaria, [named(), revoked()], 'revoked', /took back their consent on 2026-11-23/],
    ['it is on hold', toMaria, [named(), revoked({ action: 'freeze' })], 'frozen', /privacy officer/],
    ['what it was to last for is over', toMaria, [named(), revoked({ action: 'expire' })], 'expired', /ended on 2026-11-23/],
    ['it speaks of something else', toMaria, [named({ fields: ['coverage'] })], 'outside-scope', /that they are in our care/],
    ['it lists nothing', toMaria, [named({ fields: null })], 'outside-scope', /ask them for one that does/],
  ])('%s: nothing leaves', (_, asked, ledger, reason, sentence) => {
    expect(decide(asked, ledger)).toMatchObject({
      kind: 'refused',
      reason,
      sentence: expect.stringMatching(sentence),
      rule: expect.stringMatching(/^42 CFR/),
    });
  });

  it('B-092 ends at 00:00 of the day on which it ends, not a moment later', () => {
    const midnight = new Date('2026-11-24T05:00:00Z'); // in New York
    const ledger = [named({ expiresAt: midnight })];
    expect(decide(toMaria, ledger, new Date(midnight.getTime() - 1))).toMatchObject({ kind: 'allowed' });
    expect(decide(toMaria, ledger, midnight)).toMatchObject({
      kind: 'refused',
      reason: 'expired',
      sentence: 'Their consent ended on 2026-11-24: ask them to renew it before anything is sent.',
      rule: '42 CFR 2.31(c)',
    });
  });

  it('asking an insurer needs a consent of its own, which ends with the one that it rests on', () => {
    const vob = part2Event({ kind: 'vob' });
    expect(decide(toInsurer, [part2Event()])).toMatchObject({ reason: 'no-consent' });
    expect(decide(toInsurer, [vob])).toMatchObject({ reason: 'no-consent' });
    expect(decide(toInsurer, [part2Event(), vob])).toMatchObject({ kind: 'allowed', permitted: ['identity', 'coverage'] });
    expect(
      decide(toInsurer, [part2Event(), vob, part2Event({ kind: 'vob', action: 'revoke', effectiveAt: hours(-1) })]),
    ).toMatchObject({ reason: 'revoked' });
    expect(decide(toInsurer, [part2Event({ expiresAt: hours(-1) }), vob])).toMatchObject({ reason: 'expired' });
  });

  it('L-114 notes of counselling need one of their own, whatever else they agreed to', () => {
    const notes: AskedDisclosure = { ...toClinic, fields: ['counselling-notes'] };
    const scope = { recipient: 'St. Mary Clinic', purpose: 'treatment' };
    expect(decide(notes, [part2Event()])).toMatchObject({ reason: 'outside-scope' });
    expect(decide(notes, [named({ scope, fields: ['counselling-notes', 'identity'] })])).toMatchObject({
      reason: 'outside-scope',
    });
    expect(decide(notes, [named({ scope, fields: ['counselling-notes'] })])).toMatchObject({ kind: 'allowed' });
  });

  it('B-105 two records that are one person let out no more than each of them', () => {
    const both = (one: readonly Part2Event[], other: readonly Part2Event[]) =>
      decide(toMaria, factsOf([], { ledgers: [one, other] }));
    expect(both([named()], [])).toMatchObject({ reason: 'no-consent' });
    expect(both([named()], [revoked()])).toMatchObject({ reason: 'revoked' });
    expect(both([named()], [named({ fields: ['contact'] })])).toMatchObject({ reason: 'outside-scope' });
    expect(both([named()], [named({ fields: ['attendance'] })])).toMatchObject({ kind: 'allowed', permitted: ['attendance'] });
  });

  it('says with it on what it rests, for whom and what for (42 CFR 2.32)', () => {
    expect(decide(toMaria, [named({ expiresAt: hours(24 * 30) })])).toMatchObject({
      scopeText:
        'Disclosed to Maria Lopez for this purpose only: family-involvement. It holds: that they are in our care, and when they speak with us. It is disclosed with the written consent of the patient of 2026-11-21 that ends on 2026-12-23; they may take it back at any time.',
    });
  });
});

describe('L-108 what they asked us not to tell', () => {
  const restricted = (asked: AskedDisclosure, ...restrictions: Restriction[]) =>
    decide(asked, factsOf([part2Event()], { restrictions }));
  const all = { fields: [], recipient: null, purposes: [] } as const;

  test.each<[string, Restriction, readonly string[]]>([
    ['one group', { ...all, fields: ['screening'] }, ['identity']],
    ['one group to them', { ...all, fields: ['screening'], recipient: 'St. Mary Clinic' }, ['identity']],
    ['one group for this', { ...all, fields: ['identity'], purposes: ['treatment'] }, ['screening']],
    ['something to somebody else', { ...all, recipient: 'Lakeside' }, ['identity', 'screening']],
    ['something for something else', { ...all, purposes: ['payment'] }, ['identity', 'screening']],
  ])('%s is kept back', (_, restriction, permitted) => {
    const withheld = toClinic.fields.filter((field) => !permitted.includes(field));
    expect(restricted(toClinic, restriction)).toMatchObject({ kind: 'allowed', permitted, withheld });
  });

  it('everything: nothing leaves, by consent or to a vendor; in an emergency it does (42 CFR 2.26)', () => {
    expect(restricted(toClinic, all)).toMatchObject({ kind: 'refused', reason: 'restricted', rule: '42 CFR 2.26' });
    const vendor: AskedDisclosure = {
      ...toClinic,
      recipient: { name: 'Fax', kind: 'service-organization' },
      basis: { kind: 'service-organization' },
    };
    const bound = { restrictions: [all], vendor: { objection: null } };
    expect(decide(vendor, factsOf([], bound))).toMatchObject({ reason: 'restricted' });
    expect(decide(vendor, factsOf([], { vendor: bound.vendor }))).toMatchObject({
      kind: 'allowed',
      basis: 'service-organization',
    });
    expect(decide(vendor, [])).toMatchObject({ reason: 'wrong-recipient' }); // in no registry
    expect(restricted(emergency(), all)).toMatchObject({ kind: 'allowed' });
  });
});

const emergency = (change: object = {}): AskedDisclosure => ({
  recipient: { name: 'County 911', kind: 'medical-personnel' },
  purpose: 'emergency',
  fields: ['identity', 'clinical'],
  basis: { kind: 'emergency', medicalPerson: 'Dr. Kim', affiliation: 'County EMS', nature: 'Not breathing', ...change },
});

describe('without a consent', () => {
  it('L-109 medical personnel in an emergency, when what the law wants is written down', () => {
    expect(decide(emergency(), [])).toMatchObject({ kind: 'allowed', basis: 'emergency', consentId: null });
    expect(decide(emergency({ affiliation: ' ', nature: '' }), [])).toMatchObject({
      reason: 'incomplete',
      sentence: 'Write down their affiliation, the nature of the emergency: the law wants it on record.',
      rule: '42 CFR 2.51',
    });
    expect(decide({ ...emergency(), recipient: toMaria.recipient }, [])).toMatchObject({ reason: 'wrong-recipient' });
  });

  it('their own record to themselves alone, and the whole of it to nobody else', () => {
    const own: AskedDisclosure = {
      recipient: { name: 'They', kind: 'patient' },
      purpose: 'own-request',
      fields: ['whole-record'],
      basis: { kind: 'own-request' },
    };
    expect(decide(own, [revoked()])).toMatchObject({ kind: 'allowed', permitted: ['whole-record'] });
    expect(decide({ ...own, recipient: toMaria.recipient }, [])).toMatchObject({
      reason: 'wrong-recipient',
      rule: '42 CFR 2.23',
    });
    expect(decide({ ...toClinic, fields: ['whole-record'] }, [part2Event()])).toMatchObject({ reason: 'outside-scope' });
  });

  it('L-111 nothing by a vendor without an agreement, on whatever basis', () => {
    for (const asked of [toClinic, emergency()])
      expect(
        decide(asked, factsOf([part2Event()], { vendor: { objection: 'The vendor "fax" is not in the vendor registry.' } })),
      ).toMatchObject({
        reason: 'vendor-inactive',
        sentence: 'The vendor "fax" is not in the vendor registry.',
      });
  });

  it('nothing is nothing', () => {
    expect(decide({ ...toClinic, fields: [] }, [part2Event()])).toMatchObject({ reason: 'incomplete' });
  });
});

it('whatever the ledger, what leaves was wanted, was listed, was not kept back, and rests on a grant that is there', () => {
  const fields = fc.subarray([...consentableFields]);
  const event = fc.record({
    kind: fc.constantFrom('part2_named', 'part2_tpo', 'vob'),
    action: fc.constantFrom('grant', 'grant', 'deny', 'revoke', 'expire', 'freeze', 'unfreeze'),
    scope: fc.constantFrom({}, { recipient: 'St. Mary Clinic' }, { recipient: 'St. Mary Clinic', purpose: 'treatment' }),
    hour: fc.integer({ min: -100, max: 10 }),
    fields: fc.option(fields),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), fields, fields, (drawn, wanted, kept) => {
      const ledger = drawn.map(({ hour, ...one }) => part2Event({ ...(one as Partial<Part2Event>), effectiveAt: hours(hour) }));
      const restrictions = kept.length === 0 ? [] : [{ fields: kept, recipient: null, purposes: [] }];
      const decision = decide({ ...toClinic, fields: wanted }, factsOf(ledger, { restrictions }));
      if (decision.kind === 'refused') return;
      const grant = ledger.find(({ id }) => id === decision.consentId)!;
      expect(grant).toMatchObject({ action: 'grant' });
      for (const field of decision.permitted) {
        expect([wanted.includes(field), kept.includes(field)]).toEqual([true, false]);
        expect(grant.fields === null ? grant.kind === 'part2_tpo' : grant.fields.includes(field)).toBe(true);
      }
      expect(decision.permitted.length).toBeGreaterThan(0);
    }),
  );
});
