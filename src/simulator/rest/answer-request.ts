import type { FaultRule } from '../faults/fault-rules.js';
import type { World } from '../world.js';
import { checkCredentials } from './check-credentials.js';
import { FormReader } from './form-reader.js';
import { findOperation, type FoundOperation } from './operations.js';
import { badRequest, notFound, RestError } from './rest-error.js';
import { preventsProcessing } from './spoil-response.js';

interface RestRequest {
  /** Of the product, as `productHost` gives it. */
  readonly host: string;
  readonly method: string;
  /** Path and query as requested. */
  readonly target: string;
  readonly authorization: string | undefined;
  readonly form: string | undefined;
}

export interface RestAnswer {
  readonly status: number;
  /** JSON, or HTML as text, as a gateway in front of the API answers. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A mishap to carry out after the processing. */
  readonly fault: FaultRule | undefined;
}

const GATEWAY_PAGE = '<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>';

function checkFields({ operation }: FoundOperation, fields: URLSearchParams): void {
  for (const [name, value] of fields) {
    if (operation.fields.includes(name)) continue;
    if (!operation.notSimulated?.includes(name)) throw badRequest(20001, `${operation.name}: unknown field ${name}`);
    if (value !== '' && value !== 'false') throw badRequest(20001, `${operation.name}: ${name} is not simulated`);
  }
}

/** The world as an operation sees it: a stale read sees its calls as they were. */
function seenWorld(world: World, fault: FaultRule | undefined): World {
  return fault?.effect === 'stale-read' ? { ...world, calls: world.calls.asOf(world.clock.ago(fault.seconds)) } : world;
}

function carryOut(world: World, request: RestRequest, fault: FaultRule | undefined): Omit<RestAnswer, 'fault'> {
  const [uri = '', search = ''] = request.target.split('?');
  const found = findOperation(request.host, request.method, uri);
  if (!found) throw notFound(uri);
  checkCredentials(world.credentials, request.authorization);
  if ((found.accountSid ?? world.accountSid) !== world.accountSid) throw notFound(uri);
  const query = new URLSearchParams(search);
  const form = new URLSearchParams(request.form ?? '');
  checkFields(found, request.method === 'POST' ? form : query);
  const { operation, path } = found;
  const body = operation.handle({ world: seenWorld(world, fault), path, query, uri, form: new FormReader(form) });
  return { status: operation.successStatus, body };
}

function refusedBy(fault: FaultRule): RestAnswer {
  const { status, retryAfter } = fault;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status === 503) return { status, body: GATEWAY_PAGE, headers, fault };
  const error = new RestError(status, status === 401 ? 20003 : 20000 + status, 'a fault rule answers');
  return { status, body: error.body, headers, fault };
}

function strike(world: World, request: RestRequest): FaultRule | undefined {
  const [uri = '', search = ''] = request.target.split('?');
  const found = findOperation(request.host, request.method, uri);
  const name = found?.operation.name ?? 'unknown';
  const fields = new URLSearchParams(request.form ?? search);
  const of = (field: string): string | undefined => fields.get(field) ?? undefined;
  const callSid = found?.path['CallSid'] ?? found?.path['Sid'];
  const fault = world.faults.strike({ face: 'rest', name, numbers: [of('To'), of('From')], callSid, events: [of('Status')] });
  if (fault) world.timeline.add('fault', { callSid }, { name, effect: fault.effect });
  return fault;
}

/** Carries out one REST request, mishaps before the processing included. Never throws: an error is an answer. */
export function answerRequest(world: World, request: RestRequest): RestAnswer {
  const fault = strike(world, request);
  if (fault?.effect === 'status') return refusedBy(fault);
  if (preventsProcessing(fault)) return { status: 0, body: undefined, fault };
  try {
    return { ...carryOut(world, request, fault), fault };
  } catch (error) {
    if (error instanceof RestError) return { status: error.status, body: error.body, fault };
    console.error('simulator error', error);
    return { status: 500, body: new RestError(500, 20500, String(error)).body, fault };
  }
}
