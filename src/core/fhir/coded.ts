import type { CodeableConcept, Coding, Reference } from 'fhir/r4.js';

/** Where the codes come from that FHIR R4 names. */
export const systems = {
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  actReason: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  dataAbsent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  flagCategory: 'http://terminology.hl7.org/CodeSystem/flag-category',
  flagPriority: 'http://hl7.org/fhir/flag-priority-code',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  language: 'urn:ietf:bcp:47',
  loinc: 'http://loinc.org',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  provenanceAgent: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
  relationship: 'http://terminology.hl7.org/CodeSystem/v2-0131',
  roleCode: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  snomed: 'http://snomed.info/sct',
  uri: 'urn:ietf:rfc:3986',
} as const;

/** Codes of our own. */
export function ours(name: string): string {
  return `urn:ringback:${name}`;
}

export function coded(system: string, code: string, display: string): CodeableConcept {
  return { coding: [coding(system, code, display)], text: display };
}

export function coding(system: string, code: string, display: string): Coding {
  return { system, code, display };
}

/** Within the bundle everything is known by its id. */
export function urnOf(id: string): string {
  return `urn:uuid:${id}`;
}

export function refTo(type: string, id: string): Reference {
  return { reference: urnOf(id), type };
}

/** Somebody or something that is named, and of whom nothing else stands in the bundle. */
export function named(type: string, display: string): Reference {
  return { type, display };
}
