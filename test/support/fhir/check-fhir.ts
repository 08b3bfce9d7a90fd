import type { Bundle, Reference } from 'fhir/r4.js';
import { againstCodes } from './against-codes.js';
import { againstDefinitions } from './against-definitions.js';
import { againstSchema } from './against-schema.js';
import { everyObject } from './every-object.js';

export interface FhirProblem {
  readonly by: 'schema' | 'definitions' | 'references' | 'codes';
  readonly message: string;
}

/** All that is wrong with a bundle of FHIR R4. */
export function checkFhir(bundle: Bundle): FhirProblem[] {
  const found = (by: FhirProblem['by'], messages: readonly string[]) => messages.map((message) => ({ by, message }));
  return [
    ...found('schema', againstSchema(bundle)),
    ...found('definitions', againstDefinitions(bundle)),
    ...found('references', againstReferences(bundle)),
    ...found('codes', againstCodes(bundle)),
  ];
}

/** Each entry has a name of its own, and each reference leads to the entry that it speaks of. */
function againstReferences(bundle: Bundle): string[] {
  const entries = bundle.entry ?? [];
  const kindOf = new Map(entries.map(({ fullUrl, resource }) => [fullUrl, resource!.resourceType]));
  const misnamed = entries.filter(({ fullUrl, resource }) => fullUrl !== `urn:uuid:${resource!.id}`);
  const lost = [...everyObject(bundle)].flatMap((one) => {
    const { reference, type } = one as Reference;
    if (typeof reference !== 'string') return [];
    return kindOf.get(reference) === type ? [] : [`${reference} leads to no ${type}`];
  });
  return [
    ...(kindOf.size === entries.length ? [] : ['Two entries have one name']),
    ...misnamed.map(({ fullUrl }) => `${fullUrl} is not the name of what it holds`),
    ...lost,
  ];
}
