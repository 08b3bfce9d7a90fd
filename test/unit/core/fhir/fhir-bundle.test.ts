import { describe, expect, it } from '@jest/globals';
import type { Bundle, DomainResource, FhirResource } from 'fhir/r4.js';
import { currentNotice, missingFrom } from '../../../../src/core/disclosures/notice.js';
import type { FieldGroup } from '../../../../src/core/disclosures/field-groups.js';
import { fhirBundle, fhirFields } from '../../../../src/core/fhir/bundle.js';
import type { RecordRows } from '../../../../src/core/fhir/record-rows.js';
import { checkFhir } from '../../../support/fhir/check-fhir.js';
import { handing, idOf, wholeRecord } from './whole-record.js';

type Kind = FhirResource['resourceType'];
type Of<K extends Kind> = Extract<FhirResource, { resourceType: K }>;

const written = (rows: Partial<RecordRows> = {}, permitted: readonly FieldGroup[] = ['whole-record']): Bundle =>
  JSON.parse(JSON.stringify(fhirBundle({ ...wholeRecord, ...rows }, handing, permitted))) as Bundle;
const resources = (bundle: Bundle) => bundle.entry!.map(({ resource }) => resource!);
const kinds = (bundle: Bundle) => [...new Set(resources(bundle).map(({ resourceType }) => resourceType))];
const all = <K extends Kind>(bundle: Bundle, kind: K) =>
  resources(bundle).filter((one): one is Of<K> => one.resourceType === kind);

describe('a record in FHIR R4', () => {
  const whole = written();

  it('is accepted by the schema, the value sets and the invariants of R4, and each reference leads somewhere', () => {
    expect(checkFhir(whole)).toEqual([]);
    expect(kinds(whole)).toEqual([
      'Patient',
      'RelatedPerson',
      'Consent',
      'EpisodeOfCare',
      'QuestionnaireResponse',
      'Flag',
      'Appointment',
      'ServiceRequest',
      'Provenance',
    ]);
  });

  it('is accepted with nothing in it but a person of whom nothing is left', () => {
    const [, known] = wholeRecord.members;
    const nobody = { ...known!, name: null, birthDate: null };
    const none = { numbers: [], parties: [], consents: [], episodes: [], answers: [], flags: [], appointments: [] };
    const bare = written({ ...none, members: [nobody], referrals: [], decisions: [] });
    expect(checkFhir(bare)).toEqual([]);
    expect(kinds(bare)).toEqual(['Patient', 'Provenance']);
  });

  it('B-022: has no control characters, and nothing that reorders a line', () => {
    const typed = 'In the\u0007 car\u202e\nor beside it';
    const answers = [{ ...wholeRecord.answers[2]!, questionId: 'place', value: typed }];
    const [sheet] = all(written({ answers }), 'QuestionnaireResponse');
    expect(sheet!.item![0]!.answer).toEqual([{ valueString: 'In the car\nor beside it' }]);
  });

  it('B-095, L-104: every resource has the labels and the notice, and the bundle the scope', () => {
    for (const { meta, text } of [...resources(whole)] as DomainResource[]) {
      expect(meta!.security!.map(({ code }) => code)).toEqual(['42CFRPart2', 'NORDSCLCD', 'R']);
      expect(text!.div).toContain(currentNotice.text);
    }
    expect(whole.meta!.security).toHaveLength(3);
    expect(missingFrom(JSON.stringify(whole), { notice: currentNotice, scopeText: handing.scope })).toEqual([]);
    const [origin] = all(whole, 'Provenance');
    expect(origin!.target).toHaveLength(whole.entry!.length - 1);
  });

  it('B-110: names the approval, where others had to approve it', () => {
    const copy = fhirBundle(wholeRecord, { ...handing, approvalId: idOf(902) }, ['whole-record']);
    expect(checkFhir(copy)).toEqual([]);
    const [origin] = all(copy, 'Provenance');
    expect(origin!.agent).toMatchObject([
      { type: { coding: [{ code: 'assembler' }] }, who: { display: 'Ada Admin' } },
      { type: { coding: [{ code: 'verifier' }] }, who: { identifier: { value: `urn:uuid:${idOf(902)}` } } },
    ]);
  });

  it('holds what they told, word for word, and nothing that was guessed', () => {
    const [patient] = all(whole, 'Patient');
    expect(patient).toMatchObject({
      id: idOf(1),
      identifier: [{ use: 'official' }, { use: 'old', value: `urn:uuid:${idOf(2)}` }],
      name: [{ text: 'Pepe <b> & "Co"' }, { text: 'José Lopez' }],
      telecom: [{ value: '+12025550147' }, { value: '+12025550148;ext=12' }],
      birthDate: '1987-05-14',
    });
    expect(patient!.text!.div).toContain('Pepe &lt;b&gt; &amp; &quot;Co&quot;');
    expect(Object.keys(patient!)).not.toEqual(expect.arrayContaining(['gender']));
    const differing = wholeRecord.members.map((member, index) => ({ ...member, birthDate: ['1987', '1988-01'][index]! }));
    expect(all(written({ members: differing }), 'Patient')[0]).not.toHaveProperty('birthDate');
  });

  it('A-303: says which part others have, and neither their name nor their number', () => {
    const [other, own] = all(whole, 'RelatedPerson');
    expect(other).not.toHaveProperty('name');
    expect(other).not.toHaveProperty('telecom');
    expect(other!.relationship!.map(({ text }) => text)).toEqual(['caller', 'family member', 'Employer']);
    expect(own).toMatchObject({ name: [{}, { text: 'José Lopez' }], patient: { display: expect.any(String) } });
    expect(own!.patient).not.toHaveProperty('reference');
  });
});

describe('what somebody else gets', () => {
  const given = (...permitted: FieldGroup[]) => written({}, permitted);

  it.each([
    ['identity', []],
    ['contact', []],
    ['consents', ['Consent']],
    ['attendance', ['EpisodeOfCare']],
    ['screening', ['QuestionnaireResponse']],
    ['clinical', []],
    ['placement', ['Appointment', 'ServiceRequest']],
  ] as const)('by a consent to %s alone is nothing of another group', (group, found) => {
    const bundle = given(group);
    expect(kinds(bundle)).toEqual(['Patient', ...found, 'Provenance']);
    expect(checkFhir(bundle)).toEqual([]);
    const [patient] = all(bundle, 'Patient');
    expect('name' in patient!).toBe(group === 'identity');
    expect('birthDate' in patient!).toBe(group === 'identity');
    expect('telecom' in patient!).toBe(group === 'contact');
    expect(patient).not.toHaveProperty('communication');
    expect(JSON.stringify(bundle)).not.toContain('Needs a quiet place');
  });

  it('has flags and reasons only if both groups may go, and never who else has a part in it', () => {
    const [withReasons] = all(given('placement', 'clinical'), 'ServiceRequest').filter(({ intent }) => intent === 'order');
    expect(withReasons!.reasonCode).toEqual([{ text: 'Needs a quiet place' }]);
    expect(all(given('screening', 'clinical'), 'Flag')).toHaveLength(3);
    expect(kinds(given(...fhirFields))).not.toContain('RelatedPerson');
  });
});

describe('the check itself', () => {
  const broken = (change: (bundle: Bundle) => void): string[] => {
    const bundle = written();
    change(bundle);
    return checkFhir(bundle).map(({ by }) => by);
  };
  const first = <K extends Kind>(bundle: Bundle, kind: K) => all(bundle, kind)[0]!;

  it.each<[string, string, (bundle: Bundle) => void]>([
    ['a status that does not exist', 'schema', (bundle) => void (first(bundle, 'Flag').status = 'raised' as 'active')],
    ['a field that is missing', 'schema', (bundle) => void delete (first(bundle, 'Flag') as { code?: object }).code],
    [
      'a status that is missing',
      'definitions',
      (bundle) => void delete (first(bundle, 'Appointment') as { status?: string }).status,
    ],
    ['a field that does not exist', 'schema', (bundle) => void Object.assign(first(bundle, 'Consent'), { state: 'x' })],
    ['a date that is none', 'schema', (bundle) => void (first(bundle, 'Patient').birthDate = '14.5.1987')],
    [
      'a field that only the definitions want',
      'definitions',
      (bundle) => void delete (first(bundle, 'Consent') as { scope?: object }).scope,
    ],
    ['a start without an end', 'definitions', (bundle) => void delete first(bundle, 'Appointment').end],
    ['a consent without a policy', 'definitions', (bundle) => void delete first(bundle, 'Consent').policyRule],
    ['a reference to nobody', 'references', (bundle) => void (first(bundle, 'Flag').subject.reference = `urn:uuid:${idOf(999)}`)],
    ['two entries of one name', 'references', (bundle) => void (bundle.entry![1]!.fullUrl = bundle.entry![0]!.fullUrl)],
    [
      'a code that its system does not have',
      'codes',
      (bundle) => void (first(bundle, 'Patient').meta!.security![0]!.code = '43CFR'),
    ],
  ])('refuses %s', (_, by, change) => {
    expect(broken(change)).toContain(by);
  });
});
