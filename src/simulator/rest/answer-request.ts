import { timingSafeEqual } from 'node:crypto';
import type { FaultRule } from '../faults/fault-rules.js';
import type { World } from '../world.js';
import { FormReader } from './form-reader.js';
import { findOperation, type FoundOperation } from './operations.js';
import { badRequest, notFound, RestError } from './rest-error.js';

interface RestRequest {
  readonly method: string;
  /** Path and query as requested. */
  readonly target: string;
  readonly authorization: string | undefined;
  readonly form: string | undefined;
}

export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
  /** A mishap to carry out after the processing. */
  readonly fault: FaultRule | undefined;
}

function checkCredentials(world: World, authorization: string | undefined): void {
  const expected = Buffer.from(`${world.accountSid}:${world.authToken}`);
  const given = Buffer.from((authorization ?? '').replace(/^Basic /i, ''), 'base64');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new RestError(401, 20003, 'Authenticate');
}

function checkFields({ operation }: FoundOperation, fields: URLSearchParams): void {
  for (const [name, value] of fields) {
    if (operation.fields.includes(name)) continue;
    if (!operation.notSimulated?.includes(name)) throw badRequest(20001, `${operation.name}: unknown field ${name}`);
    if (value !== '' && value !== 'false') throw badRequest(20001, `${operation.name}: ${name} is not simulated`);
  }
}

function carryOut(world: World, request: RestRequest, fault: FaultRule | undefined): Omit<RestAnswer, 'fault'> {
  const [uri = '', search = ''] = request.target.split('?');
  const found = findOperation(request.method, uri);
  if (!found) throw notFound(uri);
  checkCredentials(world, request.authorization);
  if (found.accountSid !== world.accountSid) throw notFound(uri);
  if (fault?.effect === 'status') throw new RestError(fault.status, 20000 + fault.status, 'a fault rule answers');
  const query = new URLSearchParams(search);
  const form = new URLSearchParams(request.form ?? '');
  checkFields(found, request.method === 'POST' ? form : query);
  const { operation, path } = found;
  const body = operation.handle({ world, path, query, uri, form: new FormReader(form) });
  return { status: operation.successStatus, body };
}

/** Carries out one REST request, mishaps before the processing included. Never throws: an error is an answer. */
export function answerRequest(world: World, request: RestRequest): RestAnswer {
  const name = findOperation(request.method, request.target.split('?')[0] ?? '')?.operation.name ?? 'unknown';
  const form = new URLSearchParams(request.form ?? '');
  const fault = world.faults.strike(name, [form.get('To') ?? undefined, form.get('From') ?? undefined]);
  if (fault) world.timeline.add('fault', {}, { name, effect: fault.effect });
  try {
    return { ...carryOut(world, request, fault), fault };
  } catch (error) {
    if (error instanceof RestError) return { status: error.status, body: error.body, fault };
    console.error('simulator error', error);
    return { status: 500, body: new RestError(500, 20500, String(error)).body, fault };
  }
}
