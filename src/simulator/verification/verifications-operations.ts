import { FormReader } from '../rest/form-reader.js';
import { metaPageOf } from '../rest/meta-page.js';
import { PAGE_FIELDS, type Operation, type RestCall } from '../rest/operation.js';
import { badRequest, notFound } from '../rest/rest-error.js';
import { Verification, VERIFICATION_STATUSES } from './verification.js';
import { OPTIONAL_LISTS, OPTIONAL_TEXTS, REQUIRED_LISTS, REQUIRED_TEXTS, verificationResource } from './verification-resource.js';

const VERIFICATIONS = '/v1/Tollfree/Verifications';

function readSubmission(form: FormReader): Readonly<Record<string, string | readonly string[]>> {
  const submitted: Record<string, string | readonly string[]> = {};
  for (const name of REQUIRED_TEXTS) submitted[name] = form.required(name, 20001);
  for (const name of REQUIRED_LISTS) form.required(name, 20001);
  for (const name of [...REQUIRED_LISTS, ...OPTIONAL_LISTS]) submitted[name] = form.all(name);
  for (const name of [...OPTIONAL_TEXTS, 'AgeGatedContent']) {
    const value = form.text(name);
    if (value !== undefined) submitted[name] = value;
  }
  return submitted;
}

/** Submits a number of ours for review. Throws 20001 for a missing field or a number that is not ours. */
function create({ world, form }: RestCall): unknown {
  const submitted = readSubmission(form);
  const numberSid = form.required('TollfreePhoneNumberSid', 20001);
  const own = world.numbers.findBySid(numberSid);
  if (!own) throw badRequest(20001, `TollfreePhoneNumberSid ${numberSid} is not one of this account's`);
  const verification = new Verification(own.number, numberSid, submitted, world.clock.now());
  world.verifications.add(verification);
  return verificationResource(world, verification);
}

function list(request: RestCall): unknown {
  const { world, query } = request;
  const status = new FormReader(query).oneOf('Status', VERIFICATION_STATUSES);
  const numberSid = query.get('TollfreePhoneNumberSid');
  const found = world.verifications
    .newestFirst()
    .filter((known) => (!status || known.status === status) && (!numberSid || known.numberSid === numberSid));
  return metaPageOf(request, 'verifications', found, (known: Verification) => verificationResource(world, known));
}

function fetch({ world, path, uri }: RestCall): unknown {
  const verification = world.verifications.find(path['Sid'] ?? '');
  if (!verification) throw notFound(uri);
  return verificationResource(world, verification);
}

export const VERIFICATIONS_OPERATIONS: readonly Operation[] = [
  {
    name: 'CreateTollfreeVerification',
    product: 'messaging',
    method: 'POST',
    path: VERIFICATIONS,
    successStatus: 201,
    fields: [...REQUIRED_TEXTS, ...REQUIRED_LISTS, ...OPTIONAL_TEXTS, ...OPTIONAL_LISTS, 'AgeGatedContent'],
    handle: create,
  },
  {
    name: 'ListTollfreeVerification',
    product: 'messaging',
    method: 'GET',
    path: VERIFICATIONS,
    successStatus: 200,
    fields: ['TollfreePhoneNumberSid', 'Status', ...PAGE_FIELDS],
    notSimulated: ['ExternalReferenceId', 'IncludeSubAccounts', 'TrustProductSid'],
    handle: list,
  },
  {
    name: 'FetchTollfreeVerification',
    product: 'messaging',
    method: 'GET',
    path: `${VERIFICATIONS}/{Sid}`,
    successStatus: 200,
    fields: [],
    handle: fetch,
  },
];
