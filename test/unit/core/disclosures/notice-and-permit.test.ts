import { createHash } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import type { AllowedDisclosure } from '../../../../src/core/disclosures/disclosure-facts.js';
import { DisclosurePermit, permitFor } from '../../../../src/core/disclosures/disclosure-permit.js';
import { idsOnlyObjection } from '../../../../src/core/disclosures/ids-only.js';
import { mayDisclose } from '../../../../src/core/disclosures/may-disclose.js';
import { currentNotice, missingFrom, shortStatement } from '../../../../src/core/disclosures/notice.js';
import { vendorObjection, type VendorAgreement } from '../../../../src/core/disclosures/vendor-standing.js';
import { at, factsOf, named, toMaria } from './disclosing.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const allowed = mayDisclose(toMaria, factsOf([named()]), at) as AllowedDisclosure;
const notice = currentNotice;

describe('the notice', () => {
  it('is known by its hash: a changed word is another version', () => {
    expect(sha256(notice.text)).toBe(notice.sha256);
  });

  it('says what 42 CFR 2.32 wants said', () => {
    expect(notice.text.startsWith(shortStatement)).toBe(true);
    for (const said of [
      'civil, criminal, administrative or legislative',
      'subpart E',
      '2.12(c)(5)',
      'written consent',
      '45 CFR part 164',
      '2.31',
    ])
      expect(notice.text).toContain(said);
  });

  it('B-095 L-104 is missed, like the scope, in whatever lacks it; a quote in a name is no other text in JSON', () => {
    const scopeText = 'Disclosed to "Joe" Doe.';
    const both = { notice, scopeText };
    expect(missingFrom(`${notice.text}\n${scopeText}`, both)).toEqual([]);
    expect(missingFrom(JSON.stringify({ notice: notice.text, scopeText }), both)).toEqual([]);
    expect(missingFrom(notice.text, both)).toEqual(['scope']);
    expect(missingFrom(`${shortStatement} ${scopeText}`, both)).toEqual(['notice']);
    expect(missingFrom('', both)).toEqual(['notice', 'scope']);
  });
});

describe('L-103 a disclosure permit', () => {
  const payload = `${notice.text} ${allowed.scopeText}`;
  const sent = { disclosureId: 'd1', payload, payloadHash: sha256(payload), notice, vendor: 'fax', at };
  const answer = permitFor(allowed, sent);
  if (answer.kind !== 'permit') throw new Error('no permit');
  const { permit } = answer;
  const use = { payloadHash: sha256(payload), at };
  const later = (seconds: number) => ({ ...use, at: new Date(at.getTime() + seconds * 1000) });

  it('is good for its payload and some seconds', () => {
    expect(DisclosurePermit.objection(permit, use)).toBeNull();
    expect(DisclosurePermit.objection(permit, later(15))).toBeNull();
    expect(DisclosurePermit.objection(permit, { ...use, payloadHash: sha256('more') })).toMatch('another payload');
    expect(DisclosurePermit.objection(permit, later(15.001))).toMatch('not of now');
    expect(DisclosurePermit.objection(permit, later(-0.001))).toMatch('not of now');
    expect(permit.vendor).toBe('fax');
  });

  it('is not given for a payload without notice or scope, nor by a decision that only looks like one', () => {
    expect(permitFor(allowed, { ...sent, payload: notice.text })).toEqual({ kind: 'lacks', missing: ['scope'] });
    expect(() => permitFor({ ...allowed }, sent)).toThrow('by mayDisclose');
  });

  it('cannot be forged', () => {
    const dressedUp = Object.create(DisclosurePermit.prototype) as object;
    for (const forged of [{ bounds: use }, dressedUp, structuredClone(permit), null, undefined, 'ids-only'])
      expect(DisclosurePermit.objection(forged, use)).toMatch('nobody asked');
    const Open = DisclosurePermit as unknown as new (...args: unknown[]) => DisclosurePermit;
    expect(() => new Open({}, () => null)).toThrow('made by asking');
  });
});

describe('a body without anybody in it', () => {
  test.each([
    {},
    {
      type: 'callback.late',
      timestamp: '2026-11-23T15:00:00.000Z',
      data: { callbackId: '019ac3b2-5a77-7c1e-8d5f-0b6a3c1d9e42', from: null },
    },
    { data: { state: 'in-progress', reason: 'expired' } },
  ])('%j goes out', (body) => {
    expect(idsOnlyObjection(JSON.stringify(body))).toBeNull();
  });

  test.each<[string, string]>([
    ['{"name":"Maria Lopez"}', 'body.name'],
    ['{"data":{"phone":"+12025550147"}}', 'body.data.phone'],
    ['{"data":{"note":"He drinks."}}', 'body.data.note'],
    ['{"data":{"age":41}}', 'body.data.age'],
    ['{"data":["a-code"]}', 'body.data'],
    ['Maria', 'no JSON'],
  ])('L-103 %s does not', (body, where) => {
    expect(idsOnlyObjection(body)).toMatch(where);
  });
});

describe('L-111 a vendor', () => {
  const agreement: VendorAgreement = { key: 'fax', baaOn: '2026-01-01', qsoa: true, endsOn: null };
  test.each<[string, readonly VendorAgreement[], RegExp | null]>([
    ['with an agreement', [agreement], null],
    ['until the day on which it ends', [{ ...agreement, endsOn: '2026-11-24' }], null],
    ['from that day on', [{ ...agreement, endsOn: '2026-11-23' }], /no agreement any more since 2026-11-23/],
    ['with an older one that has ended', [agreement, { ...agreement, endsOn: '2026-01-01' }], null],
    ['without a BAA', [{ ...agreement, baaOn: null }], /no business associate agreement/],
    ['with one that has not begun', [{ ...agreement, baaOn: '2026-11-24' }], /begins on 2026-11-24/],
    ['that Part 2 does not bind', [{ ...agreement, qsoa: false }], /not bound by 42 CFR part 2/],
    ['that nobody knows', [], /The vendor "fax" is not in the vendor registry. Nothing was sent. An administrator adds/],
  ])('%s', (_, agreements, why) => {
    const objection = vendorObjection('fax', agreements, at);
    if (why === null) expect(objection).toBeNull();
    else expect(objection).toMatch(why);
  });
});
