import type { Bundle, DomainResource, FhirResource } from 'fhir/r4.js';
import type { FieldGroup } from '../disclosures/field-groups.js';
import { appointment } from './appointment.js';
import { refTo, systems, urnOf } from './coded.js';
import { consent } from './consent.js';
import { episodeOfCare } from './episode-of-care.js';
import { flag } from './flag.js';
import { markPart2, part2Labels, type Told } from './mark-part2.js';
import { knownAs, patient } from './patient.js';
import { provenance, type Handing } from './provenance.js';
import { questionnaireResponses } from './questionnaire-response.js';
import type { RecordRows } from './record-rows.js';
import { relatedPerson } from './related-person.js';
import { decisionRequests, referralRequest } from './service-request.js';

/** The groups of fields that resources speak of; only these can be asked for in FHIR. */
export const fhirFields = [
  'identity',
  'contact',
  'attendance',
  'consents',
  'screening',
  'clinical',
  'placement',
] as const satisfies readonly FieldGroup[];

/**
 * A record as a FHIR R4 collection (ADR 0042). Each resource is there only if every group of fields it speaks of may be told; what no
 * consent names, such as the language and who else has a part in it, goes to the person themselves only.
 */
export function fhirBundle(rows: RecordRows, handing: Handing, permitted: readonly FieldGroup[]): Bundle {
  const told = resourcesOf(rows, permitted);
  const origin = provenance(
    handing,
    told.map(({ resource }) => refTo(resource.resourceType, resource.id!)),
  );
  return {
    resourceType: 'Bundle',
    id: handing.bundleId,
    meta: { security: part2Labels },
    identifier: { system: systems.uri, value: urnOf(handing.bundleId) },
    type: 'collection',
    timestamp: handing.at.toISOString(),
    entry: [...told, origin].map((one) => entryOf(markPart2(one, handing.notice))),
  };
}

function resourcesOf(rows: RecordRows, permitted: readonly FieldGroup[]): readonly Told[] {
  const isWhole = permitted.includes('whole-record');
  const may = (...groups: (typeof fhirFields)[number][]) => isWhole || groups.every((group) => permitted.includes(group));
  const { members, numbers } = rows;
  const them = refTo('Patient', knownAs(members).id);
  const parts = { identity: may('identity'), contact: may('contact'), language: isWhole };
  return [
    patient(members, numbers, parts),
    ...(isWhole ? rows.parties.map((party) => relatedPerson(party, them, members, numbers)) : []),
    ...(may('consents') ? rows.consents.map((one) => consent(one, them)) : []),
    ...(may('attendance') ? rows.episodes.map((one) => episodeOfCare(one, them)) : []),
    ...(may('screening') ? questionnaireResponses(rows.answers, them) : []),
    ...(may('screening', 'clinical') ? rows.flags.map((one) => flag(one, them)) : []),
    ...(may('placement') ? rows.appointments.map((one) => appointment(one, them)) : []),
    ...(may('placement') ? rows.referrals.map((one) => referralRequest(one, them)) : []),
    ...(may('placement') ? decisionRequests(rows.decisions, them, may('clinical')) : []),
  ];
}

function entryOf(resource: DomainResource) {
  return { fullUrl: urnOf(resource.id!), resource: resource as FhirResource };
}
