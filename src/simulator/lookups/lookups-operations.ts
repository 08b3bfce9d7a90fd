import type { Operation, RestCall } from '../rest/operation.js';
import { badRequest } from '../rest/rest-error.js';
import { fieldNames } from '../field-names.js';
import { lookupResource, PACKAGES, type LookupPackage } from './lookup-resource.js';

function askedPackages(query: URLSearchParams): readonly LookupPackage[] {
  const names = (query.get('Fields') ?? '').split(',').filter((name) => name !== '');
  return names.map((name) => {
    const found = PACKAGES.find((known) => known === name);
    if (!found) throw badRequest(20001, `Fields: ${name} is unknown, or not simulated`);
    return found;
  });
}

function fetch({ world, path, query }: RestCall): unknown {
  const number = path['PhoneNumber'] ?? '';
  return lookupResource(number, world.carrier.lines.at(number), askedPackages(query), query.get('LastVerifiedDate') ?? undefined);
}

export const LOOKUPS_OPERATIONS: readonly Operation[] = [
  {
    name: 'FetchPhoneNumber',
    product: 'lookups',
    method: 'GET',
    path: '/v2/PhoneNumbers/{PhoneNumber}',
    successStatus: 200,
    fields: ['Fields', 'CountryCode', 'LastVerifiedDate'],
    notSimulated: fieldNames(`
      FirstName LastName AddressLine1 AddressLine2 City State PostalCode AddressCountryCode NationalId DateOfBirth
      VerificationSid PartnerSubId
    `),
    handle: fetch,
  },
];
