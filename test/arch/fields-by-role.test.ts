// ASVS 8.2.3, L-208: a field that holds a whole number or the words of a person is shown by no address to a role that may not see it. Addresses
// and what they need: docs/who-may-call.csv; fields: docs/openapi.json; the rules: core/access/field-rules.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { fieldRules } from '../../src/core/access/field-rules.js';
import { permissions, type Permission } from '../../src/core/access/permissions.js';
import { staffRoles, type StaffRole } from '../../src/core/access/roles.js';

interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const docs = join(import.meta.dirname, '..', '..', 'docs');
const api = JSON.parse(readFileSync(join(docs, 'openapi.json'), 'utf8')) as Document;
const needs = new Map(
  readFileSync(join(docs, 'who-may-call.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([method, path, who]) => [`${method} ${path}`, who!]),
);

/** Numbers, names and words of persons are called so; what else is called so is listed below, with its reason. */
const tells =
  /phone|^(number|text|words|message|email|value|facts|zips?|extension|personName|firstName|lastName|safeWord|birthDate)$|[nN]ote$/;

const harmless: Readonly<Record<string, readonly string[]>> = {
  masked: [
    'NumberDto.phoneNumber',
    'PersonDto.phoneNumber',
    'FoundPersonDto.phoneNumber',
    'MatchDto.phoneNumber',
    'CallLegDto.number',
    'CallerOnBoardDto.number',
    'DeskCallDto.number',
    'BlockedCallerDto.number',
    'InboundCallDto.number',
  ],
  'of staff, sites and places': [
    'AnsweringPointDto.phoneNumber',
    'CanaryDto.phone',
    'EndpointsDto.text',
    'LicenceDto.number',
    'NumberSetupDto.number',
    'OutsideNumberDto.phoneNumber',
    'ReferralPlaceDto.phoneNumber',
    'SafetyHelpDto.number',
    'ScriptLineDto.text',
    'ConsentTextDto.text',
    'ShownNumberDto.phoneNumber',
    'SignedInUserDto.email',
    'SiteDto.phoneNumber',
    'StaffUserDto.email',
    'TrackingNumberDto.phoneNumber',
  ],
  'our own sentences': [
    'ApprovalDto.words',
    'BlockerDto.message',
    'FactProblemDto.message',
    'ImportRowProblemDto.message',
    'LeadReceivedDto.message',
    'LegalRequestDto.closedNote',
    'MissingFactDto.message',
    'MissingForStageDto.message',
    'OfferTermDto.value',
    'OverrideDto.reviewNote',
    'RecordOpeningDto.reviewNote',
  ],
};

function fieldsOf(schema: Schema, of: string, seen: ReadonlySet<string> = new Set()): string[] {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return seen.has(name) ? [] : fieldsOf(api.components.schemas[name]!, name, new Set([...seen, name]));
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])];
  const own = Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => [
    `${of}.${field}`,
    ...fieldsOf(inner, of, seen),
  ]);
  return [...own, ...parts.flatMap((part) => fieldsOf(part, of, seen))];
}

const answers = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { responses }]) => ({
    address: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    fields: Object.entries(responses)
      .filter(([status]) => status !== 'default')
      .flatMap(([, { content }]) => Object.values(content ?? {}).flatMap(({ schema }) => fieldsOf(schema, '?'))),
  })),
);
const rolesAt = (who: string): readonly StaffRole[] => (who === 'staff' ? staffRoles : permissions[who as Permission]);

it('every field that may tell of a person has a rule, or a reason to need none', () => {
  const known = new Set([...Object.keys(fieldRules), ...Object.values(harmless).flat()]);
  const found = new Set(answers.flatMap(({ fields }) => fields).filter((field) => tells.test(field.split('.')[1]!)));
  expect(found.size).toBeGreaterThan(50);
  expect([...found].filter((field) => !known.has(field))).toEqual([]);
});

it('no address shows one to a role without its permission', () => {
  const wrong = answers.flatMap(({ address, fields }) =>
    [...new Set(fields)].flatMap((field) => {
      const permission = (fieldRules as Readonly<Record<string, Permission>>)[field];
      const who = needs.get(address);
      if (permission === undefined) return [];
      if (who === undefined || who === 'public' || who === 'sources')
        return [`${address} shows ${field} to ${who ?? 'somebody unknown'}`];
      const allowed: readonly StaffRole[] = permissions[permission];
      return rolesAt(who)
        .filter((role) => !allowed.includes(role))
        .map((role) => `${address} shows ${field} to a ${role}`);
    }),
  );
  expect(wrong).toEqual([]);
});
